namespace Candour.Methods.Numerics;

/// <summary>Quantiles of a sample, between its values by straight lines (type 7 of Hyndman and Fan, 1996).</summary>
internal static class Quantiles
{
    /// <summary>The quantile of values that are in ascending order; at least one.</summary>
    public static double Of(IReadOnlyList<double> sorted, double p)
    {
        var at = (sorted.Count - 1) * p;
        var below = (int)Math.Floor(at);
        return below + 1 < sorted.Count ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[^1];
    }
}
