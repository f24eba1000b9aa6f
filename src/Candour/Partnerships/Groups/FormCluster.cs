using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;

namespace Candour.Partnerships.Groups;

/// <summary>A cluster of schools of a partnership: a neighbourhood, a phase, whatever the place works in.</summary>
public sealed record NewCluster(Guid PartnershipId, string Name, IReadOnlyList<Guid> SchoolIds);

/// <summary>Forms a cluster. A school may be in several.</summary>
public sealed class FormCluster(CandourDb db, UnitOfWork work, PartnershipsAccess access, Forming forming, Journal journal, Calendar calendar)
{
    public Task<Outcome<Guid>> RunAsync(NewCluster request, CancellationToken cancel = default) => work.RunAsync<Guid>(async () =>
    {
        if (!access.ActAsLead(request.PartnershipId))
            return Refusal.NotFound;
        if (await forming.NameRefusedAsync(request.PartnershipId, request.Name, cancel) is { } refused)
            return refused;
        var schools = request.SchoolIds.Distinct().ToList();
        if (!await forming.AllInAsync(request.PartnershipId, schools, cancel))
            return Refusal.NotFound;

        var cluster = await forming.OrganisationAsync(request.PartnershipId, PartyKinds.Cluster, request.Name, cancel);
        journal.Record(PartnershipsFacts.ClusterFormed, cluster);
        foreach (var school in schools)
            forming.Tie(request.PartnershipId, school, cluster.Id, PartyKinds.Cluster, calendar.Today);
        await db.SaveChangesAsync(cancel);
        return cluster.Id;
    }, cancel);
}
