using System.Text;
using Candour.ReportCards;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.ReportCards;

/// <summary>What a published version says, as data: the same as its page and no more.</summary>
[Rule(Door.Anybody), OpenToAll]
public sealed class DataModel(ReportCardsAccess access) : CandourPage
{
    /// <summary>The school's name in the address; printed addresses are typed in capitals too.</summary>
    [BindProperty(SupportsGet = true)]
    public string Slug
    {
        get;
        set => field = value?.ToLowerInvariant() ?? "";
    } = "";

    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var data = await (
            from edition in access.Editions
            where edition.Slug == Slug && edition.Version == Version && edition.WithdrawnAt == null
            join content in access.Contents on edition.Id equals content.EditionId
            select content.Data
        ).FirstOrDefaultAsync(cancel);
        if (data is null)
            return NotFound();
        // As the page: it may be kept, and is asked for again each time.
        Response.Headers.CacheControl = "public, no-cache";
        return File(Encoding.UTF8.GetBytes(data), "application/json", $"{Slug}-{Version}.json");
    }
}
