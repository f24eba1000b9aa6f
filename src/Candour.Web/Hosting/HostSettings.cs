using System.Net;
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

    /// <summary>
    /// The proxies before us, as addresses or networks. Only what one of these says is believed about where a request came
    /// from; without it whoever comes through a proxy shares one caller's limits.
    /// </summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

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

    /// <param name="folder">The data folder, where the command line said it.</param>
    /// <param name="read">What a variable says; the process's own when left out.</param>
    /// <exception cref="FormatException">A variable cannot be read; the message says which and what it should be.</exception>
    public static HostSettings FromEnvironment(string? folder, Func<string, string?>? read = null)
    {
        read ??= Environment.GetEnvironmentVariable;
        string? Get(string name) => read(name) is { Length: > 0 } value ? value : null;
        return new HostSettings
        {
            Folder = Path.GetFullPath(folder ?? Get("CANDOUR_DATA") ?? "data"),
            PostgreSql = Get("CANDOUR_POSTGRES"),
            PublicAddress = AddressOf(Get("CANDOUR_ADDRESS") ?? "http://localhost:5080"),
            Hosts = Parts(Get("CANDOUR_HOSTS")),
            Proxies = [.. Parts(Get("CANDOUR_PROXY")).Select(NetworkOf)],
            Smtp = Get("CANDOUR_SMTP"),
            SmtpUser = Get("CANDOUR_SMTP_USER"),
            SmtpPassword = Get("CANDOUR_SMTP_PASSWORD"),
            SmtpPlain = Get("CANDOUR_SMTP_PLAIN") == "yes",
            MailFrom = Get("CANDOUR_MAIL_FROM") ?? "candour@localhost",
            CastFromAnywhere = Get("CANDOUR_CAST_FROM_ANYWHERE") == "yes",
        };
    }

    private static string[] Parts(string? said) =>
        said?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static Uri AddressOf(string said) =>
        Uri.TryCreate(said, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new FormatException($"CANDOUR_ADDRESS is “{said}”; it should be an address such as https://candour.example.");

    private static IPNetwork NetworkOf(string said)
    {
        if (IPAddress.TryParse(said, out var address))
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return IPNetwork.TryParse(said, out var network)
            ? network
            : throw new FormatException($"CANDOUR_PROXY has “{said}”; it should be addresses or networks such as 10.0.0.5 or 10.0.0.0/24.");
    }
}
