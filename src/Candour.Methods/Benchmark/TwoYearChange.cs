using Candour.Methods.Numerics;

namespace Candour.Methods.Benchmark;

/// <summary>How a school changed between two years, as far as two unsure figures can say.</summary>
/// <param name="Raw">The second figure less the first.</param>
/// <param name="RawError">Its standard error, were nothing known of other schools.</param>
/// <param name="Shrunken">The change that is most likely when all schools are taken together.</param>
/// <param name="Error">Its standard deviation.</param>
public sealed record SchoolChange(double Raw, double RawError, double Shrunken, double Error)
{
    /// <summary>The probability that the school's true figure fell by more than an amount.</summary>
    /// <param name="amount">In the unit of the figure, of which more is better; 0 for any fall.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is below 0 or not finite.</exception>
    public double ProbabilityOfFall(double amount = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(amount >= 0 && double.IsFinite(amount), true, nameof(amount));
        return Math.Clamp(Distributions.Normal((-amount - Shrunken) / Error), 0, 1);
    }
}

/// <summary>
/// Changes of all schools between two years, drawn in for chance. A fall after a high year is first of all a high year that
/// was partly luck, and is treated as one.
/// </summary>
/// <param name="PlaceChange">How the mean of schools changed.</param>
/// <param name="BetweenFirst">The variance between schools in the first year.</param>
/// <param name="BetweenSecond">The variance between schools in the second.</param>
/// <param name="Correlation">How far schools' true figures of the two years go together, from -1 to 1; 0 where they do not differ in one of them.</param>
/// <param name="Schools">The schools, in the order given.</param>
/// <remarks>
/// True figures of two years are normal with the means and variances of <see cref="RandomEffects"/> and the covariance
/// Σ w (y₁ - m₁)(y₂ - m₂) / Σ w with w = 1/√((τ₁² + e₁²)(τ₂² + e₂²)), held within the variances; errors of the two years
/// are independent. A school's change is the posterior mean of the second less the first given both figures; its error
/// takes variances as known and adds what is unknown of the means. Source: Efron and Morris (1975), Journal of the American
/// Statistical Association 70, for two figures a school.
/// </remarks>
public sealed record TwoYearChange(
    double PlaceChange,
    double BetweenFirst,
    double BetweenSecond,
    double Correlation,
    IReadOnlyList<SchoolChange> Schools
)
{
    /// <summary>The changes.</summary>
    /// <param name="years">By school, the figures of the first and the second year.</param>
    /// <returns>None with fewer than three schools.</returns>
    /// <exception cref="ArgumentException">A figure is not finite, or an error is not above 0.</exception>
    public static Measured<TwoYearChange> Of(IReadOnlyList<(Reported First, Reported Second)> years)
    {
        ArgumentNullException.ThrowIfNull(years);
        return RandomEffects
            .Of([.. years.Select(y => y.First)])
            .AndThen(first => RandomEffects.Of([.. years.Select(y => y.Second)]).Then(second => Of(years, first, second)));
    }

    private static TwoYearChange Of(IReadOnlyList<(Reported First, Reported Second)> years, RandomEffects first, RandomEffects second)
    {
        var (sum, weights) = (0.0, 0.0);
        foreach (var (a, b) in years)
        {
            var weight = 1 / Math.Sqrt((first.Between + a.Error * a.Error) * (second.Between + b.Error * b.Error));
            sum += weight * (a.Value - first.Mean) * (b.Value - second.Mean);
            weights += weight;
        }
        var most = Math.Sqrt(first.Between * second.Between);
        var together = Math.Clamp(sum / weights, -most, most);
        return new TwoYearChange(
            second.Mean - first.Mean,
            first.Between,
            second.Between,
            most > 0 ? together / most : 0,
            [.. years.Select(y => Change(y.First, y.Second, first, second, together))]
        );
    }

    private static SchoolChange Change(Reported a, Reported b, RandomEffects first, RandomEffects second, double together)
    {
        var (v1, v2) = (a.Error * a.Error, b.Error * b.Error);
        var (t1, t2) = (first.Between, second.Between);
        // How far the change follows each figure: (second row less first row of the covariance) × inverse of the total.
        var determinant = (t1 + v1) * (t2 + v2) - together * together;
        var (d1, d2) = (together - t1, t2 - together);
        var follow1 = (d1 * (t2 + v2) - d2 * together) / determinant;
        var follow2 = (d2 * (t1 + v1) - d1 * together) / determinant;
        var shrunken = second.Mean - first.Mean + follow1 * (a.Value - first.Mean) + follow2 * (b.Value - second.Mean);
        var left = t1 + t2 - 2 * together - (follow1 * d1 + follow2 * d2);
        var means = Math.Pow((1 + follow1) * first.MeanError, 2) + Math.Pow((1 - follow2) * second.MeanError, 2);
        return new SchoolChange(b.Value - a.Value, Math.Sqrt(v1 + v2), shrunken, Math.Sqrt(Math.Max(0, left) + means));
    }
}
