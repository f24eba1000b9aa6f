namespace Candour.Foundation.Mail;

/// <summary>One mail, ready to go. The key lets a receiver drop the copy that a crash between sending and noting it makes.</summary>
public sealed record ReadyMail(Guid Id, string To, string Subject, string Body, DateTimeOffset At);

/// <summary>Hands mail to whoever carries it.</summary>
public interface IMailSender
{
    /// <summary>Sends one mail, or throws.</summary>
    Task SendAsync(ReadyMail mail, CancellationToken cancel = default);
}

/// <summary>How mail goes out.</summary>
public sealed record MailSettings
{
    /// <summary>Where mail is written when there is no relay.</summary>
    public required string Folder { get; init; }

    /// <summary>The sender.</summary>
    public string From { get; init; } = "candour@localhost";

    /// <summary>A relay as "host" or "host:port"; null writes to the folder.</summary>
    public string? Relay { get; init; }

    /// <summary>The name to sign in to the relay with, if it asks.</summary>
    public string? User { get; init; }

    /// <summary>The password that goes with it.</summary>
    public string? Password { get; init; }

    /// <summary>Whether the way to the relay is encrypted.</summary>
    public bool Encrypted { get; init; } = true;
}
