using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Stages;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.PeerReview;

/// <summary>The head confirms the window of the visit.</summary>
[Rule(Door.Circle)]
public sealed class PlanModel(PeerReviewAccess access, PartyNames names, StageCatalogue stages, MarkDone mark)
    : ReviewPage(access, names, stages)
{
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync(p => p.IsHost))
            return NotFound();
        await NamesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await mark.RunAsync(new(ReviewId, Marks.WindowConfirmed), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To(), T["review.plan.done"]), OnGetAsync);
    }
}
