using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.ReportCards;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.ReportCards;

/// <summary>The page as families would get it, for the school's leaders: to read on a phone and on paper before it is published.</summary>
[Rule(Door.SchoolLeader)]
public sealed class ProofModel(CardProofs proofs, ICardPrinter printer, Calendar calendar) : CandourPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!Viewer.Is(Id, Roles.Head, Roles.SeniorLeader) || await proofs.OfAsync(Id, cancel) is not { } proof)
            return NotFound();
        return File(await printer.PrintAsync(new(proof.Composed, null, null, calendar.Today), cancel), ShowModel.Html);
    }
}
