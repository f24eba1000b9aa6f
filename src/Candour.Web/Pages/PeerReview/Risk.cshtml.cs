using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Stages;
using Candour.PeerReview.Visits;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>A child may be at risk: stop, whom to ring now, nothing written here. The review freezes.</summary>
[Rule(Door.Circle)]
public sealed class RiskModel(PeerReviewAccess access, PartyNames names, StageCatalogue stages, RaiseHold raise, LiftHold lift)
    : ReviewPage(access, names, stages)
{
    public string ContactName { get; private set; } = "";

    public string ContactPhone { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync(p => p.Role is not null and not Roles.Invited))
            return NotFound();
        var focus = await Access.ReadableFoci.AsNoTracking().FirstOrDefaultAsync(f => f.OwnerId == ReviewId, HttpContext.RequestAborted);
        (ContactName, ContactPhone) = (focus?.ContactName ?? "", focus?.ContactPhone ?? "");
        await NamesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostStopAsync()
    {
        var outcome = await raise.RunAsync(new(ReviewId), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To("risk"), T["risk.done.stopped"]), OnGetAsync);
    }

    public async Task<IActionResult> OnPostGoOnAsync()
    {
        var outcome = await lift.RunAsync(new(ReviewId), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To(), T["risk.done.on"]), OnGetAsync);
    }
}
