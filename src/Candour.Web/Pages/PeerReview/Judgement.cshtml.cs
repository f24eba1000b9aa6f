using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Stages;
using Candour.PeerReview.Teams;
using Candour.PeerReview.Visits;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>A reviewer says what the evidence shows, keeps it, and seals it. After the last day the lead records who is absent.</summary>
[Rule(Door.Circle)]
public sealed class JudgementModel(
    PeerReviewAccess access,
    PartyNames names,
    StageCatalogue stages,
    SaveJudgement save,
    SealJudgement seal,
    RecordAbsence record,
    SealsMissing seals,
    Calendar calendar,
    Candour.Foundation.ReadLog.ReadLog readLog
) : ReviewPage(access, names, stages)
{
    public sealed record Question(string Key, string Text, IReadOnlyList<VisitNote> Notes);

    public sealed class Answer
    {
        public string QuestionKey { get; set; } = "";

        [Words("judgement.form.grade")]
        public string? Grade { get; set; }

        [Words("judgement.form.words")]
        public string? Words { get; set; }
    }

    [BindProperty]
    public List<Answer> Answers { get; set; } = [];

    [BindProperty]
    public Guid PersonId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<Question> Questions { get; private set; } = [];

    public IReadOnlyList<Choice> Scale { get; private set; } = [];

    public bool HasSealed { get; private set; }

    /// <summary>What the viewer has kept so far; null before.</summary>
    public Guid? KeptId { get; private set; }

    /// <summary>Whose seal is missing: known to the lead alone, and only after the last day.</summary>
    public IReadOnlyList<TeamMember> Missing { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindWithProtocolAsync(p => p.IsTeam && p.IsNow("sealed")))
            return NotFound();
        var cancel = HttpContext.RequestAborted;
        var focus = await Access.ReadableFoci.AsNoTracking().FirstAsync(f => f.OwnerId == ReviewId, cancel);
        Scale = [.. Protocol!.Scale.Select(s => new Choice(s, T[$"scale.{s}"]))];
        var mine = await Access
            .ReadableJudgements.AsNoTracking()
            .Where(j => j.OwnerId == ReviewId && j.AuthorId == Viewer.PersonId)
            .ToListAsync(cancel);
        KeptId = mine.Count > 0 ? mine[0].Id : null;
        HasSealed = mine.Count > 0 && mine.All(j => j.IsSealed);
        // Whoever has sealed has no form before them, and no notes beside it.
        var notes = HasSealed ? [] : await NotesAsync(cancel);
        await readLog.WriteAsync(notes, cancel);
        Questions = [.. focus.Questions.Select(q => new Question(q.Key, q.Text, [.. notes.Where(n => n.QuestionKey == q.Key)]))];
        Answers =
        [
            .. focus.Questions.Select(q =>
                Answers.FirstOrDefault(a => a.QuestionKey == q.Key) ?? AnswerTo(q.Key, mine.FirstOrDefault(j => j.QuestionKey == q.Key))
            ),
        ];
        if (IsLead && Review.Due is { } due && calendar.IsPast(due))
            Missing = await seals.MissingAsync(ReviewId, cancel);
        await NamesAsync(Missing.Select(m => m.PersonId).Concat(notes.Select(n => n.AuthorId)));
        return Page();
    }

    public async Task<IActionResult> OnPostKeepAsync()
    {
        var outcome = await save.RunAsync(Typed(), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To("judgement"), T["judgement.done.kept"]), AgainAsync);
    }

    public async Task<IActionResult> OnPostSealAsync()
    {
        var kept = await save.RunAsync(Typed(), HttpContext.RequestAborted);
        if (!kept.IsDone)
            return await AnswerAsync(kept, _ => Page(), AgainAsync);
        var outcome = await seal.RunAsync(new(ReviewId), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To(), T["judgement.done.sealed"]), AgainAsync);
    }

    public async Task<IActionResult> OnPostAbsentAsync()
    {
        var outcome = await record.RunAsync(new(ReviewId, PersonId, Reason ?? ""), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To(), T["judgement.done.absent"]), OnGetAsync);
    }

    private static Answer AnswerTo(string question, Judgement? kept) =>
        new()
        {
            QuestionKey = question,
            Words = kept?.Words,
            Grade = kept?.Grade,
        };

    private SaveJudgement.Request Typed() =>
        new(
            ReviewId,
            [.. Answers.Select(a => new SaveJudgement.Answer(a.QuestionKey, a.Words ?? "", string.IsNullOrEmpty(a.Grade) ? null : a.Grade))]
        );

    /// <summary>A refusal names the question; the form names the place in its list.</summary>
    private async Task<IActionResult> AgainAsync()
    {
        var page = await OnGetAsync();
        for (var i = 0; i < Answers.Count; i++)
        {
            foreach (var (field, name) in new[] { ("Words", nameof(Answer.Words)), ("Grade", nameof(Answer.Grade)) })
            {
                if (ModelState[$"{field}-{Answers[i].QuestionKey}"] is { Errors.Count: > 0 } entry)
                    ModelState.AddModelError($"Answers[{i}].{name}", entry.Errors[0].ErrorMessage);
                ModelState.Remove($"{field}-{Answers[i].QuestionKey}");
            }
        }
        return page;
    }

    private async Task<List<VisitNote>> NotesAsync(CancellationToken cancel) =>
        await Access
            .ReadableNotes.AsNoTracking()
            .Where(n => n.OwnerId == ReviewId && n.HandedInAt != null)
            .OrderBy(n => n.Activity)
            .ThenBy(n => n.Id)
            .Take(200)
            .ToListAsync(cancel);
}
