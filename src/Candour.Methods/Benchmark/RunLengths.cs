using Candour.Methods.Numerics;

namespace Candour.Methods.Benchmark;

/// <summary>
/// Average run lengths from the integral equations of the charts, solved at Gauss-Legendre points (Nyström's method), where
/// smooth kernels give about twelve digits.
/// </summary>
internal static class RunLengths
{
    private const double Longest = 1e12;

    /// <summary>L(s) = 1 + L(0) Φ(k - shift - s) + ∫₀ʰ L(x) φ(x + k - shift - s) dx, at s = 0.</summary>
    /// <returns>Infinite where it is longer than can be told; null where the chart is out of range.</returns>
    public static double? Cusum(double allowance, double limit, double shift)
    {
        if (!(limit is > 0 and <= 10) || !(allowance is >= 0 and <= 10) || !(Math.Abs(shift) <= 10))
            return null;
        var count = 40 + (int)(8 * limit);
        var (points, weights) = GaussLegendre.Between(0, limit, count);
        var (matrix, right) = (new double[count + 1, count + 1], new double[count + 1]);
        // The first unknown is the run length from 0, where the chart rests with a probability of its own.
        for (var i = 0; i <= count; i++)
        {
            var from = i == 0 ? 0 : points[i - 1];
            right[i] = 1;
            matrix[i, 0] = -Distributions.Normal(allowance - shift - from);
            for (var j = 1; j <= count; j++)
                matrix[i, j] = -weights[j - 1] * Tails.NormalDensity(points[j - 1] + allowance - shift - from);
            matrix[i, i] += 1;
        }
        return Sound(SmallLinear.Solve(matrix, right)?[0]);
    }

    /// <summary>L(s) = 1 + 1/λ ∫ L(x) φ((x - (1 - λ) s)/λ - shift) dx over the limits, at s = 0.</summary>
    public static double? Ewma(double weight, double limit, double reach, double shift)
    {
        if (!(weight is >= 0.02 and <= 1) || !(reach is > 0 and <= 6) || !(Math.Abs(shift) <= 10))
            return null;
        var count = 40 + (int)(12 * limit / weight);
        var (points, weights) = GaussLegendre.Between(-limit, limit, count);
        double Kernel(double from, int j) => weights[j] / weight * Tails.NormalDensity((points[j] - (1 - weight) * from) / weight - shift);
        var (matrix, right) = (new double[count, count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            right[i] = 1;
            for (var j = 0; j < count; j++)
                matrix[i, j] = (i == j ? 1 : 0) - Kernel(points[i], j);
        }
        return Sound(1 + SmallLinear.Solve(matrix, right)?.Select((length, j) => length * Kernel(0, j)).Sum());
    }

    /// <summary>A run length, where there is one that can be told.</summary>
    public static Measured<double> Told(double? length) =>
        length is { } found && double.IsFinite(found) ? found : NoMeasure.NoFiniteEstimate;

    private static double Sound(double? length) =>
        length is >= 1 - 1e-9 and < Longest ? Math.Max(1, length.Value) : double.PositiveInfinity;
}
