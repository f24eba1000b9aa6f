using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Protocols;
using Candour.PeerReview.Reports;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>The issued report, to read and print. It is the school's.</summary>
[Rule(Door.SignedIn)]
public sealed class ReportModel(PeerReviewAccess access, PartyNames names, MarkDone mark, RateReview rate) : CandourPage
{
    public sealed class Form
    {
        [Words("issued.form.on")]
        public DateOnly? On { get; set; }

        [Words("usefulness.form.answer")]
        public string? Answer { get; set; }

        [Words("usefulness.form.words")]
        public string? Words { get; set; }
    }

    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid ReviewId { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Report Report { get; private set; } = null!;

    public string School { get; private set; } = "";

    /// <summary>The review, for those who may see it; others to whom the report is open read the report alone.</summary>
    public Review? Review { get; private set; }

    public bool IsHost => Viewer.RoleIn(ReviewId) == Roles.Host;

    public bool SetsWorkshop =>
        Review is { Stage: "issued", IsRunning: true } && Viewer.RoleIn(ReviewId) is Roles.Host or Roles.Facilitator && HasWorkshop;

    public bool Rates => IsHost && Review is { IsRunning: true } && !Rated && !HasWorkshop;

    public bool Rated { get; private set; }

    public bool HasWorkshop { get; private set; }

    public IReadOnlyList<Choice> Answers => [.. Usefulness.Answers.Select(a => new Choice(a, T[$"usefulness.{a}"]))];

    public async Task<IActionResult> OnGetAsync()
    {
        var cancel = HttpContext.RequestAborted;
        var report = await access
            .ReadableReports.AsNoTracking()
            .Where(r => r.ReviewId == ReviewId)
            .OrderByDescending(r => r.Version)
            .FirstOrDefaultAsync(cancel);
        if (report is null)
            return NotFound();
        Report = report;
        Viewer.ActFor(ReviewId);
        School = (await names.OfAsync([report.OwnerId], cancel))[report.OwnerId] ?? T["review.somebody"];
        Review = await access.ReadableReviews.AsNoTracking().FirstOrDefaultAsync(r => r.Id == ReviewId, cancel);
        if (Review is not null && IsHost)
        {
            var cycle = await access.ReadableCycles.AsNoTracking().FirstAsync(c => c.Id == Review.CycleId, cancel);
            HasWorkshop = Protocol.FromJson(cycle.ProtocolPinned).Has("workshop");
            Rated = await access.ReadableUsefulness.AnyAsync(u => u.OwnerId == ReviewId, cancel);
        }
        return Page();
    }

    public async Task<IActionResult> OnPostPlanAsync()
    {
        var outcome = await mark.RunAsync(new(ReviewId, Marks.WorkshopPlanned, Input.On), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done($"/reviews/{ReviewId}", T["issued.done"]), OnGetAsync, "Input");
    }

    public async Task<IActionResult> OnPostRateAsync()
    {
        var outcome = await rate.RunAsync(new(ReviewId, Input.Answer ?? "", Input.Words ?? ""), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done($"/reviews/{ReviewId}", T["usefulness.done"]), OnGetAsync, "Input");
    }
}
