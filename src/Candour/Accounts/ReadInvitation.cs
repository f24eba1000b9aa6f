using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>What the holder of an invitation's link may read of it.</summary>
/// <param name="Inviter">Who invited; null when the installation did.</param>
/// <param name="HasAccount">Whether the address it went to has an account: the holder reads that address.</param>
public sealed record InvitationLetter(
    string Name,
    string Address,
    string Role,
    string Organisation,
    string? Inviter,
    DateOnly Until,
    bool NeedsCode,
    bool HasAccount
);

/// <summary>Opens an invitation by its link. One that is used, over, taken back or was never sent is the same nothing.</summary>
public sealed class ReadInvitation(ViewerScope scope, AccountsAccess access, Calendar calendar)
{
    /// <summary>The letter; null when the link cannot be used.</summary>
    public async Task<InvitationLetter?> FindAsync(string? token, CancellationToken cancel = default)
    {
        using var invitee = scope.As(Viewers.Invitee);
        var invitation = await access.InvitationAsync(token, cancel);
        if (invitation?.IsOpen(calendar.Now) != true)
            return null;
        var organisation = await access.Parties.AsNoTracking().SingleAsync(p => p.Id == invitation.OrganisationId, cancel);
        return new InvitationLetter(
            invitation.Name,
            invitation.Address,
            invitation.Role,
            organisation.Name,
            invitation.InvitedById is { } inviter ? await access.NameAsync(inviter, cancel) : null,
            calendar.DateOf(invitation.ExpiresAt),
            Appointing.NeedsCode(organisation.Kind, invitation.Role),
            await access.AccountAsync(invitation.Address, cancel) is not null
        );
    }
}
