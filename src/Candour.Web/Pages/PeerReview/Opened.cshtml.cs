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

/// <summary>All judgements side by side; the team writes what it agrees, with reasons for change and dissent kept.</summary>
[Rule(Door.Circle)]
public sealed class OpenedModel(
    PeerReviewAccess access,
    PartyNames names,
    StageCatalogue stages,
    AgreeJudgement agree,
    MarkDone mark,
    Candour.Foundation.ReadLog.ReadLog readLog
) : ReviewPage(access, names, stages)
{
    public sealed record Question(string Key, string Text, IReadOnlyList<Judgement> Judgements, AgreedJudgement? Agreed);

    public sealed class Form
    {
        public string QuestionKey { get; set; } = "";

        public int Version { get; set; }

        [Words("agreed.form.words")]
        public string? Words { get; set; }

        [Words("agreed.form.grade")]
        public string? Grade { get; set; }

        [Words("agreed.form.changed")]
        public bool Changed { get; set; }

        [Words("agreed.form.because")]
        public string? ChangedBecause { get; set; }

        [Words("agreed.form.dissent")]
        public string? Dissent { get; set; }
    }

    [BindProperty(SupportsGet = true, Name = "question")]
    public string? Open { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Question> Questions { get; private set; } = [];

    public IReadOnlyList<Choice> Scale { get; private set; } = [];

    public bool IsContested { get; private set; }

    public bool MayWrite => IsTeam && IsNow("opened");

    public bool AllAgreed => Questions.Count > 0 && Questions.All(q => q.Agreed is not null);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ReadAsync())
            return NotFound();
        if (Questions.FirstOrDefault(q => q.Key == Open) is { } question)
        {
            Input = new()
            {
                QuestionKey = question.Key,
                Version = question.Agreed?.Version ?? 0,
                Words = question.Agreed?.Words,
                Grade = question.Agreed?.Grade,
                Changed = question.Agreed?.ChangedBecause.Length > 0,
                ChangedBecause = question.Agreed?.ChangedBecause,
                Dissent = question.Agreed?.Dissent,
            };
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Open = Input.QuestionKey;
        var outcome = await agree.RunAsync(
            new(
                ReviewId,
                Input.QuestionKey,
                Input.Version,
                Input.Words ?? "",
                string.IsNullOrEmpty(Input.Grade) ? null : Input.Grade,
                Input.Changed,
                Input.ChangedBecause ?? "",
                Input.Dissent ?? ""
            ),
            HttpContext.RequestAborted
        );
        IsContested = outcome.Refusals.Any(r => r.TextKey == "agreed.refused.changed");
        return await AnswerAsync(outcome, _ => Done(To("opened"), T["agreed.done"]), AgainAsync, "Input");
    }

    public async Task<IActionResult> OnPostCloseAsync()
    {
        var outcome = await mark.RunAsync(new(ReviewId, Marks.TalkClosed), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To(), T["agreed.done.closed"]), AgainAsync, "Input");
    }

    private async Task<IActionResult> AgainAsync()
    {
        if (!await ReadAsync())
            return NotFound();
        ModelState.Remove("Input.Version");
        Input.Version = Questions.FirstOrDefault(q => q.Key == Open)?.Agreed?.Version ?? 0;
        return Page();
    }

    private async Task<bool> ReadAsync()
    {
        if (!await FindWithProtocolAsync(p => (p.IsTeam || p.Role == Roles.Moderator) && p.Review.OpenedAt is not null))
            return false;
        var cancel = HttpContext.RequestAborted;
        var focus = await Access.ReadableFoci.AsNoTracking().FirstAsync(f => f.OwnerId == ReviewId, cancel);
        var judgements = await Access
            .ReadableJudgements.AsNoTracking()
            .Where(j => j.OwnerId == ReviewId && j.OpenedAt != null)
            .ToListAsync(cancel);
        var agreed = await Access.ReadableAgreed.AsNoTracking().Where(a => a.OwnerId == ReviewId).ToListAsync(cancel);
        await readLog.WriteAsync([.. judgements.Where(j => j.AuthorId != Viewer.PersonId)], cancel);
        Scale = [.. Protocol!.Scale.Select(s => new Choice(s, T[$"scale.{s}"]))];
        Questions =
        [
            .. focus.Questions.Select(q => new Question(
                q.Key,
                q.Text,
                [.. judgements.Where(j => j.QuestionKey == q.Key)],
                agreed.FirstOrDefault(a => a.QuestionKey == q.Key)
            )),
        ];
        await NamesAsync(judgements.Select(j => j.AuthorId));
        return true;
    }
}
