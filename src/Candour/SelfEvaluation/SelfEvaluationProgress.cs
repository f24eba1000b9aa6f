using Candour.Evidence;
using Candour.Frameworks;

namespace Candour.SelfEvaluation;

/// <summary>How far an aspect is, in words; never a share or a mark.</summary>
public static class AspectProgress
{
    public const string NotBegun = "not-begun";

    /// <summary>Something is written, but not yet what is strong or what is least sure.</summary>
    public const string Begun = "begun";

    /// <summary>The judgement is written and rests on nothing yet.</summary>
    public const string Judged = "judged";

    /// <summary>The judgement is written and there is evidence for it.</summary>
    public const string Supported = "supported";

    public static string Of(AspectWords words, int evidence) =>
        words.HasJudgement
            ? evidence > 0
                ? Supported
                : Judged
            : words.IsEmpty && evidence == 0
                ? NotBegun
                : Begun;
}

/// <summary>An aspect of a self-evaluation with all that is known of it.</summary>
public sealed record AspectOverview(
    FrameworkArea Area,
    FrameworkAspect Aspect,
    AspectWords Words,
    IReadOnlyList<EvidenceItem> Evidence,
    DateTime? SavedAt
)
{
    /// <summary>How far it is.</summary>
    public string Progress => AspectProgress.Of(Words, Evidence.Count);
}

/// <summary>An item of the checklist before submitting.</summary>
/// <param name="Key">The text that says it.</param>
/// <param name="Blocks">Whether it stands in the way, or is only worth a thought.</param>
/// <param name="Aspects">The aspects it is about.</param>
/// <param name="Arguments">The text's arguments.</param>
public sealed record ReadinessItem(string Key, bool Blocks, IReadOnlyList<FrameworkAspect> Aspects, params object[] Arguments);

/// <summary>What stands in the way of submitting, and what is worth a second thought.</summary>
public static class Readiness
{
    public static IReadOnlyList<ReadinessItem> Of(IReadOnlyList<AspectOverview> aspects)
    {
        var items = new List<ReadinessItem>();
        foreach (var area in aspects.GroupBy(a => a.Area))
        {
            if (!area.Any(a => a.Words.HasJudgement))
                items.Add(
                    new ReadinessItem("self-evaluation.ready.area-empty", Blocks: true, [.. area.Select(a => a.Aspect)], area.Key.Title)
                );
        }
        var silent = items.SelectMany(i => i.Aspects).ToHashSet();
        Warn(items, "self-evaluation.ready.no-judgement", aspects.Where(a => !a.Words.HasJudgement && !silent.Contains(a.Aspect)));
        Warn(items, "self-evaluation.ready.no-evidence", aspects.Where(a => a.Words.HasJudgement && a.Evidence.Count == 0));
        Warn(
            items,
            "self-evaluation.ready.first-hint",
            aspects.Where(a => a.Evidence.Count > 0 && a.Evidence.All(e => e.Strength == EvidenceStrengths.FirstHint))
        );
        Warn(items, "self-evaluation.ready.never-unsure", Unsure(aspects) ? [] : aspects.Take(1));
        return items;
    }

    /// <summary>An account that is sure of everything gives the reviewers nothing to help with.</summary>
    private static bool Unsure(IReadOnlyList<AspectOverview> aspects) =>
        aspects.Any(a => a.Words.LeastSure.Length > 0) || !aspects.Any(a => a.Words.HasJudgement);

    private static void Warn(List<ReadinessItem> items, string key, IEnumerable<AspectOverview> aspects)
    {
        var found = aspects.Select(a => a.Aspect).ToList();
        if (found.Count > 0)
            items.Add(new ReadinessItem(key, Blocks: false, found));
    }
}
