using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>One's own appointment that waits for its code.</summary>
public sealed record SendCodeAgainRequest(Guid AppointmentId);

/// <summary>Sends a new code to the organisation's own address; the earlier one is void.</summary>
public sealed class SendCodeAgain(
    CandourDb db,
    ViewerScope scope,
    UnitOfWork work,
    AccountsAccess access,
    Appointing appointing,
    Knocks knocks,
    Journal journal
)
{
    public async Task<Outcome<Done>> RunAsync(SendCodeAgainRequest request, CancellationToken cancel = default)
    {
        var me =
            access.Viewer.PersonId ?? throw new InvalidOperationException("Somebody who is not signed in has no appointment to confirm.");
        using var invitee = scope.As(Viewers.InviteeAs(me));
        if (!await knocks.TryAsync(KnockedDoor.SendCode, me.ToString(), cancel))
            return Refusal.Because("accounts.code.sent-often");
        return await work.RunAsync<Done>(
            async () =>
            {
                var appointment = await access.Mine.SingleOrDefaultAsync(
                    a => a.Id == request.AppointmentId && a.AcceptedAt != null && a.ConfirmedAt == null,
                    cancel
                );
                if (appointment is null)
                    return Refusal.NotFound;
                var organisation = await access.Parties.SingleAsync(p => p.Id == appointment.OwnerId, cancel);
                if (!await appointing.SendCodeAsync(appointment, organisation, cancel))
                    return Refusal.Because("accounts.code.no-office");
                journal.Record(AccountsFacts.CodeSent, appointment);
                await db.SaveChangesAsync(cancel);
                return new Done();
            },
            cancel
        );
    }
}
