using System.Text.Json.Nodes;
using Candour.Methods.Agreement;
using Candour.Methods.Survey;

namespace Candour.Methods.Cases.Parts.Survey;

/// <summary>Counts in JSON: shares, their differences, probabilities of many tests, and errors to be compared by eye.</summary>
internal static class Shares
{
    // Every pair of different errors is looked at.
    private const int MostErrors = 1000;

    private static readonly (string Name, Func<CaseJson, double, JsonObject> Of)[] Members =
    [
        ("one", One),
        ("difference_newcombe10", Difference),
        ("multiplicity", (tests, _) => Many(tests)),
        ("wilson_finite_population", OfRoll),
        ("goldstein_healy_multiplier", Multiplier),
    ];

    public static JsonObject Answer(CaseJson whole, CaseSettings settings)
    {
        if (!Members.Any(m => whole.Find(m.Name) is not null))
            throw whole.Wrong($"an object with {string.Join(", ", Members.Select(m => m.Name))} or some of them");
        var level = settings.Number("level") ?? whole.Find("level")?.Number() ?? 0.95;
        if (level is not (>= 0.01 and <= 0.999999))
            throw whole.Find("level")?.Wrong("a number from 0.01 to 0.999999")
                ?? CaseException.At("--level", null, null, $"{level}", "a number from 0.01 to 0.999999");
        var answer = new JsonObject();
        foreach (var (name, of) in Members)
        {
            if (whole.Find(name) is { } items)
                answer[name] = Answers.Each(items.Items, i => of(i, level));
        }
        answer["level"] = level;
        return answer;
    }

    private static JsonObject One(CaseJson one, double level)
    {
        var (x, n) = Counts(one, "x", "n");
        return new()
        {
            ["x"] = x,
            ["n"] = n,
            ["wilson"] = Ends(Proportion.Wilson(x, n, level)),
            ["clopper_pearson"] = Ends(Proportion.ClopperPearson(x, n, level)),
            ["jeffreys"] = Ends(Proportion.Jeffreys(x, n, level)),
        };
    }

    private static JsonObject Difference(CaseJson one, double level)
    {
        var ((a, m), (b, n)) = (Counts(one, "a", "m"), Counts(one, "b", "n"));
        var change = ShareChange.Of(a, m, b, n, level);
        return new()
        {
            ["a"] = a,
            ["m"] = m,
            ["b"] = b,
            ["n"] = n,
            ["interval"] = Answers.From(change, c => Answers.Pair(c.Within.Low, c.Within.High)),
            ["change"] = Answers.Of(change.Then(c => c.Change)),
            ["p"] = Answers.Of(change.Then(c => c.P)),
            ["smallest_seen"] = Answers.Of(change.Then(c => c.SmallestSeen)),
        };
    }

    private static JsonObject Many(CaseJson tests)
    {
        double[] p =
        [
            .. tests["p"].Items.Select(v => v.Number() is var one and >= 0 and <= 1 ? one : throw v.Wrong("a probability, from 0 to 1")),
        ];
        return new()
        {
            ["p"] = Answers.Of(p),
            ["benjamini_hochberg"] = Answers.Of(ManyTests.BenjaminiHochberg(p)),
            ["holm"] = Answers.Of(ManyTests.Holm(p)),
        };
    }

    private static JsonObject OfRoll(CaseJson one, double level)
    {
        var (x, n) = Counts(one, "x", "n");
        var roll = one["population"].Whole(n);
        return new()
        {
            ["x"] = x,
            ["n"] = n,
            ["population"] = roll,
            ["interval"] = Ends(Proportion.WilsonOfRoll(x, n, roll, level)),
        };
    }

    private static JsonObject Multiplier(CaseJson one, double level)
    {
        var list = one["se"];
        if (list.Items.Count > MostErrors)
            throw CaseException.At("se", list.Line, list.Path, $"{list.Items.Count} numbers", $"at most {MostErrors}");
        double[] errors =
        [
            .. list.Items.Select(e =>
                e.Number() is var error and >= 1e-50 and <= 1e50 ? error : throw e.Wrong("a number above 0, to 1e50")
            ),
        ];
        return new()
        {
            ["se"] = Answers.Of(errors),
            ["multiplier"] = Answers.From(PairwiseIntervals.Multiplier(errors, level), m => Answers.Of(m)),
        };
    }

    private static (int Said, int Answered) Counts(CaseJson one, string said, string answered)
    {
        var all = one[answered].Whole(0);
        return (one[said].Whole(0, all), all);
    }

    private static JsonNode? Ends(Measured<Interval> within) => Answers.From(within, w => Answers.Pair(w.Low, w.High));
}
