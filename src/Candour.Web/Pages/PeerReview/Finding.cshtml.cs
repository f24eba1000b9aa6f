using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Stages;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>One finding with the notes it rests on.</summary>
[Rule(Door.Circle)]
public sealed class FindingModel(
    PeerReviewAccess access,
    PartyNames names,
    StageCatalogue stages,
    WriteFinding write,
    Candour.Foundation.ReadLog.ReadLog readLog
) : ReviewPage(access, names, stages)
{
    public sealed class Form
    {
        public Guid? FindingId { get; set; }

        /// <summary>What the writer had before them.</summary>
        public string? Began { get; set; }

        [Words("finding.form.question")]
        public string? QuestionKey { get; set; }

        [Words("finding.form.sort")]
        public string? Sort { get; set; }

        [Words("finding.form.words")]
        public string? Words { get; set; }

        [Words("finding.form.notes")]
        public List<Guid> NoteIds { get; set; } = [];
    }

    [BindProperty(SupportsGet = true, Name = "finding")]
    public Guid? FindingId { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The finding that is open, as it stands.</summary>
    public Finding? Standing { get; private set; }

    /// <summary>Whether somebody changed it while this was being written; both versions are shown.</summary>
    public bool IsContested { get; private set; }

    public IReadOnlyList<Choice> Questions { get; private set; } = [];

    public IReadOnlyList<Choice> Notes { get; private set; } = [];

    public IReadOnlyList<Choice> Sorts =>
        [.. FindingSorts.All.Select(s => new Choice(s, T[$"finding.sort.{s}"], T[$"finding.sort.{s}.hint"]))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ReadAsync())
            return NotFound();
        if (FindingId is { } id)
        {
            if (Standing is not { } finding)
                return NotFound();
            Input = new()
            {
                FindingId = id,
                Began = finding.Stand(),
                QuestionKey = finding.QuestionKey,
                Sort = finding.Sort,
                Words = finding.Words,
                NoteIds = finding.NoteIds,
            };
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // The address and the form are of the same finding, or somebody has put them together.
        if (FindingId is { } open && open != Input.FindingId)
            return NotFound();
        FindingId = Input.FindingId;
        var outcome = await write.RunAsync(
            new(ReviewId, Input.FindingId, Input.QuestionKey ?? "", Input.Sort ?? "", Input.Words ?? "", Input.NoteIds, Input.Began ?? ""),
            HttpContext.RequestAborted
        );
        IsContested = outcome.Refusals.Any(r => r.TextKey == "finding.refused.changed");
        return await AnswerAsync(outcome, _ => Done(To("draft"), T["finding.done"]), AgainAsync, "Input");
    }

    private async Task<IActionResult> AgainAsync()
    {
        if (!await ReadAsync())
            return NotFound();
        if (IsContested && Standing is { } now)
        {
            // What was typed stays; the next save begins from what stands now, which is shown beside it.
            ModelState.Remove("Input.Began");
            Input.Began = now.Stand();
        }
        return Page();
    }

    private async Task<bool> ReadAsync()
    {
        if (!await FindAsync(p => p.IsTeam && p.Review.IsRunning && p.Review.Stage is "opened" or "fed-back" or "draft"))
            return false;
        var cancel = HttpContext.RequestAborted;
        Standing = FindingId is { } id
            ? await Access.ReadableFindings.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id && f.OwnerId == ReviewId, cancel)
            : null;
        var focus = await Access.ReadableFoci.AsNoTracking().FirstAsync(f => f.OwnerId == ReviewId, cancel);
        Questions = [.. focus.Questions.Select(q => new Choice(q.Key, q.Text))];
        var notes = await Access
            .ReadableNotes.AsNoTracking()
            .Where(n => n.OwnerId == ReviewId && n.HandedInAt != null)
            .OrderBy(n => n.QuestionKey)
            .ThenBy(n => n.Activity)
            .Take(200)
            .ToListAsync(cancel);
        await readLog.WriteAsync(notes, cancel);
        await NamesAsync(notes.Select(n => n.AuthorId));
        Notes =
        [
            .. notes.Select(n => new Choice(
                n.Id.ToString(),
                n.Described.Length > 160 ? n.Described[..160] + "…" : n.Described,
                T["finding.note", T[$"note.activity.{n.Activity}"], Name(n.AuthorId)]
            )),
        ];
        return true;
    }
}
