using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Groups;

/// <summary>A school's move into a cluster or group of its partnership, out of the one it was in.</summary>
/// <param name="FromId">The cluster or group that it leaves; null when it was in none.</param>
/// <param name="ToId">The cluster or group that it joins.</param>
public sealed record SchoolMove(Guid PartnershipId, Guid SchoolId, Guid? FromId, Guid ToId, string? Reason = null);

/// <summary>
/// Moves a school. The tie that ends keeps its days, so that the school's page still shows where it was. A school
/// that moves to another cluster leaves the group it had in the old one.
/// </summary>
public sealed class MoveSchool(CandourDb db, UnitOfWork work, PartnershipsAccess access, Forming forming, Leaving leaving, Calendar calendar)
{
    public Task<Outcome<Done>> RunAsync(SchoolMove request, CancellationToken cancel = default) => work.RunAsync<Done>(async () =>
    {
        if (!access.ActAsLead(request.PartnershipId) || !await forming.AllInAsync(request.PartnershipId, [request.SchoolId], cancel))
            return Refusal.NotFound;
        var to = await access.Organisations.SingleOrDefaultAsync(p => p.Id == request.ToId && p.OwnerId == request.PartnershipId && p.EndedOn == null
            && (p.Kind == PartyKinds.Cluster || p.Kind == PartyKinds.Group), cancel);
        var ties = await access.TiesNow.Where(m => m.OwnerId == request.PartnershipId && m.PartyId == request.SchoolId && m.Kind != PartyKinds.Partnership).ToListAsync(cancel);
        var from = ties.SingleOrDefault(m => m.GroupId == request.FromId);
        if (to is null || (request.FromId is not null && (from is null || from.Kind != to.Kind)))
            return Refusal.NotFound;
        if (ties.Any(m => m.GroupId == to.Id))
            return Refusal.At("ToId", "partnerships.move.already");
        if (to.Kind == PartyKinds.Group && await GroupRefusesAsync(to.Id, ties, from, cancel) is { } refused)
            return refused;

        if (from is not null)
            await leaving.GroupAsync(from, request.Reason, cancel);
        forming.Tie(request.PartnershipId, request.SchoolId, to.Id, to.Kind, calendar.Today);
        if (to.Kind == PartyKinds.Group)
            await forming.ClearReasonsAsync(request.PartnershipId, [request.SchoolId], cancel);
        await db.SaveChangesAsync(cancel);
        return default(Done);
    }, cancel);

    private async Task<Refusal?> GroupRefusesAsync(Guid groupId, List<Membership> ties, Membership? from, CancellationToken cancel)
    {
        if (ties.Any(m => m.Kind == PartyKinds.Group && m != from))
            return Refusal.At("ToId", "partnerships.move.in-group");
        if (await access.TiesNow.CountAsync(m => m.GroupId == groupId && m.Kind == PartyKinds.Group, cancel) >= GroupRules.Largest)
            return Refusal.At("ToId", "partnerships.move.full");
        var clusters = await access.TiesNow.Where(m => m.PartyId == groupId && m.Kind == PartyKinds.Cluster).Select(m => m.GroupId).ToListAsync(cancel);
        return clusters.Count > 0 && !ties.Any(m => m.Kind == PartyKinds.Cluster && clusters.Contains(m.GroupId))
            ? Refusal.At("ToId", "partnerships.move.outside-cluster")
            : null;
    }
}
