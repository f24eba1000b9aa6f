using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.SelfEvaluation;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.SelfEvaluation;

/// <summary>What stands in the way of submitting, what happens then, and the lock.</summary>
[Rule(Door.SchoolLeader)]
public sealed class SubmitModel(ReadSelfEvaluation reader, PartyNames names, SubmitSelfEvaluation submit, HandInSelfReview handIn)
    : SelfEvaluationPage(reader, names)
{
    public sealed class SubmitForm
    {
        [Words("self-evaluation.submit.review")]
        public Guid? ReviewId { get; set; }
    }

    [BindProperty]
    public SubmitForm Input { get; set; } = new();

    public IReadOnlyList<ReadinessItem> Items { get; private set; } = [];

    public bool IsBlocked => Items.Any(i => i.Blocks);

    /// <summary>The school's reviews it could be locked for, and "for us alone".</summary>
    public IReadOnlyList<Choice> Reviews { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
            return NotFound();
        if (!Whole.Evaluation.IsOpen)
            return Redirect(To());
        Items = Readiness.Of(Whole.Aspects);
        var hosted = Viewer.ReviewsHostedFor(SchoolId);
        Reviews =
        [
            .. hosted.Select(c => new Choice(c.CircleId.ToString(), c.CircleName)),
            new Choice(Guid.Empty.ToString(), T["self-evaluation.submit.alone"], T["self-evaluation.submit.alone.hint"]),
        ];
        Input.ReviewId ??= hosted.Count == 1 ? hosted[0].CircleId : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var review = Input.ReviewId == Guid.Empty ? null : Input.ReviewId;
        var cancel = HttpContext.RequestAborted;
        var outcome = await submit.RunAsync(new(Id, review), cancel);
        // The snapshot names the review already; handing it in lets the review move on at once, where it waits for it.
        if (outcome.IsDone && review is { } id)
            await handIn.RunAsync(new(id, outcome.Value), cancel);
        return await AnswerAsync(outcome, snapshot => Done($"/snapshots/{snapshot}", T["self-evaluation.submitted"]), OnGetAsync);
    }
}
