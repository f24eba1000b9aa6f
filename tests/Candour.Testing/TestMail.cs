using Candour.Foundation.Mail;

namespace Candour.Testing;

/// <summary>Takes mail in and keeps it, so that a test can read what somebody was told.</summary>
public sealed class TestMail : IMailSender
{
    private readonly List<ReadyMail> _sent = [];

    /// <summary>Everything that went out, oldest first.</summary>
    public IReadOnlyList<ReadyMail> Sent
    {
        get
        {
            lock (_sent)
                return [.. _sent];
        }
    }

    /// <summary>The latest mail to an address. Throws when there was none.</summary>
    public ReadyMail LastTo(string address) =>
        Sent.LastOrDefault(m => string.Equals(m.To, address, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOperationException(
            $"Nothing went to {address}; mail went to: {string.Join(", ", Sent.Select(m => m.To).Distinct())}"
        );

    /// <inheritdoc />
    public Task SendAsync(ReadyMail mail, CancellationToken cancel = default)
    {
        lock (_sent)
            _sent.Add(mail);
        return Task.CompletedTask;
    }
}
