using System.Globalization;
using System.Text;

namespace Candour.Foundation.Mail;

/// <summary>Writes each mail as an .eml file that any mail program opens: for the sample place and for trying things out.</summary>
public sealed class FolderMailSender(MailSettings settings) : IMailSender
{
    /// <inheritdoc />
    public async Task SendAsync(ReadyMail mail, CancellationToken cancel = default)
    {
        Directory.CreateDirectory(settings.Folder);
        // Named by its key: sent twice it is still one file.
        var name = string.Create(CultureInfo.InvariantCulture, $"{mail.At:yyyyMMdd-HHmmss}-{mail.Id:N}.eml");
        var path = Path.Combine(settings.Folder, name);
        await File.WriteAllTextAsync(path + ".part", Written(mail, settings.From), cancel);
        File.Move(path + ".part", path, overwrite: true);
    }

    /// <summary>The mail as RFC 5322 text.</summary>
    internal static string Written(ReadyMail mail, string from)
    {
        var text = new StringBuilder();
        void Header(string name, string value) => text.Append(name).Append(": ").Append(OneLine(value)).Append("\r\n");
        Header("From", from);
        Header("To", mail.To);
        Header("Subject", Encoded(OneLine(mail.Subject)));
        Header("Date", mail.At.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture));
        Header("Message-ID", $"<{mail.Id:N}@candour>");
        Header("MIME-Version", "1.0");
        Header("Content-Type", "text/plain; charset=utf-8");
        Header("Content-Transfer-Encoding", "8bit");
        text.Append("\r\n").Append(mail.Body.ReplaceLineEndings("\r\n")).Append("\r\n");
        return text.ToString();
    }

    /// <summary>Headers end where a line ends: an address with a line break in it would write headers of its own.</summary>
    internal static string OneLine(string value) => new([.. value.Select(c => char.IsControl(c) ? ' ' : c)]);

    private static string Encoded(string value) =>
        value.All(char.IsAscii) ? value : $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(value))}?=";
}
