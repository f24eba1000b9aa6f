using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Groups;

/// <summary>The end of a cluster or group, with the reason.</summary>
public sealed record GroupEnd(Guid PartnershipId, Guid GroupId, string Reason);

/// <summary>Ends a cluster or group and every tie to it. Groups that lay in a cluster go on without it.</summary>
public sealed class DissolveGroup(CandourDb db, UnitOfWork work, PartnershipsAccess access, Journal journal, Calendar calendar)
{
    public Task<Outcome<Done>> RunAsync(GroupEnd request, CancellationToken cancel = default) => work.RunAsync<Done>(async () =>
    {
        if (!access.ActAsLead(request.PartnershipId))
            return Refusal.NotFound;
        var group = await access.Organisations.SingleOrDefaultAsync(p => p.Id == request.GroupId && p.OwnerId == request.PartnershipId && p.EndedOn == null
            && (p.Kind == PartyKinds.Cluster || p.Kind == PartyKinds.Group), cancel);
        if (group is null)
            return Refusal.NotFound;
        var reason = request.Reason.Trim();
        if (reason.Length is 0 or > ParkSchool.ReasonLength)
            return Refusal.At("Reason", "partnerships.reason.length", ParkSchool.ReasonLength);
        var ties = await access.TiesNow.Where(m => m.OwnerId == request.PartnershipId && (m.GroupId == group.Id || m.PartyId == group.Id)).ToListAsync(cancel);
        foreach (var tie in ties)
        {
            tie.End(calendar.Today, reason);
            journal.Record(PartnershipsFacts.MembershipEnded, tie, reason);
        }
        group.EndedOn = calendar.Today;
        journal.Record(PartnershipsFacts.GroupDissolved, group, reason);
        await db.SaveChangesAsync(cancel);
        return default(Done);
    }, cancel);
}
