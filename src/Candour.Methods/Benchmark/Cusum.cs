using Candour.Methods.Numerics;

namespace Candour.Methods.Benchmark;

/// <summary>
/// A chart that adds up how far figures fall short, and signals when the sum is more than chance makes of it. Figures are
/// standard deviations from what is expected, the worse the greater.
/// </summary>
/// <param name="Allowance">k: what is taken off each figure; half the shift to be found, mostly 0.5.</param>
/// <param name="Limit">h: the sum that signals; with k = 0.5, 4 signals by chance once in 335 figures, 5 once in 931.</param>
/// <remarks>
/// S⁺ = max(0, S⁺ + z - k), S⁻ = max(0, S⁻ - z - k). Source: Page (1954), Biometrika 41. With yearly figures it is slow: put
/// several indicators into a year's figure, or use termly ones.
/// </remarks>
public sealed record Cusum(double Allowance, double Limit)
{
    /// <summary>k, of any size that is finite.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public double Allowance { get; } = Finite(Allowance);

    /// <summary>h, of any size that is finite.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public double Limit { get; } = Finite(Limit);

    /// <summary>A step of the chart.</summary>
    /// <param name="Worse">The sum of what is worse than expected.</param>
    /// <param name="Better">The sum of what is better.</param>
    /// <param name="Signals">Whether the worse sum is above the limit.</param>
    public readonly record struct Step(double Worse, double Better, bool Signals);

    /// <summary>The chart of some figures, from 0.</summary>
    /// <param name="figures">In order of time, in standard deviations from what was expected, worse above 0.</param>
    /// <returns>One step a figure. The chart goes on after a signal.</returns>
    /// <exception cref="ArgumentException">A figure is not finite.</exception>
    public IReadOnlyList<Step> Run(IReadOnlyList<double> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var steps = new Step[figures.Count];
        var (worse, better) = (0.0, 0.0);
        for (var i = 0; i < steps.Length; i++)
        {
            if (!double.IsFinite(figures[i]))
                throw new ArgumentException($"Figure {i + 1} is not finite.", nameof(figures));
            worse = Math.Max(0, worse + figures[i] - Allowance);
            better = Math.Max(0, better - figures[i] - Allowance);
            steps[i] = new Step(worse, better, worse > Limit);
        }
        return steps;
    }

    internal static double Finite(double value) =>
        double.IsFinite(value) ? value : throw new ArgumentException("A chart's numbers are finite.", nameof(value));

    /// <summary>How many figures pass on average before a signal that things are worse, from the start of the chart.</summary>
    /// <param name="shift">By how many standard deviations things are worse; 0 gives how often it signals by chance.</param>
    /// <returns>None where the limit or allowance is out of reach of the calculation (beyond 10, or a run beyond a million million).</returns>
    public Measured<double> RunLength(double shift = 0) => RunLengths.Told(RunLengths.Cusum(Allowance, Limit, shift));

    /// <summary>The same for a chart that also signals when things are better: 1/L = 1/L⁺ + 1/L⁻ (Kemp, 1961).</summary>
    /// <inheritdoc cref="RunLength"/>
    public Measured<double> RunLengthBothSides(double shift = 0) =>
        RunLengths.Told(1 / (1 / RunLengths.Cusum(Allowance, Limit, shift) + 1 / RunLengths.Cusum(Allowance, Limit, -shift)));

    /// <summary>The chart that signals by chance once in so many figures.</summary>
    /// <param name="allowance">k, from 0 to 2.</param>
    /// <param name="runLength">How many figures between false signals, above 2; the number of schools times the years one can wait, over the visits one can make.</param>
    /// <param name="bothSides">Whether it also signals when things are better.</param>
    /// <returns>None where no limit up to 10 is so patient.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The allowance is not from 0 to 2, or the run length not above 2.</exception>
    public static Measured<Cusum> For(double allowance, double runLength, bool bothSides = false)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(allowance is >= 0 and <= 2, true, nameof(allowance));
        ArgumentOutOfRangeException.ThrowIfNotEqual(runLength > 2 && double.IsFinite(runLength), true, nameof(runLength));
        double Over(double limit)
        {
            var chart = new Cusum(allowance, limit);
            var length = bothSides ? chart.RunLengthBothSides() : chart.RunLength();
            return length is Measured<double>.Found found ? found.Value - runLength : 1;
        }
        const double most = 10;
        if (Over(1e-6) > 0 || Over(most) < 0)
            return NoMeasure.NoFiniteEstimate;
        return new Cusum(allowance, Roots.Rising(Over, 1e-6, most));
    }
}
