using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Stages;
using Candour.PeerReview.Visits;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>The notes of a visit: one's own, what the team has handed in, and the end of the visit.</summary>
[Rule(Door.Circle)]
public sealed class VisitModel(
    PeerReviewAccess access,
    PartyNames names,
    StageCatalogue stages,
    HandInNotes handIn,
    MarkDone mark,
    Candour.Foundation.ReadLog.ReadLog readLog
) : ReviewPage(access, names, stages)
{
    public IReadOnlyList<VisitNote> Mine { get; private set; } = [];

    public IReadOnlyList<VisitNote> Team { get; private set; } = [];

    public Candour.PeerReview.Focus? Agreed { get; private set; }

    public bool MayWrite => IsTeam && Review.IsRunning && Stage.TakesNotes;

    public bool HasUnsent => Mine.Any(n => n.HandedInAt is null);

    /// <summary>The mark that ends this stage.</summary>
    public string EndMark => Stage.MarkRules.Count > 0 ? Stage.MarkRules[0].Key : "";

    public Guid NewNote { get; } = Candour.Foundation.Ids.Random();

    public string QuestionOf(VisitNote note) =>
        Agreed?.Questions.FirstOrDefault(q => q.Key == note.QuestionKey)?.Text ?? T["note.no-question"];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync(p => p.IsTeam || p.Role == Roles.Moderator))
            return NotFound();
        var cancel = HttpContext.RequestAborted;
        Agreed = await Access.ReadableFoci.AsNoTracking().FirstOrDefaultAsync(f => f.OwnerId == ReviewId, cancel);
        var notes = await Access
            .ReadableNotes.AsNoTracking()
            .Where(n => n.OwnerId == ReviewId)
            .OrderByDescending(n => n.WrittenAt)
            .Take(200)
            .ToListAsync(cancel);
        await readLog.WriteAsync(notes, cancel);
        Mine = [.. notes.Where(n => n.AuthorId == Viewer.PersonId)];
        Team = [.. notes.Where(n => n.AuthorId != Viewer.PersonId)];
        await NamesAsync(Team.Select(n => n.AuthorId));
        return Page();
    }

    public async Task<IActionResult> OnPostHandInAsync()
    {
        var outcome = await handIn.RunAsync(new(ReviewId), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, count => Done(To("visit"), T.Count("note.done.handed-in", count)), OnGetAsync);
    }

    public async Task<IActionResult> OnPostEndAsync(string end)
    {
        var outcome = await mark.RunAsync(new(ReviewId, end), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To(), T["note.done.ended"]), OnGetAsync);
    }
}
