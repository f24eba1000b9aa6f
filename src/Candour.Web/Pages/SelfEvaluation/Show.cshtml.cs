using Candour.Partnerships;
using Candour.SelfEvaluation;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.SelfEvaluation;

/// <summary>The thread of a self-evaluation: what comes next, and every aspect with how far it is.</summary>
[Rule(Door.SchoolLeader)]
public sealed class ShowModel(ReadSelfEvaluation reader, PartyNames names) : SelfEvaluationPage(reader, names)
{
    /// <summary>The aspect to go on with: the first without a judgement, then the first that rests on nothing.</summary>
    public AspectOverview? Next =>
        Whole.Aspects.FirstOrDefault(a => !a.Words.HasJudgement) ?? Whole.Aspects.FirstOrDefault(a => a.Evidence.Count == 0);

    public int Judged => Whole.Aspects.Count(a => a.Words.HasJudgement);

    public int Supported => Whole.Aspects.Count(a => a.Progress == AspectProgress.Supported);

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    /// <summary>How an aspect's line in the overview begins: the first words of its judgement.</summary>
    public string? FirstWords(AspectOverview aspect)
    {
        var text = aspect.Words.Strong.Length > 0 ? aspect.Words.Strong : aspect.Words.LeastSure;
        if (text.Length == 0)
            return null;
        const int most = 140;
        var line = text.Split('\n')[0];
        return line.Length <= most ? line : T["self-evaluation.cut", line[..(line.LastIndexOf(' ', most) is > 0 and var cut ? cut : most)]];
    }
}
