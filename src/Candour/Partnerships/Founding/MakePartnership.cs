using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Founding;

/// <summary>A new partnership of an authority's open schools, of schools by number across authority borders, of both, or of none yet.</summary>
public sealed record NewPartnership(string Name, string? AuthorityCode = null, IReadOnlyList<int>? Urns = null, bool IsSample = false);

/// <summary>The partnership, and how many schools it began with.</summary>
public sealed record PartnershipMade(Guid Id, int Schools);

/// <summary>Founds a partnership. Operators do, from the page or the command line; its first lead is invited next.</summary>
public sealed class MakePartnership(CandourDb db, UnitOfWork work, ViewerScope scope, PartnershipsAccess access, Joining joining, Journal journal, Calendar calendar)
{
    public Task<Outcome<PartnershipMade>> RunAsync(NewPartnership request, CancellationToken cancel = default) => work.RunAsync<PartnershipMade>(async () =>
    {
        if (!MayFound(access.Viewer))
            return Refusal.NotFound;
        var name = request.Name.Trim();
        if (name.Length is 0 or > Party.NameLength)
            return Refusal.At("Name", "partnerships.name.length", Party.NameLength);
        var key = Foundation.Fold.Sort(name);
        if (await access.Organisations.AnyAsync(p => p.Kind == PartyKinds.Partnership && p.EndedOn == null && p.SortKey == key, cancel))
            return Refusal.At("Name", "partnerships.make.name-taken", name);
        var schools = await joining.FindAsync(request.AuthorityCode, request.Urns ?? [], cancel);
        if (!schools.IsDone)
            return Outcome<PartnershipMade>.Refused(schools.Refusals);

        var id = Foundation.Ids.New();
        var partnership = new Party
        {
            Id = id, OwnerId = id, Kind = PartyKinds.Partnership, Name = name, SortKey = key, SearchKey = Foundation.Fold.Search(name), IsSample = request.IsSample,
        };
        db.Add(partnership);
        db.Add(Membership.Self(partnership, calendar.Today));
        journal.Record(PartnershipsFacts.PartnershipMade, partnership);
        await joining.AddAsync(id, schools.Value, cancel);
        // The facts above name the operator; the save itself lies outside any appointment, since nobody leads it yet.
        using (scope.As(Viewers.Founder))
            await db.SaveChangesAsync(cancel);
        return new PartnershipMade(id, schools.Value.Count);
    }, cancel);

    private static bool MayFound(Viewer viewer)
    {
        if (viewer.System is { } system)
            return system.Writes.Contains("party");
        var installations = viewer.OrganisationsAs(Roles.Operator);
        return installations.Count > 0 && viewer.ActAs(installations[0], Roles.Operator);
    }
}
