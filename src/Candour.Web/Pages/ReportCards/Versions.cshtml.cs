using Candour.Foundation.Time;
using Candour.ReportCards;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.ReportCards;

/// <summary>All versions of one school's card, newest first, withdrawn ones by their dates.</summary>
[Rule(Door.Anybody), OpenToAll]
public sealed class VersionsModel(ReportCardsAccess access, Calendar calendar) : CandourPage
{
    private const int Most = 100;

    /// <summary>The school's name in the address; printed addresses are typed in capitals too.</summary>
    [BindProperty(SupportsGet = true)]
    public string Slug
    {
        get;
        set => field = value?.ToLowerInvariant() ?? "";
    } = "";

    public IReadOnlyList<CardEdition> Editions { get; private set; } = [];

    /// <summary>The school, by its latest name.</summary>
    public string School => Editions[0].School;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Editions = await access
            .Editions.AsNoTracking()
            .Where(e => e.Slug == Slug)
            .OrderByDescending(e => e.Version)
            .Take(Most)
            .ToListAsync(cancel);
        return Editions.Count == 0 ? NotFound() : Page();
    }

    public DateOnly Day(DateTime? at) => calendar.DateOf(at!.Value);

    public string Year(CardEdition edition) => new AcademicYear(edition.Year).ToString();
}
