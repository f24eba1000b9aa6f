using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Stages;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>The team writes the report: a summary, how it worked, and findings that cite notes. The lead sends it.</summary>
[Rule(Door.Circle)]
public sealed class DraftModel(
    PeerReviewAccess access,
    PartyNames names,
    StageCatalogue stages,
    SaveDraft save,
    SendDraft send,
    RemoveFinding remove,
    Candour.Foundation.ReadLog.ReadLog readLog
) : ReviewPage(access, names, stages)
{
    public sealed record Line(Finding Finding, string PrintedAs, int Notes);

    public sealed class Form
    {
        public int Version { get; set; } = -1;

        [Words("draft.form.summary")]
        public string? Summary { get; set; }

        [Words("draft.form.worked")]
        public string? HowWeWorked { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public DraftReport? Stored { get; private set; }

    public IReadOnlyList<Line> Findings { get; private set; } = [];

    public bool IsContested { get; private set; }

    public bool MayWrite => IsTeam && Review.IsRunning && Review.Stage is "draft";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ReadAsync())
            return NotFound();
        if (Stored is { } d)
            Input = new()
            {
                Version = d.Version,
                Summary = d.Summary,
                HowWeWorked = d.HowWeWorked,
            };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await save.RunAsync(
            new(ReviewId, Input.Version, Input.Summary ?? "", Input.HowWeWorked ?? ""),
            HttpContext.RequestAborted
        );
        IsContested = outcome.Refusals.Any(r => r.TextKey == "draft.refused.changed");
        return await AnswerAsync(outcome, _ => Done(To("draft"), T["draft.done.saved"]), AgainAsync, "Input");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid finding)
    {
        var outcome = await remove.RunAsync(new(ReviewId, finding), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To("draft"), T["finding.done.removed"]), OnGetAsync, "Input");
    }

    public async Task<IActionResult> OnPostSendAsync(int version)
    {
        var outcome = await send.RunAsync(new(ReviewId, version), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To(), T["draft.done.sent"]), OnGetAsync, "Input");
    }

    private async Task<IActionResult> AgainAsync()
    {
        if (!await ReadAsync())
            return NotFound();
        ModelState.Remove("Input.Version");
        Input.Version = Stored?.Version ?? -1;
        return Page();
    }

    private async Task<bool> ReadAsync()
    {
        if (!await FindAsync(p => p.IsTeam || p.Role == Roles.Moderator))
            return false;
        var cancel = HttpContext.RequestAborted;
        Stored = await Access.ReadableDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.OwnerId == ReviewId, cancel);
        if (Stored is not null)
            await readLog.WriteAsync([Stored], cancel);
        var findings = await Access
            .ReadableFindings.AsNoTracking()
            .Where(f => f.OwnerId == ReviewId)
            .OrderBy(f => f.Position)
            .ToListAsync(cancel);
        var cited = findings.SelectMany(f => f.NoteIds).Distinct().ToList();
        var notes = await Access
            .ReadableNotes.AsNoTracking()
            .Where(n => n.OwnerId == ReviewId && n.HandedInAt != null && cited.Contains(n.Id))
            .Select(n => new FindingRule.Source(n.Id, n.Activity, n.AuthorId))
            .ToListAsync(cancel);
        Findings =
        [
            .. findings.Select(f =>
            {
                var sources = notes.Where(n => f.NoteIds.Contains(n.NoteId)).ToList();
                return new Line(f, FindingRule.PrintedAs(f.Sort, sources), sources.Count);
            }),
        ];
        await NamesAsync();
        return true;
    }
}
