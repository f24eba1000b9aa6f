using Candour.Methods.Numerics;

namespace Candour.Methods.Benchmark;

/// <summary>A published figure of a school and its standard error.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Error">Its standard error, above 0, in the same unit.</param>
public readonly record struct Reported(double Value, double Error)
{
    /// <summary>A figure published with an interval.</summary>
    /// <param name="value">The figure.</param>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end, above the lower.</param>
    /// <param name="reach">How many standard errors the interval reaches on either side; 1.96 in performance tables.</param>
    /// <exception cref="ArgumentException">The ends are not in order.</exception>
    public static Reported Between(double value, double low, double high, double reach = 1.96) =>
        high > low ? new(value, (high - low) / (2 * reach)) : throw new ArgumentException($"{low} to {high} is no interval.", nameof(high));
}

/// <summary>A school's figure drawn in towards the others, by how unsure it is.</summary>
/// <param name="Reliability">τ²/(τ² + error²), from 0 to 1.</param>
/// <param name="Shrunken">The mean + reliability × (figure - mean).</param>
/// <param name="Error">Its standard deviation, with what is unknown of the mean.</param>
public sealed record ShrunkenFigure(double Reliability, double Shrunken, double Error);

/// <summary>Figures with known errors taken together.</summary>
/// <param name="Between">τ²: the variance between schools; 0 where they differ no more than their errors explain.</param>
/// <param name="Mean">The mean of schools.</param>
/// <param name="MeanError">Its standard error.</param>
/// <param name="Units">The schools, in the order given.</param>
/// <remarks>
/// Restricted maximum likelihood of y_j = μ + u_j + e_j with known variances of e. Error² = τ²(1 - B) + (1 - B)² se(μ)².
/// Source: Raudenbush and Bryk (1985), Journal of Educational Statistics 10.
/// </remarks>
public sealed record RandomEffects(double Between, double Mean, double MeanError, IReadOnlyList<ShrunkenFigure> Units)
{
    /// <summary>Shrunken figures.</summary>
    /// <param name="figures">One a school.</param>
    /// <returns>None with fewer than three schools: two say nothing of how schools differ.</returns>
    /// <exception cref="ArgumentException">A figure is not finite, or an error is not above 0.</exception>
    public static Measured<RandomEffects> Of(IReadOnlyList<Reported> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        for (var i = 0; i < figures.Count; i++)
            if (!double.IsFinite(figures[i].Value) || !(figures[i].Error > 0) || !double.IsFinite(figures[i].Error))
                throw new ArgumentException($"School {i + 1}: {figures[i].Value} with error {figures[i].Error}.", nameof(figures));
        if (figures.Count < 3)
            return NoMeasure.TooFewGroups;
        var scale = figures.Average(f => f.Error * f.Error);
        var between = Roots.Least(t => At(figures, t).Criterion, t => At(figures, t).Slope, scale);
        var (_, _, mean, weight) = At(figures, between);
        var units = figures.Select(f =>
        {
            var reliability = between / (between + f.Error * f.Error);
            var error = Math.Sqrt(between * (1 - reliability) + Math.Pow(1 - reliability, 2) / weight);
            return new ShrunkenFigure(reliability, mean + reliability * (f.Value - mean), error);
        });
        return new RandomEffects(between, mean, Math.Sqrt(1 / weight), [.. units]);
    }

    /// <summary>-2 × the restricted log-likelihood but for a constant, its slope in τ², the mean and the sum of weights.</summary>
    private static (double Criterion, double Slope, double Mean, double Weight) At(IReadOnlyList<Reported> figures, double between)
    {
        var (weight, weight2, weighted, log) = (0.0, 0.0, 0.0, 0.0);
        foreach (var (value, error) in figures)
        {
            var w = 1 / (error * error + between);
            weight += w;
            weight2 += w * w;
            weighted += w * value;
            log -= Math.Log(w);
        }
        var mean = weighted / weight;
        var (away, away2) = (0.0, 0.0);
        foreach (var (value, error) in figures)
        {
            var w = 1 / (error * error + between);
            away += w * (value - mean) * (value - mean);
            away2 += w * w * (value - mean) * (value - mean);
        }
        return (log + Math.Log(weight) + away, weight - weight2 / weight - away2, mean, weight);
    }
}
