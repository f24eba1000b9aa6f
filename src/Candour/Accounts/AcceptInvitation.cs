using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>An invitation by its link, or by its key when it went to one's own address.</summary>
public sealed record AcceptInvitationRequest(string? Token, Guid? InvitationId = null);

/// <summary>Takes the appointment that an invitation offers, as the person who is signed in. The invitation is bound to them from then on.</summary>
public sealed class AcceptInvitation(
    CandourDb db,
    ViewerScope scope,
    UnitOfWork work,
    AccountsAccess access,
    Appointing appointing,
    AppointmentMails mails,
    Calendar calendar
)
{
    public async Task<Outcome<Appointment>> RunAsync(AcceptInvitationRequest request, CancellationToken cancel = default)
    {
        var viewer = access.Viewer;
        var me = viewer.PersonId ?? throw new InvalidOperationException("Somebody who is not signed in accepts as a newcomer.");
        using var invitee = scope.As(Viewers.InviteeAs(me));
        return await work.RunAsync<Appointment>(
            async () =>
            {
                if (await FindAsync(request, me, cancel) is not { } invitation)
                    return Refusal.NotFound;
                var held = await access
                    .NotEnded.OrderBy(a => a.From)
                    .FirstOrDefaultAsync(
                        a => a.PersonId == me && a.OwnerId == invitation.OrganisationId && a.Role == invitation.Role,
                        cancel
                    );
                if (invitation.AcceptedById == me && held is not null)
                    return held;
                if (!invitation.IsOpen(calendar.Now))
                    return Refusal.NotFound;
                if (invitation.InvitedById == me)
                    return Refusal.Because("accounts.invitation.own");
                if (held is not null)
                    return Refusal.Because("accounts.invitation.held");
                var appointment = await appointing.TakeAsync(invitation, me, cancel);
                await mails.TakenAsync(invitation, viewer.Name, cancel);
                await db.SaveChangesAsync(cancel);
                return appointment;
            },
            cancel
        );
    }

    private async Task<Invitation?> FindAsync(AcceptInvitationRequest request, Guid me, CancellationToken cancel)
    {
        if (request.Token is not null)
            return await access.InvitationAsync(request.Token, cancel);
        var address = (await access.AccountOfAsync(me, cancel))?.NormalizedEmail;
        var invitation = await access.AllInvitations.SingleOrDefaultAsync(i => i.Id == request.InvitationId, cancel);
        return invitation is not null && address is not null && invitation.AddressKey == address ? invitation : null;
    }
}
