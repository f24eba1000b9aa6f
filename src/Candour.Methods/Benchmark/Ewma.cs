namespace Candour.Methods.Benchmark;

/// <summary>
/// A chart of a moving average in which each figure counts less than the one after it: the plain alternative to
/// <see cref="Cusum"/>.
/// </summary>
/// <param name="Weight">λ: how much the newest figure counts, above 0 and at most 1; 0.2 to 0.4 is usual.</param>
/// <param name="Reach">c: how many standard deviations of the average the limits lie from 0.</param>
/// <remarks>
/// E = (1 - λ) E + λ z from 0; limits ± c √(λ/(2 - λ)), the same from the first figure on. Sources: Roberts (1959),
/// Technometrics 1; Crowder (1987), Technometrics 29, for run lengths.
/// </remarks>
public sealed record Ewma(double Weight, double Reach)
{
    /// <summary>λ, from 0 to 1.</summary>
    /// <exception cref="ArgumentException">It is not from 0 to 1.</exception>
    public double Weight { get; } =
        Weight is >= 0 and <= 1 ? Weight : throw new ArgumentException("A weight is from 0 to 1.", nameof(Weight));

    /// <summary>c, of any size that is finite.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public double Reach { get; } = Cusum.Finite(Reach);

    /// <summary>A step of the chart.</summary>
    /// <param name="Average">The moving average, in standard deviations.</param>
    /// <param name="Signals">Whether it lies outside the limits.</param>
    public readonly record struct Step(double Average, bool Signals);

    /// <summary>How far from 0 the limits lie, in standard deviations of a figure.</summary>
    public double Limit => Reach * Math.Sqrt(Weight / (2 - Weight));

    /// <summary>The chart of some figures.</summary>
    /// <param name="figures">In order of time, in standard deviations from what was expected.</param>
    /// <returns>One step a figure.</returns>
    /// <exception cref="ArgumentException">A figure is not finite.</exception>
    public IReadOnlyList<Step> Run(IReadOnlyList<double> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var steps = new Step[figures.Count];
        var average = 0.0;
        for (var i = 0; i < steps.Length; i++)
        {
            if (!double.IsFinite(figures[i]))
                throw new ArgumentException($"Figure {i + 1} is not finite.", nameof(figures));
            average = (1 - Weight) * average + Weight * figures[i];
            steps[i] = new Step(average, Math.Abs(average) > Limit);
        }
        return steps;
    }

    /// <summary>How many figures pass on average before a signal, from the start of the chart.</summary>
    /// <param name="shift">By how many standard deviations things have moved; 0 gives how often it signals by chance.</param>
    /// <returns>None where weight or reach are out of range (λ from 0.02 to 1, c above 0 and at most 6).</returns>
    public Measured<double> RunLength(double shift = 0) => RunLengths.Told(RunLengths.Ewma(Weight, Limit, Reach, shift));
}
