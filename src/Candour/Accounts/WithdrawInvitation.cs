using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>An invitation to take back.</summary>
public sealed record WithdrawInvitationRequest(Guid InvitationId);

/// <summary>Takes back an invitation that nobody has used.</summary>
public sealed class WithdrawInvitation(CandourDb db, UnitOfWork work, AccountsAccess access, Journal journal, Calendar calendar)
{
    public Task<Outcome<Done>> RunAsync(WithdrawInvitationRequest request, CancellationToken cancel = default) =>
        work.RunAsync<Done>(
            async () =>
            {
                var invitation = await access.Invitations.SingleOrDefaultAsync(i => i.Id == request.InvitationId, cancel);
                if (invitation is null || !access.Viewer.ActToWrite(invitation))
                    return Refusal.NotFound;
                if (invitation.AcceptedAt is not null)
                    return Refusal.Because("accounts.invitation.taken");
                if (invitation.WithdrawnAt is not null)
                    return new Done();
                invitation.WithdrawnAt = calendar.Now;
                journal.Record(AccountsFacts.InvitationWithdrawn, invitation);
                await db.SaveChangesAsync(cancel);
                return new Done();
            },
            cancel
        );
}
