using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Text;

namespace Candour.Foundation.Mail;

/// <summary>Hands mail to a relay.</summary>
public sealed class SmtpMailSender(MailSettings settings) : IMailSender
{
    private const int Submission = 587;

    /// <inheritdoc />
    public async Task SendAsync(ReadyMail mail, CancellationToken cancel = default)
    {
        var (host, port) = Address(settings.Relay!);
        using var client = new SmtpClient(host, port)
        {
            EnableSsl = settings.Encrypted,
            Credentials = settings.User is { } user ? new NetworkCredential(user, settings.Password) : null,
        };
        using var message = new MailMessage(settings.From, FolderMailSender.OneLine(mail.To))
        {
            Subject = FolderMailSender.OneLine(mail.Subject),
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Body,
            BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{mail.Id:N}@{message.From!.Host}>");
        // Nobody is to answer "I am away" to a reminder.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        await client.SendMailAsync(message, cancel);
    }

    internal static (string Host, int Port) Address(string relay)
    {
        var colon = relay.LastIndexOf(':');
        return colon > 0 && int.TryParse(relay.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? (relay[..colon], port)
            : (relay, Submission);
    }
}
