using Candour.Partnerships;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Partnerships.Agreements;

/// <summary>The versions of what the schools of the partnership agreed to open to one another.</summary>
[Rule(Door.SignedIn)]
public sealed class IndexModel(Places places, PartnershipsAccess access) : PlacePage(places)
{
    /// <summary>A version.</summary>
    public sealed record Line(Guid Id, int Version, DateOnly From, DateOnly? EndedOn, int Signed);

    public bool HasPlace { get; private set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        HasPlace = await FindPlaceAsync();
        if (!HasPlace)
            return PlaceId is null ? Page() : NotFound();
        Lines = await access
            .Agreements.Where(a => a.OwnerId == Place.Id)
            .OrderByDescending(a => a.Version)
            .Select(a => new Line(
                a.Id,
                a.Version,
                a.From,
                a.EndedOn,
                access.Signatures.Count(s => s.AgreementId == a.Id && s.EndedAt == null)
            ))
            .ToListAsync(HttpContext.RequestAborted);
        return Page();
    }
}
