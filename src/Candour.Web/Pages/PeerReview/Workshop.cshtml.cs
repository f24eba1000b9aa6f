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

/// <summary>The head writes up to three pledges and says when the workshop was held.</summary>
[Rule(Door.Circle)]
public sealed class WorkshopModel(
    PeerReviewAccess access,
    PartyNames names,
    StageCatalogue stages,
    MakePledge make,
    MarkDone mark,
    Calendar calendar
) : ReviewPage(access, names, stages)
{
    public sealed class Form
    {
        public Guid? PledgeId { get; set; }

        public int Version { get; set; }

        [Words("pledge.form.finding")]
        public Guid? FindingId { get; set; }

        [Words("pledge.form.words")]
        public string? Words { get; set; }

        [Words("pledge.form.by")]
        public string? SeenToBy { get; set; }

        [Words("pledge.form.baseline")]
        public string? Baseline { get; set; }

        [Words("pledge.form.test")]
        public string? EvidenceTest { get; set; }

        [Words("pledge.form.support")]
        public string? SupportWanted { get; set; }
    }

    [BindProperty(SupportsGet = true, Name = "pledge")]
    public Guid? Open { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty, Words("pledge.form.held")]
    public DateOnly? HeldOn { get; set; }

    public IReadOnlyList<Pledge> Pledges { get; private set; } = [];

    public IReadOnlyList<Choice> Findings { get; private set; } = [];

    /// <summary>Whether somebody changed the pledge while this was being written; both versions are shown.</summary>
    public bool IsContested { get; private set; }

    /// <summary>The pledge that is open, as it stands.</summary>
    public Pledge? Standing => Pledges.FirstOrDefault(p => p.Id == Open);

    public bool MayWrite => IsHost && IsNow("workshop");

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ReadAsync() || (Open is not null && Standing is null))
            return NotFound();
        if (Standing is { } p)
        {
            Input = new()
            {
                PledgeId = p.Id,
                Version = p.Version,
                FindingId = p.FindingId,
                Words = p.Words,
                SeenToBy = p.SeenToBy,
                Baseline = p.Baseline,
                EvidenceTest = p.EvidenceTest,
                SupportWanted = p.SupportWanted,
            };
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Open is { } open && open != Input.PledgeId)
            return NotFound();
        Open = Input.PledgeId;
        var outcome = await make.RunAsync(
            new(
                ReviewId,
                Input.PledgeId,
                Input.Version,
                Input.FindingId,
                Input.Words ?? "",
                Input.SeenToBy ?? "",
                Input.Baseline ?? "",
                Input.EvidenceTest ?? "",
                Input.SupportWanted ?? ""
            ),
            HttpContext.RequestAborted
        );
        IsContested = outcome.Refusals.Any(r => r.TextKey == "pledge.refused.changed");
        return await AnswerAsync(outcome, _ => Done(To("workshop"), T["pledge.done"]), AgainAsync, "Input");
    }

    public async Task<IActionResult> OnPostHeldAsync()
    {
        if (!await ReadAsync() || (Open is not null && Standing is null))
            return NotFound();
        var outcome = await mark.RunAsync(new(ReviewId, Marks.WorkshopHeld, HeldOn), HttpContext.RequestAborted);
        return await AnswerAsync(
            outcome,
            _ => Done(To("pledges"), T["pledge.done.held"]),
            async () => await ReadAsync() ? Page() : NotFound()
        );
    }

    private async Task<IActionResult> AgainAsync()
    {
        if (!await ReadAsync())
            return NotFound();
        if (IsContested && Standing is { } now)
        {
            // What was typed stays; the next save begins from what stands now, which is shown beside it.
            ModelState.Remove("Input.Version");
            Input.Version = now.Version;
        }
        return Page();
    }

    private async Task<bool> ReadAsync()
    {
        if (!await FindAsync(p => p.IsHost || p.Role is Roles.Facilitator or Roles.HostColleague or Roles.LeadReviewer))
            return false;
        var cancel = HttpContext.RequestAborted;
        Pledges = await Access.ReadablePledges.AsNoTracking().Where(p => p.ReviewId == ReviewId).OrderBy(p => p.MadeAt).ToListAsync(cancel);
        var report = await Access
            .ReadableReports.AsNoTracking()
            .Where(r => r.ReviewId == ReviewId)
            .OrderByDescending(r => r.Version)
            .FirstOrDefaultAsync(cancel);
        Findings =
        [
            .. (report?.Findings ?? []).Select(f => new Choice(
                f.FindingId.ToString(),
                f.Words.Length > 120 ? f.Words[..120] + "…" : f.Words
            )),
        ];
        HeldOn ??= calendar.Today;
        await NamesAsync();
        return true;
    }
}
