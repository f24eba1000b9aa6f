using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Groups;

/// <summary>A proposal as it was read and, where somebody changed it, as they left it.</summary>
public sealed record GroupsToForm(Guid PartnershipId, Guid ClusterId, IReadOnlyList<GroupToForm> Groups);

/// <summary>One group to form.</summary>
public sealed record GroupToForm(string Name, IReadOnlyList<Guid> SchoolIds);

/// <summary>Forms all the groups of a proposal, or none: each is checked again, since a proposal may be a week old.</summary>
public sealed class ApplyGroups(CandourDb db, UnitOfWork work, PartnershipsAccess access, Forming forming, Journal journal, Calendar calendar)
{
    /// <summary>Answers how many groups were formed.</summary>
    public Task<Outcome<int>> RunAsync(GroupsToForm request, CancellationToken cancel = default) => work.RunAsync<int>(async () =>
    {
        if (!access.ActAsLead(request.PartnershipId))
            return Refusal.NotFound;
        var cluster = await access.GroupsOf(request.PartnershipId, PartyKinds.Cluster).SingleOrDefaultAsync(p => p.Id == request.ClusterId, cancel);
        if (cluster is null)
            return Refusal.NotFound;
        if (await RefusedAsync(request, cancel) is { } refused)
            return refused;

        foreach (var proposed in request.Groups)
        {
            var group = forming.Organisation(request.PartnershipId, PartyKinds.Group, proposed.Name, cluster.IsSample);
            journal.Record(PartnershipsFacts.GroupFormed, group);
            db.Add(Ties.Of(request.PartnershipId, group.Id, cluster.Id, PartyKinds.Cluster, calendar.Today));
            foreach (var school in proposed.SchoolIds)
                forming.Tie(request.PartnershipId, school, group.Id, PartyKinds.Group, calendar.Today);
        }
        await forming.ClearReasonsAsync(request.PartnershipId, [.. request.Groups.SelectMany(g => g.SchoolIds)], cancel);
        await db.SaveChangesAsync(cancel);
        return request.Groups.Count;
    }, cancel);

    private async Task<Refusal?> RefusedAsync(GroupsToForm request, CancellationToken cancel)
    {
        var schools = request.Groups.SelectMany(g => g.SchoolIds).ToList();
        if (request.Groups.Count == 0 || schools.Distinct().Count() < schools.Count || !request.Groups.All(g => GroupRules.Fits(g.SchoolIds.Count)))
            return Refusal.Because("partnerships.propose.sizes");
        if (request.Groups.Select(g => Foundation.Fold.Sort(g.Name)).Distinct(StringComparer.Ordinal).Count() < request.Groups.Count)
            return Refusal.Because("partnerships.propose.names-twice");
        foreach (var group in request.Groups)
        {
            if (await forming.NameRefusedAsync(request.PartnershipId, group.Name, cancel) is { } name)
                return name;
        }
        var inside = await access.TiesNow.CountAsync(m => m.Kind == PartyKinds.Cluster && m.GroupId == request.ClusterId && schools.Contains(m.PartyId), cancel);
        if (inside < schools.Count || !await forming.AllInAsync(request.PartnershipId, schools, cancel))
            return Refusal.NotFound;
        return (await forming.GroupedAsync(request.PartnershipId, schools, cancel)).Count > 0 ? Refusal.Because("partnerships.propose.changed") : null;
    }
}
