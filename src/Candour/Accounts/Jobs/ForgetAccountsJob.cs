using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Journal;
using Candour.Foundation.PersonalData;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts.Jobs;

/// <summary>
/// Forgets what is only kept in passing: links that are used or over, counted tries, and, thirty days after their end,
/// the address and name in invitations. That somebody was invited, by whom and to what stays.
/// </summary>
public sealed class ForgetAccountsJob(CandourDb db, AccountsAccess access, Journal journal, Calendar calendar) : IJobHandler
{
    private const int Batch = 200;

    /// <inheritdoc />
    public static string Kind => "forget-accounts";

    /// <inheritdoc />
    public static ClockJob Clock => ClockJob.Door;

    /// <inheritdoc />
    public static TimeSpan? Every => TimeSpan.FromHours(6);

    /// <inheritdoc />
    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        var now = calendar.Now;
        var longOver = now.AddDays(-Retention.Days[Retention.Passing]!.Value);
        while (await StepAsync(now, longOver, cancel))
            db.ChangeTracker.Clear();
    }

    private async Task<bool> StepAsync(DateTime now, DateTime longOver, CancellationToken cancel)
    {
        var links = await access.Links.Where(l => l.ExpiresAt < now).OrderBy(l => l.ExpiresAt).Take(Batch).ToListAsync(cancel);
        var knocks = await access.Knocks.Where(k => k.Until < now).OrderBy(k => k.Until).Take(Batch).ToListAsync(cancel);
        var invitations = await access
            .AllInvitations.Where(i => i.Address != "" && (i.ExpiresAt < longOver || i.AcceptedAt < longOver || i.WithdrawnAt < longOver))
            .OrderBy(i => i.ExpiresAt)
            .Take(Batch)
            .ToListAsync(cancel);
        db.RemoveRange(links);
        db.RemoveRange(knocks);
        foreach (var invitation in invitations)
        {
            (invitation.Address, invitation.Name) = ("", "");
            journal.Record(AccountsFacts.InvitationForgotten, invitation);
        }
        await db.SaveChangesAsync(cancel);
        return links.Count == Batch || knocks.Count == Batch || invitations.Count == Batch;
    }
}
