using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Mail;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts.Jobs;

/// <summary>Sends the link for a new password, if the address has an account; else forgets the wish.</summary>
public sealed class SendPasswordLinkJob(CandourDb db, AccountsAccess access, Outbox outbox, AccountsSettings settings) : IJobHandler
{
    /// <summary>The wish.</summary>
    public sealed record Payload(Guid LinkId);

    /// <inheritdoc />
    public static string Kind => "send-password-link";

    /// <inheritdoc />
    public static ClockJob Clock => ClockJob.Door;

    /// <inheritdoc />
    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        var id = run.Read<Payload>().LinkId;
        if (await access.Links.SingleOrDefaultAsync(l => l.Id == id && l.TokenDigest == null, cancel) is not { } link)
            return;
        if (await access.AccountAsync(link.Address, cancel) is { } account)
        {
            var token = Tokens.New();
            link.AccountId = account.Id;
            link.TokenDigest = Tokens.Digest(token);
            outbox.Add(
                account.Email!,
                "accounts.mail.password-link.subject",
                "accounts.mail.password-link.body",
                settings.Link($"/reset/{token}"),
                (int)MailedLink.PasswordLasts.TotalHours
            );
        }
        else
            db.Remove(link);
        await db.SaveChangesAsync(cancel);
    }
}
