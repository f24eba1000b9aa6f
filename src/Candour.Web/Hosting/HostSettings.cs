using Candour.Foundation.Mail;
using Candour.Foundation.Storage;

namespace Candour.Web.Hosting;

/// <summary>What an installation sets, by environment variables so that a service file or a container can.</summary>
public sealed record HostSettings
{
    /// <summary>The data folder.</summary>
    public required string Folder { get; init; }

    /// <summary>A PostgreSQL connection string; SQLite in the folder when null.</summary>
    public string? PostgreSql { get; init; }

    /// <summary>Where to listen.</summary>
    public string Urls { get; init; } = "http://localhost:5080";

    /// <summary>The address that mails link to.</summary>
    public Uri PublicAddress { get; init; } = new("http://localhost:5080");

    /// <summary>Host names served; any when empty.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>An SMTP relay as host:port; mail is written to a folder when null.</summary>
    public string? Smtp { get; init; }

    /// <summary>The name and password for the relay, if it asks.</summary>
    public string? SmtpUser { get; init; }

    /// <inheritdoc cref="SmtpUser" />
    public string? SmtpPassword { get; init; }

    /// <summary>Whether the way to the relay is left unencrypted: for a relay on this machine.</summary>
    public bool SmtpPlain { get; init; }

    /// <summary>The sender of mail.</summary>
    public string MailFrom { get; init; } = "candour@localhost";

    /// <summary>Whether stepping into a sample's cast is mapped to callers that are not on this machine.</summary>
    public bool CastFromAnywhere { get; init; }

    /// <summary>Storage, as the rooms see it.</summary>
    public StorageSettings Storage => new() { Folder = Folder, PostgreSql = PostgreSql };

    /// <summary>Mail, as the rooms see it.</summary>
    public MailSettings Mail =>
        new()
        {
            Folder = Path.Combine(Folder, "mail"),
            From = MailFrom,
            Relay = Smtp,
            User = SmtpUser,
            Password = SmtpPassword,
            Encrypted = !SmtpPlain,
        };

    public static HostSettings FromEnvironment(string? folder)
    {
        string? Get(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
        return new HostSettings
        {
            Folder = Path.GetFullPath(folder ?? Get("CANDOUR_DATA") ?? "data"),
            PostgreSql = Get("CANDOUR_POSTGRES"),
            PublicAddress = new Uri(Get("CANDOUR_ADDRESS") ?? "http://localhost:5080"),
            Hosts = Get("CANDOUR_HOSTS")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            Smtp = Get("CANDOUR_SMTP"),
            SmtpUser = Get("CANDOUR_SMTP_USER"),
            SmtpPassword = Get("CANDOUR_SMTP_PASSWORD"),
            SmtpPlain = Get("CANDOUR_SMTP_PLAIN") == "yes",
            MailFrom = Get("CANDOUR_MAIL_FROM") ?? "candour@localhost",
            CastFromAnywhere = Get("CANDOUR_CAST_FROM_ANYWHERE") == "yes",
        };
    }
}
