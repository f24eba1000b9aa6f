using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Stages;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>What the head was told, recorded the same day or the next.</summary>
[Rule(Door.Circle)]
public sealed class FeedbackModel(
    PeerReviewAccess access,
    PartyNames names,
    StageCatalogue stages,
    RecordFeedback record,
    Calendar calendar
) : ReviewPage(access, names, stages)
{
    public sealed class Form
    {
        [Words("feedback.form.on")]
        public DateOnly? ToldOn { get; set; }

        [Words("feedback.form.heard")]
        public string? Heard { get; set; }

        [Words("feedback.form.well")]
        public string? WentWell { get; set; }

        [Words("feedback.form.better")]
        public string? EvenBetterIf { get; set; }

        [Words("feedback.form.questions")]
        public string? Questions { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Feedback? Stored { get; private set; }

    public bool MayWrite => IsLead && IsNow("fed-back");

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync(p => p.Role is not null and not Roles.Invited))
            return NotFound();
        Stored = await Access.ReadableFeedback.AsNoTracking().FirstOrDefaultAsync(f => f.OwnerId == ReviewId, HttpContext.RequestAborted);
        Input.ToldOn ??= calendar.Today;
        await NamesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await UnreadAsync(OnGetAsync, () => MayWrite);
        var outcome = await record.RunAsync(
            new(
                ReviewId,
                Input.ToldOn ?? calendar.Today,
                Input.Heard ?? "",
                Input.WentWell ?? "",
                Input.EvenBetterIf ?? "",
                Input.Questions ?? ""
            ),
            HttpContext.RequestAborted
        );
        return await AnswerAsync(outcome, _ => Done(To(), T["feedback.done"]), OnGetAsync, "Input");
    }
}
