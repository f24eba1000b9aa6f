using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Pledges;
using Candour.PeerReview.Stages;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>The pledges and each look at them; the head records a look and says whether the review was worth it.</summary>
[Rule(Door.SignedIn)]
public sealed class PledgesModel(
    PeerReviewAccess access,
    PartyNames names,
    StageCatalogue stages,
    CheckPledge check,
    RateReview rate,
    Calendar calendar
) : ReviewPage(access, names, stages)
{
    public sealed record Line(Pledge Pledge, IReadOnlyList<PledgeCheck> Checks, DateOnly? Next);

    public sealed class Form
    {
        public Guid PledgeId { get; set; }

        public DateOnly For { get; set; }

        [Words("pledge.form.progress")]
        public string? Progress { get; set; }

        [Words("pledge.form.shows")]
        public string? Words { get; set; }

        [Words("usefulness.form.answer")]
        public string? Answer { get; set; }

        [Words("usefulness.form.words")]
        public string? Useful { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public bool Rated { get; private set; }

    public bool MayWrite => IsHost && IsNow("check");

    public bool IsOpen(DateOnly date) => date <= calendar.Today.AddDays(14);

    public IReadOnlyList<Choice> Progress =>
        [.. PledgeProgress.All.Select(p => new Choice(p, T[$"pledge.progress.{p}"], T[$"pledge.progress.{p}.hint"]))];

    public IReadOnlyList<Choice> Answers => [.. Usefulness.Answers.Select(a => new Choice(a, T[$"usefulness.{a}"]))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync(p => p.Role is not null and not Roles.Invited))
            return NotFound();
        var cancel = HttpContext.RequestAborted;
        var pledges = await Access
            .ReadablePledges.AsNoTracking()
            .Where(p => p.ReviewId == ReviewId)
            .OrderBy(p => p.MadeAt)
            .ToListAsync(cancel);
        if (pledges.Count == 0 && !IsHost)
            return NotFound();
        var checks = await Access.ReadableChecks.AsNoTracking().Where(c => c.ReviewId == ReviewId).OrderBy(c => c.For).ToListAsync(cancel);
        Lines =
        [
            .. pledges.Select(p =>
            {
                var looked = checks.Where(c => c.PledgeId == p.Id).ToList();
                var open = p.CheckOn.Where(d => looked.All(c => c.For != d)).ToList();
                return new Line(p, looked, open.Count == 0 || PledgeProgress.IsResolved(p.Progress) ? null : open.Min());
            }),
        ];
        Rated = !IsHost || await Access.ReadableUsefulness.AnyAsync(u => u.OwnerId == ReviewId, cancel);
        await NamesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await check.RunAsync(
            new(ReviewId, Input.PledgeId, Input.For, Input.Progress ?? "", Input.Words ?? ""),
            HttpContext.RequestAborted
        );
        return await AnswerAsync(outcome, _ => Done(To("pledges"), T["pledge.done.checked"]), OnGetAsync, "Input");
    }

    public async Task<IActionResult> OnPostRateAsync()
    {
        var outcome = await rate.RunAsync(new(ReviewId, Input.Answer ?? "", Input.Useful ?? ""), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To("pledges"), T["usefulness.done"]), OnGetAsync, "Input");
    }
}
