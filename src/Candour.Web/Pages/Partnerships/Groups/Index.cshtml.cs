using Candour.Partnerships;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Partnerships.Groups;

/// <summary>Clusters, groups outside them, and the schools in no group with the reasons.</summary>
[Rule(Door.SignedIn)]
public sealed class IndexModel(Places places, PartnershipsAccess access) : PlacePage(places)
{
    /// <summary>Schools without a group named here; a place with more sees the rest in its list of schools.</summary>
    private const int MostLeftOut = 50;

    /// <summary>A cluster or group and its size.</summary>
    public sealed record Line(Guid Id, string Name, int Schools, int Groups);

    public bool HasPlace { get; private set; }

    public IReadOnlyList<Line> Clusters { get; private set; } = [];

    public IReadOnlyList<Line> OwnGroups { get; private set; } = [];

    public IReadOnlyList<LeftOutSchool> LeftOut { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        HasPlace = await FindPlaceAsync();
        if (!HasPlace)
            return PlaceId is null ? Page() : NotFound();
        var cancel = HttpContext.RequestAborted;
        var groups = access.GroupsOf(Place.Id, PartyKinds.Group);
        var inClusters = access.TiesNow.Where(m => m.Kind == PartyKinds.Cluster && m.OwnerId == Place.Id);
        var schools = access.SchoolsOf(Place.Id);
        var members = access.TiesNow.Where(m => m.OwnerId == Place.Id);
        Clusters = await access
            .GroupsOf(Place.Id, PartyKinds.Cluster)
            .OrderBy(p => p.SortKey)
            .ThenBy(p => p.Id)
            .Select(p => new Line(
                p.Id,
                p.Name,
                members.Count(m => m.GroupId == p.Id && schools.Any(s => s.Id == m.PartyId)),
                members.Count(m => m.GroupId == p.Id && groups.Any(g => g.Id == m.PartyId))
            ))
            .ToListAsync(cancel);
        OwnGroups = await groups
            .Where(p => !inClusters.Any(m => m.PartyId == p.Id))
            .OrderBy(p => p.SortKey)
            .ThenBy(p => p.Id)
            .Select(p => new Line(p.Id, p.Name, members.Count(m => m.GroupId == p.Id), 0))
            .ToListAsync(cancel);
        LeftOut = await access.LeftOut(Place.Id).Take(MostLeftOut).AsNoTracking().ToListAsync(cancel);
        return Page();
    }
}
