using Candour.Methods.Benchmark;

namespace Candour.Bench.Methods;

/// <summary>Schools beside one another: comparators, funnels, places and lists of those to visit.</summary>
internal static class SchoolRows
{
    private const int Primaries = 16_769;

    public static IEnumerable<MethodRow> All =>
        [
            new("comparators-all", "16,769 schools, both cores", 3, AllComparators),
            new("comparators-one", "one of 16,769 schools", 0.001, OneComparator),
            new("funnel", "309 schools, with overdispersion", 0.01, FunnelOf),
            new("rank-intervals", "309 schools, 40,000 draws", 1.5, Ranks),
            new("warning", "24,000 schools: AUC, DeLong, at k, calibration", 0.02, Warning),
        ];

    private static Question AllComparators()
    {
        var schools = Schools();
        return Question.Of(() => DfeComparators.Of(schools).All(threads: 2), found => new($"{found.Count:N0} sets"));
    }

    private static Question OneComparator()
    {
        var comparators = DfeComparators.Of(Schools());
        return Question.Of(() => comparators.For(100_000 + 8000), found => new($"{found.OrThrow.Others.Count} beside it"));
    }

    private static Question FunnelOf()
    {
        var random = new Random(6);
        FunnelCount[] counts =
        [
            .. Enumerable
                .Range(0, 309)
                .Select(_ =>
                {
                    var pupils = random.Next(12, 120);
                    var chance = 1 / (1 + Math.Exp(-0.6 - 0.5 * random.Normal()));
                    return new FunnelCount(Enumerable.Range(0, pupils).Count(_ => random.NextDouble() < chance), pupils);
                }),
        ];
        return Question.Of(() => Funnel.Of(counts), found => new($"overdispersion {found.OrThrow.Overdispersion:N1}"));
    }

    private static Question Ranks()
    {
        var random = new Random(7);
        Reported[] figures = [.. Enumerable.Range(0, 309).Select(_ => new Reported(2 * random.Normal(), 0.6 + random.NextDouble()))];
        return Question.Of(
            () => WhyRanksMislead.Of(figures, 40_000, seed: 11),
            found => new($"a middling school lies within {found.OrThrow.MedianWidth:N0} places")
        );
    }

    private static Question Warning()
    {
        var random = new Random(8);
        const int Count = 24_000;
        var (scores, said, came) = (new double[Count], new double[Count], new bool[Count]);
        for (var i = 0; i < Count; i++)
        {
            // Many share a score, as percentages do.
            scores[i] = Math.Round(random.Normal(), 2);
            said[i] = 1 / (1 + Math.Exp(2.5 - 0.8 * scores[i]));
            came[i] = random.NextDouble() < said[i];
        }
        return Question.Of(
            () =>
                (
                    Discrimination.Of(scores, came).OrThrow,
                    ((int[])[50, 200, 1000]).Select(k => Worklist.At(scores, came, k).OrThrow).ToList(),
                    Calibration.Of(said, came).OrThrow
                ),
            found => new($"AUC {found.Item1.Auc:N3} ± {found.Item1.StandardError.OrThrow:N3}, Brier {found.Item3.Brier:N3}")
        );
    }

    /// <summary>Primaries as large and as poor as England's, in nine regions.</summary>
    private static SchoolFacts[] Schools()
    {
        var random = new Random(5);
        return
        [
            .. Enumerable
                .Range(0, Primaries)
                .Select(i => new SchoolFacts(
                    100_000 + i,
                    $"region {random.Next(9)}",
                    "primary",
                    Math.Round(Math.Exp(5.5 + 0.55 * random.Normal())),
                    Math.Round(100 / (1 + Math.Exp(1.2 - 0.9 * random.Normal())), 1),
                    random.Next(100) == 0 ? null : Math.Round(100 / (1 + Math.Exp(1.9 - 0.4 * random.Normal())), 1)
                )),
        ];
    }
}
