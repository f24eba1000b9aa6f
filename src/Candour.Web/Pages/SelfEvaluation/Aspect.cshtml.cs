using Candour.Evidence;
using Candour.Frameworks;
using Candour.Partnerships;
using Candour.SelfEvaluation;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.SelfEvaluation;

/// <summary>One aspect: the judgement first, what helps and hinders and comes next, then the evidence.</summary>
[Rule(Door.SchoolLeader)]
public sealed class AspectModel(
    SelfEvaluationAccess access,
    FrameworksAccess frameworks,
    EvidenceAccess evidence,
    PartyNames names,
    SaveAspect save,
    RemoveEvidence remove
) : AspectPage(access, frameworks, names)
{
    public sealed class WordsForm
    {
        /// <summary>What the writer had before them (<see cref="AspectBase"/>).</summary>
        public string? Base { get; set; }

        [Words("self-evaluation.field.strong")]
        public string? Strong { get; set; }

        [Words("self-evaluation.field.least-sure")]
        public string? LeastSure { get; set; }

        [Words("self-evaluation.field.helps")]
        public string? Helps { get; set; }

        [Words("self-evaluation.field.hinders")]
        public string? Hinders { get; set; }

        [Words("self-evaluation.field.next")]
        public string? Next { get; set; }

        public AspectWords Words => new(Strong ?? "", LeastSure ?? "", Helps ?? "", Hinders ?? "", Next ?? "");

        public static WordsForm Of(string began, AspectWords words) =>
            new()
            {
                Base = began,
                Strong = words.Strong,
                LeastSure = words.LeastSure,
                Helps = words.Helps,
                Hinders = words.Hinders,
                Next = words.Next,
            };
    }

    /// <summary>What is written.</summary>
    [BindProperty]
    public WordsForm Input { get; set; } = new();

    /// <summary>Mine, on the page where two versions are settled.</summary>
    [BindProperty]
    public WordsForm Mine { get; set; } = new();

    /// <summary>For each contested text: mine, theirs or both.</summary>
    [BindProperty]
    public Dictionary<string, string?> Choice { get; set; } = [];

    /// <summary>The contested texts, as the form carries them.</summary>
    [BindProperty]
    public string? Settling { get; set; }

    /// <summary>The texts that both changed; empty unless two versions are to be settled.</summary>
    public IReadOnlyList<string> Contested { get; private set; } = [];

    public IReadOnlyList<UsedEvidence> Evidence { get; private set; } = [];

    public IReadOnlyList<Choice> Choices => [.. AspectMerge.Choices.All.Select(c => new Choice(c, T[$"self-evaluation.settle.{c}"]))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Input = WordsForm.Of(AspectBase.Of(Stored.Version, Stored.Words).ToString(), Stored.Words);
        return await ShowAsync();
    }

    public Task<IActionResult> OnPostAsync() => SaveAsync(Input, Here);

    /// <summary>Saves and goes on to the next aspect.</summary>
    public async Task<IActionResult> OnPostOnAsync() =>
        await FindAsync() ? await SaveAsync(Input, After is { } next ? To($"aspects/{next.Key}") : To()) : NotFound();

    /// <summary>Settles two versions as somebody chose, against what stands there now.</summary>
    public async Task<IActionResult> OnPostSettleAsync()
    {
        if (!await FindAsync())
            return NotFound();
        var mine = Mine.Words.Cleaned();
        var carried = (Settling ?? "").Split(',').ToHashSet(StringComparer.Ordinal);
        var settling = AspectWords.Fields.Where(carried.Contains).ToList();
        var began = AspectBase.Read(Mine.Base) ?? AspectBase.Unknown;
        if (began.Version != Stored.Version)
            return await CompareAgainAsync(began, mine, settling);
        if (settling.Exists(f => !AspectMerge.Choices.All.Contains(Choice.GetValueOrDefault(f) ?? "")))
            return await CompareAsync(mine, settling, "self-evaluation.settle.choose");
        var words = settling.Aggregate(mine, (all, f) => all.With(f, AspectMerge.Settle(mine[f], Stored.Words[f], Choice[f]!)));
        var outcome = await save.RunAsync(new(Id, Key, Mine.Base, words), HttpContext.RequestAborted);
        if (outcome.IsDone)
            return Done(Here, T["self-evaluation.settled"]);
        if (outcome.IsNotFound || !await FindAsync())
            return NotFound();
        return outcome.Refusals is [{ TextKey: SaveAspect.Conflict }]
            ? await CompareAgainAsync(began, mine, settling)
            : await CompareAsync(mine, settling, outcome.Refusals[0].TextKey, outcome.Refusals[0].Arguments);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid use)
    {
        if (!await FindAsync())
            return NotFound();
        var outcome = await remove.RunAsync(use, HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(Here, T["evidence.removed"], To($"evidence/{use}/restore")), OnGetAsync);
    }

    private async Task<IActionResult> SaveAsync(WordsForm form, string onwards)
    {
        var outcome = await save.RunAsync(new(Id, Key, form.Base, form.Words), HttpContext.RequestAborted);
        if (outcome.IsDone)
            return Done(onwards, T[outcome.Value.PutTogether ? "self-evaluation.put-together" : "self-evaluation.saved"]);
        if (outcome.IsNotFound || !await FindAsync())
            return NotFound();
        return outcome.Refusals is [{ TextKey: SaveAspect.Conflict }]
            ? await CompareAgainAsync(AspectBase.Read(form.Base) ?? AspectBase.Unknown, form.Words.Cleaned(), [])
            : await AnswerAsync(outcome, _ => Page(), ShowAsync, nameof(Input));
    }

    /// <summary>
    /// Puts together what can be, and shows what both changed. What was being settled before stays to be settled: a
    /// third save must not decide it unseen.
    /// </summary>
    private Task<IActionResult> CompareAgainAsync(AspectBase began, AspectWords mine, IReadOnlyList<string> settling)
    {
        var merge = AspectMerge.Of(began, mine, Stored.Words);
        var contested = AspectWords.Fields.Where(f =>
            merge.Contested.Contains(f) || (settling.Contains(f) && merge.Words[f] != Stored.Words[f])
        );
        return CompareAsync(merge.Words, [.. contested], SaveAspect.Conflict);
    }

    /// <summary>Shows both versions side by side. Mine may hold more than theirs: what only I touched goes along.</summary>
    private async Task<IActionResult> CompareAsync(AspectWords mine, List<string> contested, string reason, params object[] arguments)
    {
        Contested = contested;
        Settling = string.Join(',', contested);
        ModelState.Clear();
        ModelState.AddModelError("", T[reason, arguments]);
        Mine = WordsForm.Of(AspectBase.Of(Stored.Version, Stored.Words).ToString(), mine);
        Choice = contested.ToDictionary(f => f, f => Choice.GetValueOrDefault(f), StringComparer.Ordinal);
        Response.StatusCode = StatusCodes.Status409Conflict;
        if (contested.Count == 0)
            Input = Mine;
        return await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        Evidence = await evidence.OfRecordAsync(Id, Key, HttpContext.RequestAborted);
        return Page();
    }
}
