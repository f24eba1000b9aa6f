using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Stages;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.PeerReview;

/// <summary>Puts a review off, takes it up again, or ends it early.</summary>
[Rule(Door.SignedIn)]
public sealed class StateModel(PeerReviewAccess access, PartyNames names, StageCatalogue stages, ChangeState change)
    : ReviewPage(access, names, stages)
{
    public sealed class Form
    {
        [Words("state.form.reason")]
        public string? Reason { get; set; }

        [Words("state.form.from")]
        public DateOnly? WindowFrom { get; set; }

        [Words("state.form.to")]
        public DateOnly? WindowTo { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync(p => (p.IsHost || p.IsConvener) && p.Review.State is ReviewStates.Running or ReviewStates.Deferred))
            return NotFound();
        await NamesAsync();
        return Page();
    }

    public Task<IActionResult> OnPostDeferAsync() => SendAsync(ReviewStates.Deferred, "state.done.deferred");

    public Task<IActionResult> OnPostResumeAsync() => SendAsync(ReviewStates.Running, "state.done.running");

    public Task<IActionResult> OnPostWithdrawAsync() => SendAsync(ReviewStates.Withdrawn, "state.done.withdrawn");

    private async Task<IActionResult> SendAsync(string state, string doneKey)
    {
        if (!ModelState.IsValid)
            return await UnreadAsync(OnGetAsync);
        var outcome = await change.RunAsync(
            new(ReviewId, state, Input.Reason ?? "", Input.WindowFrom, Input.WindowTo),
            HttpContext.RequestAborted
        );
        return await AnswerAsync(outcome, _ => Done(To(), T[doneKey]), OnGetAsync, "Input");
    }
}
