using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Stages;
using Candour.PeerReview.Visits;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>One note at a time, right on a phone.</summary>
[Rule(Door.Circle)]
public sealed class NoteModel(PeerReviewAccess access, PartyNames names, StageCatalogue stages, WriteNote write, RemoveNote remove)
    : ReviewPage(access, names, stages)
{
    public sealed class Form
    {
        public int Version { get; set; }

        [Words("note.form.activity")]
        public string? Activity { get; set; }

        [Words("note.form.number")]
        public int? Number { get; set; }

        [Words("note.form.question")]
        public string? QuestionKey { get; set; }

        [Words("note.form.described")]
        public string? Described { get; set; }

        [Words("note.form.inferred")]
        public string? Inferred { get; set; }

        [Words("note.form.asked")]
        public string? Asked { get; set; }
    }

    /// <summary>The note's key; made by the page that offered a new one, so that a form sent twice writes once.</summary>
    [BindProperty(SupportsGet = true, Name = "note")]
    public Guid NoteId { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public VisitNote? Stored { get; private set; }

    public bool IsContested { get; private set; }

    public IReadOnlyList<Choice> Activities =>
        [.. Candour.PeerReview.Visits.Activities.All.Select(a => new Choice(a, T[$"note.activity.{a}"]))];

    public IReadOnlyList<Choice> Questions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ReadAsync())
            return NotFound();
        if (Stored is { } n)
            Input = new()
            {
                Version = n.Version,
                Activity = n.Activity,
                Number = n.Number,
                QuestionKey = n.QuestionKey,
                Described = n.Described,
                Inferred = n.Inferred,
                Asked = n.Asked,
            };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await UnreadAsync(AgainAsync);
        var outcome = await write.RunAsync(
            new(
                ReviewId,
                NoteId,
                Input.Version,
                Input.Activity ?? "",
                Input.Number,
                string.IsNullOrEmpty(Input.QuestionKey) ? null : Input.QuestionKey,
                Input.Described ?? "",
                Input.Inferred ?? "",
                Input.Asked ?? ""
            ),
            HttpContext.RequestAborted
        );
        IsContested = outcome.Refusals.Any(r => r.TextKey == "note.refused.changed");
        return await AnswerAsync(outcome, _ => Done(To("visit"), T["note.done.kept"]), AgainAsync, "Input");
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        var outcome = await remove.RunAsync(new(ReviewId, NoteId), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To("visit"), T["note.done.removed"]), AgainAsync, "Input");
    }

    private async Task<IActionResult> AgainAsync()
    {
        if (!await ReadAsync())
            return NotFound();
        ModelState.Remove("Input.Version");
        Input.Version = Stored?.Version ?? 0;
        return Page();
    }

    private async Task<bool> ReadAsync()
    {
        if (!await FindAsync(p => p.IsTeam && p.Review.IsRunning && p.Stage.TakesNotes))
            return false;
        var cancel = HttpContext.RequestAborted;
        Stored = await Access.ReadableNotes.AsNoTracking().FirstOrDefaultAsync(n => n.Id == NoteId, cancel);
        // A key that is somebody else's note, or of another review, is no note of mine.
        if (Stored is not null && (Stored.AuthorId != Viewer.PersonId || Stored.OwnerId != ReviewId || Stored.HandedInAt is not null))
            return false;
        var focus = await Access.ReadableFoci.AsNoTracking().FirstOrDefaultAsync(f => f.OwnerId == ReviewId, cancel);
        Questions = [new Choice("", T["note.no-question"]), .. (focus?.Questions ?? []).Select(q => new Choice(q.Key, q.Text))];
        await NamesAsync();
        return true;
    }
}
