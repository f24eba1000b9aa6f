using Candour.Foundation;
using Candour.Partnerships;
using Candour.Web.Access;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Partnerships.Schools;

/// <summary>The schools of the partnership, by name. Nothing here is sorted by merit.</summary>
[Rule(Door.SignedIn)]
public sealed class IndexModel(Places places, PartnershipsAccess access) : PlacePage(places)
{
    public const int Size = 50;

    /// <summary>In place of a cluster's key: the schools that work in no group.</summary>
    public const string None = "none";

    /// <summary>A line of the list.</summary>
    public sealed record Line(Guid Id, string Name, IReadOnlyList<string> Clusters, IReadOnlyList<string> Groups);

    private sealed record Row(Guid Id, string Name);

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>A cluster, or <see cref="None"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "in")]
    public string? In { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public bool HasPlace { get; private set; }

    public int Total { get; private set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public IReadOnlyList<Choice> Filters { get; private set; } = [];

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Query) || !string.IsNullOrEmpty(In);

    public async Task<IActionResult> OnGetAsync()
    {
        HasPlace = await FindPlaceAsync();
        if (!HasPlace)
            return PlaceId is null ? Page() : NotFound();
        var cancel = HttpContext.RequestAborted;
        var clusters = await access
            .GroupsOf(Place.Id, PartyKinds.Cluster)
            .OrderBy(p => p.SortKey)
            .Select(p => new { p.Id, p.Name })
            .AsNoTracking()
            .ToListAsync(cancel);
        Filters = [.. clusters.Select(c => new Choice(c.Id.ToString(), c.Name)), new Choice(None, T["schools.in.none"])];

        var found = Found();
        Total = await found.CountAsync(cancel);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + Size - 1) / Size));
        var rows = await found
            .OrderBy(p => p.SortKey)
            .ThenBy(p => p.Id)
            .Skip((PageNumber - 1) * Size)
            .Take(Size)
            .Select(p => new Row(p.Id, p.Name))
            .ToListAsync(cancel);
        await NameAsync(rows, cancel);
        return Page();
    }

    private IQueryable<Party> Found()
    {
        var found = access.SchoolsOf(Place.Id);
        foreach (var word in Fold.Words(Query))
            found = found.Where(p => p.SearchKey.Contains(" " + word));
        if (Guid.TryParse(In, out var cluster))
        {
            var inside = access.TiesNow.Where(m => m.Kind == PartyKinds.Cluster && m.GroupId == cluster);
            return found.Where(p => inside.Any(m => m.PartyId == p.Id));
        }
        if (In != None)
            return found;
        var leftOut = access.LeftOut(Place.Id).Select(s => s.Id);
        return found.Where(p => leftOut.Contains(p.Id));
    }

    private async Task NameAsync(List<Row> rows, CancellationToken cancel)
    {
        var ids = rows.ConvertAll(r => r.Id);
        var ties = await (
            from tie in access.TiesNow
            where ids.Contains(tie.PartyId) && tie.OwnerId == Place.Id && tie.Kind != PartyKinds.Partnership
            join party in access.Organisations on tie.GroupId equals party.Id
            orderby party.SortKey, party.Id
            select new
            {
                tie.PartyId,
                tie.Kind,
                party.Name,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        var bySchool = ties.ToLookup(t => t.PartyId);
        Lines =
        [
            .. rows.Select(r => new Line(
                r.Id,
                r.Name,
                [.. bySchool[r.Id].Where(t => t.Kind == PartyKinds.Cluster).Select(t => t.Name)],
                [.. bySchool[r.Id].Where(t => t.Kind == PartyKinds.Group).Select(t => t.Name)]
            )),
        ];
    }
}
