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
            Limit(target, pupils, 0.001),
            Limit(target, pupils, 0.025),
            Limit(target, pupils, 0.975),
            Limit(target, pupils, 0.999)
        );
    }

    private static double Limit(double target, int n, double p)
    {
        // The smallest count that at most so many stay at or below with probability p.
        var (low, high) = (-1, n);
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            (low, high) = Tails.BinomialAtMost(middle, n, target) < p ? (middle, high) : (low, middle);
        }
        var at = Tails.BinomialAtMost(high, n, target);
        var below = Tails.BinomialAtMost(high - 1, n, target);
        return Math.Clamp((high - (at - p) / (at - below)) / n, 0, 1);
    }
}
