using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>An appointment to end today, and why, if somebody wants to say.</summary>
public sealed record EndAppointmentRequest(Guid AppointmentId, string? Reason = null);

/// <summary>
/// Ends an appointment: one's own, or one that the table lets one make. What it gave ends with it; what was written stays.
/// The last lead of a partnership and the last operator stay until there is another.
/// </summary>
public sealed class EndAppointment(
    CandourDb db,
    ViewerScope scope,
    UnitOfWork work,
    AccountsAccess access,
    Appointing appointing,
    AppointmentMails mails,
    Journal journal,
    Calendar calendar
)
{
    public const int ReasonLength = 500;

    public async Task<Outcome<Appointment>> RunAsync(EndAppointmentRequest request, CancellationToken cancel = default)
    {
        var me = access.Viewer.PersonId ?? throw new InvalidOperationException("Somebody who is not signed in ends nothing.");
        return await work.RunAsync<Appointment>(
            async () =>
            {
                var appointment =
                    await access.Mine.SingleOrDefaultAsync(a => a.Id == request.AppointmentId, cancel)
                    ?? await access.LookedAfter.SingleOrDefaultAsync(a => a.Id == request.AppointmentId, cancel);
                if (appointment is null)
                    return Refusal.NotFound;
                var isMine = appointment.PersonId == me;
                if (!isMine)
                {
                    var allowed = await appointing.AuthorityAsync(appointment.OwnerId, appointment.Role, cancel);
                    if (!allowed.IsDone)
                        return Outcome<Appointment>.Refused(allowed.Refusals);
                    if (appointment.OwnerId != allowed.Value.ConvenerId && appointment.ConvenerId != allowed.Value.ConvenerId)
                        return Refusal.Because("accounts.end.other");
                }
                if (await IsLastAsync(appointment, cancel))
                    return Refusal.Because("accounts.end.last");
                using var self = isMine ? scope.As(Viewers.InviteeAs(me)) : null;
                appointment.To = calendar.Today.AddDays(-1);
                journal.Record(AccountsFacts.AppointmentEnded, appointment, Reason(request.Reason));
                if (!isMine)
                    mails.Ended(appointment, await access.NameAsync(appointment.OwnerId, cancel));
                await db.SaveChangesAsync(cancel);
                return appointment;
            },
            cancel
        );
    }

    private async Task<bool> IsLastAsync(Appointment appointment, CancellationToken cancel) =>
        appointment is { Role: Roles.PartnershipLead or Roles.Operator, ConfirmedAt: not null }
        && !await access.InForce.AnyAsync(
            a => a.OwnerId == appointment.OwnerId && a.Role == appointment.Role && a.Id != appointment.Id,
            cancel
        );

    private static string? Reason(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : typed.Trim() is { Length: > ReasonLength } longer ? longer[..ReasonLength]
        : typed.Trim();
}
