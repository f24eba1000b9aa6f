using Candour.Accounts;
using Candour.Foundation;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Accounts.People;

/// <summary>Where the person one invites or appoints is to have a role. A head has one school and is not asked.</summary>
[Rule(Door.Appointer)]
public sealed class WhereModel(AccountsAccess access) : CandourPage
{
    public const int Size = 25;

    public sealed record Place(Guid Id, string Name, string Kind);

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Query { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    /// <summary>Whom to appoint; somebody new when null.</summary>
    [BindProperty(Name = "person", SupportsGet = true)]
    public Guid? PersonId { get; set; }

    public int Total { get; private set; }

    public IReadOnlyList<Place> Places { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var found = access.AppointableAt;
        foreach (var word in Fold.Words(Query))
            found = found.Where(p => p.SearchKey.Contains(" " + word));
        Total = await found.CountAsync(cancel);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + Size - 1) / Size));
        Places = await found
            .OrderBy(p => p.SortKey)
            .ThenBy(p => p.Id)
            .Skip((PageNumber - 1) * Size)
            .Take(Size)
            .Select(p => new Place(p.Id, p.Name, p.Kind))
            .ToListAsync(cancel);
        return Total == 1 && string.IsNullOrWhiteSpace(Query) ? Redirect(Address(Places[0])) : Page();
    }

    public string Address(Place place) => PersonId is { } person ? $"/people/invite/{place.Id}/{person}" : $"/people/invite/{place.Id}";
}
