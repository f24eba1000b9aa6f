using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Stages;
using Candour.PeerReview.Teams;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>Somebody who was asked reads what it is about and says yes or no.</summary>
[Rule(Door.SignedIn)]
public sealed class AnswerModel(PeerReviewAccess access, PartyNames names, StageCatalogue stages, AnswerInvitation answer)
    : ReviewPage(access, names, stages)
{
    public sealed class Form
    {
        [Words("review.answer.reason")]
        public string? Reason { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public TeamMember Invitation { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
            return NotFound();
        var mine = await Access
            .ReadableMembers.AsNoTracking()
            .FirstOrDefaultAsync(t => t.OwnerId == ReviewId && t.PersonId == Viewer.PersonId && t.Answer == TeamAnswers.Asked);
        if (mine is null)
            return NotFound();
        Invitation = mine;
        await NamesAsync();
        return Page();
    }

    public Task<IActionResult> OnPostAcceptAsync() => SendAsync(accepts: true, "review.answer.accepted");

    public Task<IActionResult> OnPostDeclineAsync() => SendAsync(accepts: false, "review.answer.declined");

    private async Task<IActionResult> SendAsync(bool accepts, string doneKey)
    {
        var outcome = await answer.RunAsync(new(ReviewId, accepts, Input.Reason), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(accepts ? To() : "/reviews", T[doneKey]), OnGetAsync, "Input");
    }
}
