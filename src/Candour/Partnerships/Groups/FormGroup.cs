using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Groups;

/// <summary>A pair, a triad or a four, inside a cluster or on its own.</summary>
public sealed record NewGroup(Guid PartnershipId, Guid? ClusterId, string Name, IReadOnlyList<Guid> SchoolIds);

/// <summary>Forms a working group. Within one partnership a school works in one group at a time.</summary>
public sealed class FormGroup(CandourDb db, UnitOfWork work, PartnershipsAccess access, Forming forming, Journal journal, Calendar calendar)
{
    public Task<Outcome<Guid>> RunAsync(NewGroup request, CancellationToken cancel = default) => work.RunAsync<Guid>(async () =>
    {
        if (!access.ActAsLead(request.PartnershipId))
            return Refusal.NotFound;
        var schools = request.SchoolIds.Distinct().ToList();
        if (!await forming.AllInAsync(request.PartnershipId, schools, cancel) || !await ClusterIsHereAsync(request, cancel))
            return Refusal.NotFound;
        var refusals = await RefusalsAsync(request, schools, cancel);
        if (refusals.Count > 0)
            return Outcome<Guid>.Refused(refusals);

        var group = await forming.OrganisationAsync(request.PartnershipId, PartyKinds.Group, request.Name, cancel);
        journal.Record(PartnershipsFacts.GroupFormed, group);
        if (request.ClusterId is { } cluster)
            db.Add(Ties.Of(request.PartnershipId, group.Id, cluster, PartyKinds.Cluster, calendar.Today));
        foreach (var school in schools)
            forming.Tie(request.PartnershipId, school, group.Id, PartyKinds.Group, calendar.Today);
        await forming.ClearReasonsAsync(request.PartnershipId, schools, cancel);
        await db.SaveChangesAsync(cancel);
        return group.Id;
    }, cancel);

    private async Task<bool> ClusterIsHereAsync(NewGroup request, CancellationToken cancel) =>
        request.ClusterId is not { } cluster || await access.GroupsOf(request.PartnershipId, PartyKinds.Cluster).AnyAsync(p => p.Id == cluster, cancel);

    private async Task<List<Refusal>> RefusalsAsync(NewGroup request, List<Guid> schools, CancellationToken cancel)
    {
        var refusals = new List<Refusal>();
        if (await forming.NameRefusedAsync(request.PartnershipId, request.Name, cancel) is { } name)
            refusals.Add(name);
        if (!GroupRules.Fits(schools.Count))
            refusals.Add(Refusal.At("SchoolIds", "partnerships.group.size"));
        var grouped = await forming.GroupedAsync(request.PartnershipId, schools, cancel);
        if (grouped.Count > 0)
            refusals.Add(Refusal.At("SchoolIds", "partnerships.group.already", string.Join("; ", grouped)));
        if (request.ClusterId is { } cluster)
        {
            var inside = await access.TiesNow.CountAsync(m => m.GroupId == cluster && m.Kind == PartyKinds.Cluster && schools.Contains(m.PartyId), cancel);
            if (inside < schools.Count)
                refusals.Add(Refusal.At("SchoolIds", "partnerships.group.outside-cluster"));
        }
        return refusals;
    }
}
