using Candour.Methods.Numerics;

namespace Candour.Methods.Benchmark;

/// <summary>Between what a share lies for a school that is like the whole place, by its number of pupils.</summary>
/// <param name="Low998">Only one in a thousand such schools lies below.</param>
/// <param name="Low95">Only one in forty lies below.</param>
/// <param name="High95">Only one in forty lies above.</param>
/// <param name="High998">Only one in a thousand lies above.</param>
/// <remarks>
/// Exact binomial limits, between whole numbers by straight lines: Spiegelhalter (2005), Statistics in Medicine 24, appendix.
/// </remarks>
public sealed record FunnelLimits(double Low998, double Low95, double High95, double High998)
{
    /// <summary>The limits at a number of pupils: for drawing the funnel.</summary>
    /// <param name="target">The share of the whole place, between 0 and 1.</param>
    /// <param name="pupils">How many pupils, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The target is not between 0 and 1, or there are no pupils.</exception>
    public static FunnelLimits At(double target, int pupils)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(target is > 0 and < 1, true, nameof(target));
        ArgumentOutOfRangeException.ThrowIfLessThan(pupils, 1);
        return new FunnelLimits(
            Limit(target, pupils, 0.001, -3.09),
            Limit(target, pupils, 0.025, -1.96),
            Limit(target, pupils, 0.975, 1.96),
            Limit(target, pupils, 0.999, 3.09)
        );
    }

    private static double Limit(double target, int n, double p, double reach)
    {
        // The smallest count that at most so many stay at or below with probability p; the normal limit is near it.
        var guess = (int)(n * target + reach * Math.Sqrt(n * target * (1 - target)));
        var (low, high) = (-1, n);
        var (below, at) = (0.0, 1.0);
        for (var (count, step) = (Math.Clamp(guess, 0, n - 1), 1); high - low > 1; )
        {
            var here = Tails.BinomialAtMost(count, n, target);
            if (here < p)
                (low, below) = (count, here);
            else
                (high, at) = (count, here);
            // Steps double away from the guess until it lies between, and then halve what is between.
            var away =
                low < 0 ? high - step
                : high == n ? low + step
                : -1;
            count = away > low && away < high ? away : low + (high - low) / 2;
            step *= 2;
        }
        return Math.Clamp((high - (at - p) / (at - below)) / n, 0, 1);
    }
}
