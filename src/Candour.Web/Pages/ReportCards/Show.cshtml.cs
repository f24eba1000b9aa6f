using Candour.Foundation.Time;
using Candour.ReportCards;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Candour.Web.Pages.ReportCards;

/// <summary>The public card: the bytes that were stored when it was published, or the date and reason of its withdrawal.</summary>
[Rule(Door.Anybody), OpenToAll]
public sealed class ShowModel(ReportCardsAccess access, Calendar calendar) : CandourPage
{
    public const string Html = "text/html; charset=utf-8";

    /// <summary>The school's name in the address; printed addresses are typed in capitals too.</summary>
    [BindProperty(SupportsGet = true)]
    public string Slug
    {
        get;
        set => field = value?.ToLowerInvariant() ?? "";
    } = "";

    /// <summary>Which version; the newest when left out.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    public CardEdition Edition { get; private set; } = null!;

    public DateOnly WithdrawnOn => calendar.DateOf(Edition.WithdrawnAt!.Value);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var edition = await access
            .Editions.AsNoTracking()
            .Where(e => e.Slug == Slug && (Version == null || e.Version == Version))
            .OrderByDescending(e => e.Version)
            .FirstOrDefaultAsync(cancel);
        if (edition is null)
            return NotFound();
        Edition = edition;
        var page = await access
            .Contents.AsNoTracking()
            .Where(c => c.EditionId == edition.Id && c.PublishedAt != null)
            .Select(c => c.Page)
            .FirstOrDefaultAsync(cancel);
        if (page is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }
        // It may be kept, and is asked for again each time: a withdrawn card is gone at the next look.
        Response.Headers.CacheControl = "public, no-cache";
        return new FileContentResult(page, Html) { EntityTag = new EntityTagHeaderValue($"\"{edition.Digest}\"") };
    }
}
