using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.Frameworks;
using Candour.Partnerships;
using Candour.SelfEvaluation;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.SelfEvaluation;

/// <summary>A school's self-evaluations, and where another begins.</summary>
[Rule(Door.SchoolLeader)]
public sealed class SchoolModel(
    SelfEvaluationAccess access,
    FrameworksAccess frameworks,
    UsableFrameworks usable,
    StartSelfEvaluation start,
    PartyNames names
) : CandourPage
{
    public sealed record Listed(
        Guid Id,
        string Title,
        string Year,
        bool IsOpen,
        DateTime StartedAt,
        DateTime? SubmittedAt,
        Guid? SnapshotId
    );

    public sealed class StartForm
    {
        [Words("self-evaluation.start.choose")]
        public Guid? FrameworkId { get; set; }
    }

    /// <summary>The school's key, from the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public StartForm Input { get; set; } = new();

    public string SchoolName { get; private set; } = "";

    public IReadOnlyList<Listed> Evaluations { get; private set; } = [];

    /// <summary>The frameworks that can be begun now: those without one still open.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Viewer.Is(Id, Roles.Head, Roles.SeniorLeader))
            return NotFound();
        Viewer.ActFor(Id);
        var cancel = HttpContext.RequestAborted;
        SchoolName = (await names.OfAsync([Id], cancel))[Id] ?? "";
        var rows = await (
            from evaluation in access.Readable()
            where evaluation.OwnerId == Id
            join framework in frameworks.Readable() on evaluation.FrameworkId equals framework.Id
            orderby evaluation.StartedAt descending, evaluation.Id
            select new
            {
                evaluation.Id,
                evaluation.FrameworkId,
                evaluation.Year,
                evaluation.State,
                evaluation.StartedAt,
                evaluation.SubmittedAt,
                evaluation.SnapshotId,
                framework.Title,
            }
        )
            .AsNoTracking()
            .Take(50)
            .ToListAsync(cancel);
        Evaluations =
        [
            .. rows.Select(r => new Listed(
                r.Id,
                r.Title,
                new AcademicYear(r.Year).ToString(),
                r.State == SelfEvaluationStates.Open,
                r.StartedAt,
                r.SubmittedAt,
                r.SnapshotId
            )),
        ];
        var choices = await usable
            .Of(Id)
            .AsNoTracking()
            .OrderBy(f => f.SortKey)
            .ThenByDescending(f => f.Version)
            .Select(f => new
            {
                f.Id,
                f.Title,
                f.Summary,
            })
            .ToListAsync(cancel);
        Choices =
        [
            .. choices
                .Where(f => !rows.Exists(r => r.FrameworkId == f.Id && r.State == SelfEvaluationStates.Open))
                .Select(f => new Choice(f.Id.ToString(), f.Title, f.Summary)),
        ];
        if (Choices.Count == 1)
            Input.FrameworkId ??= Guid.Parse(Choices[0].Value);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await start.RunAsync(new(Id, Input.FrameworkId ?? Guid.Empty), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, id => Done($"/self-evaluations/{id}", T["self-evaluation.started"]), OnGetAsync, nameof(Input));
    }
}
