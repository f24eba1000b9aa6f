namespace Candour.Methods.Benchmark;

/// <summary>A rule that says which schools may be slipping.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Years">How many years of figures it needs.</param>
/// <param name="Scores">
/// From a panel of just so many years, every figure there, a score for each school in its order: the higher the more at risk.
/// </param>
public sealed record WarningRule(string Name, int Years, Func<Panel, Measured<IReadOnlyList<double>>> Scores)
{
    /// <summary>How low the last figure was.</summary>
    public static WarningRule LastYear { get; } = new("last-year-raw", 1, panel => Negated(panel.Year(0).Select(f => f.Value)));

    /// <summary>How low the last figure was, drawn in by how unsure it is.</summary>
    public static WarningRule LastYearShrunken { get; } =
        new("last-year-shrunk", 1, panel => RandomEffects.Of(panel.Year(0)).AndThen(e => Negated(e.Units.Select(u => u.Shrunken))));

    /// <summary>How low the last two figures were together, the surer counting more, drawn in by how unsure both are.</summary>
    public static WarningRule TwoYearsShrunken { get; } =
        new(
            "two-years-shrunk",
            2,
            panel =>
                RandomEffects.Of([.. panel.Year(0).Zip(panel.Year(1), Together)]).AndThen(e => Negated(e.Units.Select(u => u.Shrunken)))
        );

    private static Reported Together(Reported a, Reported b)
    {
        var (first, second) = (1 / (a.Error * a.Error), 1 / (b.Error * b.Error));
        return new Reported((first * a.Value + second * b.Value) / (first + second), Math.Sqrt(1 / (first + second)));
    }

    private static Measured<IReadOnlyList<double>> Negated(IEnumerable<double> values) =>
        new Measured<IReadOnlyList<double>>.Found([.. values.Select(v => -v)]);
}
