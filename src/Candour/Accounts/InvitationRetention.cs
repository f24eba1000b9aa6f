using Candour.Foundation.Journal;
using Candour.Foundation.PersonalData;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>
/// Thirty days after an invitation was used, taken back or ran out, its address and name go. That somebody was invited,
/// by whom and to what stays.
/// </summary>
internal sealed class InvitationRetention(Journal journal) : IRetentionRule
{
    private const int Batch = 200;

    public string Key => "invitations";

    public string Retention => Foundation.PersonalData.Retention.Passing;

    public Task<int> CountAsync(CandourDb db, DateTime before, CancellationToken cancel) =>
        AccountsAccess.InvitationsOver(db, before).CountAsync(cancel);

    public async Task<int> PurgeAsync(CandourDb db, DateTime before, CancellationToken cancel)
    {
        for (var emptied = 0; ; )
        {
            var over = await AccountsAccess.InvitationsOver(db, before).OrderBy(i => i.Id).Take(Batch).ToListAsync(cancel);
            foreach (var invitation in over)
            {
                (invitation.Address, invitation.Name) = ("", "");
                journal.Record(AccountsFacts.InvitationForgotten, invitation);
            }
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            emptied += over.Count;
            if (over.Count < Batch)
                return emptied;
        }
    }
}
