using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>One's answer to an appointment that was offered.</summary>
public sealed record AnswerOfferRequest(Guid AppointmentId, bool Accept);

/// <summary>Accepts or declines an appointment that waits for one's own yes.</summary>
public sealed class AnswerOffer(
    CandourDb db,
    ViewerScope scope,
    UnitOfWork work,
    AccountsAccess access,
    Appointing appointing,
    Journal journal,
    Calendar calendar
)
{
    public async Task<Outcome<Appointment>> RunAsync(AnswerOfferRequest request, CancellationToken cancel = default)
    {
        var me = access.Viewer.PersonId ?? throw new InvalidOperationException("Somebody who is not signed in has no offers.");
        using var invitee = scope.As(Viewers.InviteeAs(me));
        return await work.RunAsync<Appointment>(
            async () =>
            {
                if (await access.Mine.SingleOrDefaultAsync(a => a.Id == request.AppointmentId, cancel) is not { } appointment)
                    return Refusal.NotFound;
                // Nobody accepts what they proposed for themselves, however it came to be written.
                if (appointment.ProposedById == me)
                    return Refusal.NotFound;
                if (appointment.AcceptedAt is not null)
                    return request.Accept ? appointment : Refusal.Because("accounts.offer.accepted");
                if (request.Accept)
                    await appointing.AcceptAsync(appointment, cancel);
                else
                {
                    appointment.To = calendar.Today.AddDays(-1);
                    journal.Record(AccountsFacts.AppointmentDeclined, appointment);
                }
                await db.SaveChangesAsync(cancel);
                return appointment;
            },
            cancel
        );
    }
}
