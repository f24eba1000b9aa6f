using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Groups;

/// <summary>The end of a school's time in a cluster or group, with the reason.</summary>
public sealed record MembershipEnd(Guid PartnershipId, Guid SchoolId, Guid GroupId, string Reason);

/// <summary>
/// Takes a school out of a cluster or group from today on. The days it was in stay. Leaving the partnership itself is
/// the school's own decision (<see cref="Endings.LeavePartnership"/>).
/// </summary>
public sealed class EndMembership(CandourDb db, UnitOfWork work, PartnershipsAccess access, Leaving leaving)
{
    public Task<Outcome<Done>> RunAsync(MembershipEnd request, CancellationToken cancel = default) => work.RunAsync<Done>(async () =>
    {
        if (!access.ActAsLead(request.PartnershipId))
            return Refusal.NotFound;
        var tie = await access.TiesNow.SingleOrDefaultAsync(m => m.OwnerId == request.PartnershipId && m.PartyId == request.SchoolId && m.GroupId == request.GroupId
            && (m.Kind == PartyKinds.Cluster || m.Kind == PartyKinds.Group), cancel);
        if (tie is null)
            return Refusal.NotFound;
        var reason = request.Reason.Trim();
        if (reason.Length is 0 or > ParkSchool.ReasonLength)
            return Refusal.At("Reason", "partnerships.reason.length", ParkSchool.ReasonLength);
        await leaving.GroupAsync(tie, reason, cancel);
        await db.SaveChangesAsync(cancel);
        return default(Done);
    }, cancel);
}
