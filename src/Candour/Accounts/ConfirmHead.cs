using System.Security.Cryptography;
using System.Text;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>One's own appointment, and the code that the organisation's own address received.</summary>
public sealed record ConfirmHeadRequest(Guid AppointmentId, string? Code);

/// <summary>
/// Puts a head (or an officer) in office by the code sent to the organisation's own address. The head before steps down,
/// and they, the leads and the school are told.
/// </summary>
public sealed class ConfirmHead(
    CandourDb db,
    ViewerScope scope,
    UnitOfWork work,
    AccountsAccess access,
    AppointmentMails mails,
    Knocks knocks,
    Journal journal,
    Calendar calendar
)
{
    public async Task<Outcome<Appointment>> RunAsync(ConfirmHeadRequest request, CancellationToken cancel = default)
    {
        var me =
            access.Viewer.PersonId ?? throw new InvalidOperationException("Somebody who is not signed in has no appointment to confirm.");
        using var invitee = scope.As(Viewers.InviteeAs(me));
        if (!await knocks.TryAsync(KnockedDoor.Code, me.ToString(), cancel))
            return Refusal.At("Code", "accounts.code.shut");
        return await work.RunAsync<Appointment>(
            async () =>
            {
                if (
                    await access.Mine.SingleOrDefaultAsync(a => a.Id == request.AppointmentId && a.AcceptedAt != null, cancel)
                    is not { } appointment
                )
                    return Refusal.NotFound;
                if (appointment.ConfirmedAt is not null)
                    return appointment;
                if (
                    appointment.CodeDigest is not { } digest
                    || await access.OfficeAsync(appointment.OwnerId, cancel) is not { } office
                    || !Same(digest, Tokens.CodeDigest(request.Code, office.Id))
                )
                    return Refusal.At("Code", "accounts.code.wrong");
                appointment.CodeDigest = null;
                appointment.ConfirmedAt = calendar.Now;
                journal.Record(AccountsFacts.AppointmentConfirmed, appointment);
                if (appointment.Role == Roles.Head)
                    await FollowAsync(appointment, cancel);
                await db.SaveChangesAsync(cancel);
                return appointment;
            },
            cancel
        );
    }

    private async Task FollowAsync(Appointment appointment, CancellationToken cancel)
    {
        var before = await access
            .InForce.Where(a => a.OwnerId == appointment.OwnerId && a.Role == Roles.Head && a.Id != appointment.Id)
            .OrderBy(a => a.Id)
            .ToListAsync(cancel);
        foreach (var outgoing in before)
        {
            outgoing.To = calendar.Today.AddDays(-1);
            journal.Record(AccountsFacts.AppointmentEnded, outgoing);
        }
        var school = await access.Parties.SingleAsync(p => p.Id == appointment.OwnerId, cancel);
        await mails.NewHeadAsync(appointment, school, [.. before.Select(a => a.PersonId).Distinct()], cancel);
    }

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));
}
