using Candour.Methods.Agreement;
using Candour.Methods.Numerics;

namespace Candour.Methods.Survey;

/// <summary>
/// How far the items of a scale hang together: whether their sum says something that single answers do not. It is about
/// people's answers; how sure a school's mean is, is <see cref="GroupReliability"/>.
/// </summary>
/// <param name="People">How many answered every item; the figures rest on them.</param>
/// <param name="Items">How many items.</param>
/// <param name="Alpha">Cronbach's alpha: k/(k-1) (1 - Σ variances / variance of the sum). At most 1.</param>
/// <param name="Standardised">Alpha of items brought to one spread; none where an item does not vary.</param>
/// <param name="Lambda6">Guttman's lambda-6: from what the other items say of each; none where items repeat each other exactly.</param>
/// <param name="MeanCorrelation">Of all pairs of items; none where an item does not vary.</param>
/// <param name="ItemRest">By item, its correlation with the sum of the others.</param>
/// <param name="AlphaIfDropped">By item, alpha of the others; none with two items.</param>
/// <param name="ErrorOfSum">The standard error of one person's sum, in points of the scale.</param>
/// <remarks>
/// Sources: Cronbach (1951), Psychometrika 16; Guttman (1945), Psychometrika 10; Feldt, Woodruff and Salih (1987), Applied
/// Psychological Measurement 11, for the interval.
/// </remarks>
public sealed record ScaleReliability(
    int People,
    int Items,
    double Alpha,
    Measured<double> Standardised,
    Measured<double> Lambda6,
    Measured<double> MeanCorrelation,
    IReadOnlyList<Measured<double>> ItemRest,
    IReadOnlyList<Measured<double>> AlphaIfDropped,
    double ErrorOfSum
)
{
    /// <summary>The reliability of a scale.</summary>
    /// <param name="answers">People × items; null where somebody did not answer. Only people who answered all count.</param>
    /// <param name="reversed">Which items, from 0, are worded the other way and are turned round; null for none.</param>
    /// <returns>None with fewer than two items or two people, or where the sum does not vary.</returns>
    /// <exception cref="ArgumentException">An answer is not finite, or a reversed item does not exist.</exception>
    public static Measured<ScaleReliability> Of(double?[,] answers, IReadOnlyCollection<int>? reversed = null) =>
        ItemTable.Of(answers, reversed).AndThen(Of);

    /// <summary>Feldt's interval for alpha.</summary>
    /// <param name="level">The share of such intervals that hold the truth.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public Interval Within(double level = 0.95)
    {
        Proportion.CheckLevel(level);
        double freedom1 = People - 1,
            freedom2 = (People - 1.0) * (Items - 1);
        return new Interval(
            1 - (1 - Alpha) * Distributions.FisherQuantile((1 + level) / 2, freedom1, freedom2),
            1 - (1 - Alpha) * Distributions.FisherQuantile((1 - level) / 2, freedom1, freedom2)
        );
    }

    private static Measured<ScaleReliability> Of(ItemTable table)
    {
        var p = table.Items;
        var rows = Enumerable.Range(0, p).Select(j => Enumerable.Range(0, p).Sum(k => table.Covariances[j, k])).ToArray();
        var (sum, trace) = (rows.Sum(), Enumerable.Range(0, p).Sum(table.Variance));
        // Items that cancel exactly leave rounding, not a spread.
        if (sum <= 1e-12 * trace || trace <= 0)
            return NoMeasure.NothingVaries;
        var correlations = table.Correlations();
        var mean = correlations is null ? 0 : (Sum(correlations) - p) / (p * (p - 1.0));
        var alpha = FromSums(p, trace, sum);
        return new ScaleReliability(
            table.People,
            p,
            alpha,
            correlations is null || 1 + (p - 1) * mean <= 1e-12 ? NoMeasure.NothingVaries : p * mean / (1 + (p - 1) * mean),
            correlations is null ? NoMeasure.NothingVaries : GuttmanOf(correlations),
            correlations is null ? NoMeasure.NothingVaries : mean,
            [.. Enumerable.Range(0, p).Select(j => Rest(table.Variance(j), rows[j], sum))],
            [.. Enumerable.Range(0, p).Select(j => Dropped(p, trace - table.Variance(j), sum - 2 * rows[j] + table.Variance(j)))],
            Math.Sqrt(sum * Math.Max(0, 1 - alpha))
        );
    }

    private static double FromSums(int items, double trace, double sum) => items / (items - 1.0) * (1 - trace / sum);

    private static Measured<double> Dropped(int items, double trace, double sum) =>
        items < 3 ? NoMeasure.TooFewItems
        : sum <= 1e-12 * trace || trace <= 0 ? NoMeasure.NothingVaries
        : FromSums(items - 1, trace, sum);

    private static Measured<double> Rest(double variance, double row, double sum)
    {
        var rest = sum - 2 * row + variance;
        return variance <= 0 || rest <= 1e-12 * sum ? NoMeasure.NothingVaries : (row - variance) / Math.Sqrt(variance * rest);
    }

    private static Measured<double> GuttmanOf(double[,] correlations)
    {
        if (SmallLinear.Invert(correlations) is not var (inverse, _))
            return NoMeasure.NoFiniteEstimate;
        var unexplained = Enumerable.Range(0, correlations.GetLength(0)).Sum(j => 1 / inverse[j, j]);
        var total = Sum(correlations);
        return total <= 1e-12 ? NoMeasure.NothingVaries : 1 - unexplained / total;
    }

    private static double Sum(double[,] matrix) => matrix.Cast<double>().Sum();
}
