namespace Candour.Methods.Benchmark;

/// <summary>How often schools of a kind were flagged for nothing.</summary>
/// <param name="Kind">Which kind, such as the fifth by free meals, from 0.</param>
/// <param name="NotSlipped">How many of the kind did not slip; at least 1.</param>
/// <param name="Flagged">How many of these were flagged all the same.</param>
public sealed record FalseAlarms(int Kind, int NotSlipped, int Flagged)
{
    /// <summary>The share flagged for nothing.</summary>
    public double Rate => (double)Flagged / NotSlipped;
}

/// <summary>How a rule did.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Discrimination">How well it told schools apart.</param>
/// <param name="AveragePrecision">The mean precision of its lists.</param>
/// <param name="At">What would have come of visiting the first k, for each k asked for.</param>
/// <param name="FalseAlarms">For each k in the same order, the false alarms by kind of school; empty where no kinds were given.</param>
public sealed record RuleResult(
    string Rule,
    Discrimination Discrimination,
    double AveragePrecision,
    IReadOnlyList<AtK> At,
    IReadOnlyList<IReadOnlyList<FalseAlarms>> FalseAlarms
);

/// <summary>
/// What rules of early warning would have said in a year gone by, from the years before it alone, and what then came. No rule
/// is offered without it.
/// </summary>
/// <param name="Year">The year that was foretold.</param>
/// <param name="Schools">How many schools have every figure that any of the rules needs, and the year's.</param>
/// <param name="Slipped">How many of them slipped.</param>
/// <param name="Threshold">At or below this figure a school counts as slipped.</param>
/// <param name="Rules">How each rule did on these same schools.</param>
/// <remarks>
/// Slipped: the year's figure is at or below the value of rank ceil(share × n) from below; ties make them a few more. Rules
/// are fitted on the same schools. Source: the rolling origin of Tashman (2000), International Journal of Forecasting 16.
/// </remarks>
public sealed record Backtest(int Year, int Schools, int Slipped, double Threshold, IReadOnlyList<RuleResult> Rules)
{
    /// <summary>The years the rules were given, ascending. Where they do not lead up to the year without a gap, the forecast was over more than a year.</summary>
    public IReadOnlyList<int> YearsSeen { get; private init; } = [];

    /// <summary>
    /// How far the year's figures go with those of the year before, over the same schools: Pearson's correlation, from -1 to 1. None where either
    /// year's are all alike.
    /// </summary>
    public Measured<double> WithYearBefore { get; private init; } = NoMeasure.NothingVaries;

    /// <summary>Judges rules on one year.</summary>
    /// <param name="panel">The schools' figures.</param>
    /// <param name="year">The year to foretell.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="visits">Values of k: how many schools could be visited. Those above the number of schools are left out.</param>
    /// <param name="lowest">The share that counts as slipped, between 0 and 1.</param>
    /// <param name="kinds">By school number, a kind from 0, to see whether false alarms fall on some more than on others; null for none.</param>
    /// <returns>None where no school has the years needed, or all of them slipped or none; or where a rule has none.</returns>
    /// <exception cref="ArgumentException">There is no such year or too few before it, no rule, or a rule gives not a score a school.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1, or a k is below 1.</exception>
    public static Measured<Backtest> Of(
        Panel panel,
        int year,
        IReadOnlyList<WarningRule> rules,
        IReadOnlyList<int> visits,
        double lowest = 0.2,
        Func<long, int>? kinds = null
    )
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(visits);
        ArgumentOutOfRangeException.ThrowIfNotEqual(lowest is > 0 and < 1, true, nameof(lowest));
        var needed = rules.Count == 0 ? 0 : rules.Max(r => r.Years);
        var at = panel.Years.ToList().IndexOf(year);
        if (needed == 0 || at < needed)
            throw new ArgumentException($"There are {Math.Max(0, at)} years before {year}, and the rules need {needed}.", nameof(year));
        var known = panel.Complete(at - needed, needed + 1);
        var n = known.Schools.Count;
        if (n == 0)
            return NoMeasure.NothingToCompare;
        var came = known.Year(needed).Select(f => f.Value).ToArray();
        var threshold = came.Order().ElementAt((int)Math.Ceiling(lowest * n) - 1);
        var slipped = came.Select(v => v <= threshold).ToArray();
        int[] possible = [.. visits.Where(k => k <= n)];
        var results = new List<RuleResult>();
        foreach (var rule in rules)
        {
            var judged = Judge(rule, known, slipped, possible, kinds);
            if (judged is Measured<RuleResult>.None none)
                return none.Reason;
            results.Add(judged.OrThrow);
        }
        return new Backtest(year, n, slipped.Count(s => s), threshold, results)
        {
            YearsSeen = [.. known.Years.Take(needed)],
            WithYearBefore = Together(came, [.. known.Year(needed - 1).Select(f => f.Value)]),
        };
    }

    private static Measured<double> Together(double[] one, double[] other)
    {
        var (mean, otherMean) = (one.Average(), other.Average());
        var (both, square, otherSquare) = (0.0, 0.0, 0.0);
        for (var i = 0; i < one.Length; i++)
        {
            both += (one[i] - mean) * (other[i] - otherMean);
            square += (one[i] - mean) * (one[i] - mean);
            otherSquare += (other[i] - otherMean) * (other[i] - otherMean);
        }
        return square > 0 && otherSquare > 0 ? both / Math.Sqrt(square) / Math.Sqrt(otherSquare) : NoMeasure.NothingVaries;
    }

    /// <summary>Judges rules on every year that has enough years before it, in order.</summary>
    /// <inheritdoc cref="Of"/>
    public static IReadOnlyList<Measured<Backtest>> EveryYear(
        Panel panel,
        IReadOnlyList<WarningRule> rules,
        IReadOnlyList<int> visits,
        double lowest = 0.2,
        Func<long, int>? kinds = null
    )
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(rules);
        var needed = rules.Count == 0 ? 1 : rules.Max(r => r.Years);
        return [.. panel.Years.Skip(needed).Select(year => Of(panel, year, rules, visits, lowest, kinds))];
    }

    private static Measured<RuleResult> Judge(WarningRule rule, Panel known, bool[] slipped, int[] visits, Func<long, int>? kinds) =>
        rule.Scores(known.BeforeLast(rule.Years))
            .AndThen(scores =>
                Discrimination
                    .Of(scores, slipped)
                    .Then(discrimination => new RuleResult(
                        rule.Name,
                        discrimination,
                        Worklist.AveragePrecision(scores, slipped).OrThrow,
                        [.. visits.Select(k => Worklist.At(scores, slipped, k, known.Schools).OrThrow)],
                        kinds is null ? [] : [.. visits.Select(k => Alarms(scores, slipped, k, known.Schools, kinds))]
                    ))
            );

    private static FalseAlarms[] Alarms(
        IReadOnlyList<double> scores,
        bool[] slipped,
        int visited,
        IReadOnlyList<long> schools,
        Func<long, int> kinds
    )
    {
        var flagged = Worklist.First(scores, slipped, visited, schools).ToHashSet();
        return
        [
            .. Enumerable
                .Range(0, slipped.Length)
                .Where(i => !slipped[i])
                .GroupBy(i => kinds(schools[i]))
                .OrderBy(g => g.Key)
                .Select(g => new FalseAlarms(g.Key, g.Count(), g.Count(flagged.Contains))),
        ];
    }
}
