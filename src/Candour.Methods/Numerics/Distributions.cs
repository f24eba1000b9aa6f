namespace Candour.Methods.Numerics;

/// <summary>Probabilities and quantiles of the distributions that intervals and tests are read from.</summary>
/// <remarks>
/// Quantiles are found by bisection on the distribution function, to the last bits of a double: slower than a series
/// and right everywhere.
/// </remarks>
internal static class Distributions
{
    /// <summary>The probability that a standard normal variable is at most z.</summary>
    public static double Normal(double z)
    {
        var half = 0.5 * SpecialFunctions.RegularisedGamma(0.5, z * z / 2);
        return z < 0 ? 0.5 - half : 0.5 + half;
    }

    /// <summary>The value that a standard normal variable stays below with probability p, for p between 0 and 1.</summary>
    public static double NormalQuantile(double p) => Bisect(Normal, p, -40, 40);

    /// <summary>The probability that Student's t with these degrees of freedom is at most t.</summary>
    public static double Student(double t, double freedom)
    {
        var tail = 0.5 * SpecialFunctions.RegularisedBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
        return t < 0 ? tail : 1 - tail;
    }

    /// <summary>The quantile of Student's t, for p between 0 and 1.</summary>
    public static double StudentQuantile(double p, double freedom) => Bisect(t => Student(t, freedom), p, -1e9, 1e9);

    /// <summary>The probability that F with these degrees of freedom is at most f.</summary>
    public static double Fisher(double f, double freedom1, double freedom2) =>
        f <= 0 ? 0 : SpecialFunctions.RegularisedBeta(freedom1 * f / (freedom1 * f + freedom2), freedom1 / 2, freedom2 / 2);

    /// <summary>The quantile of F, for p between 0 and 1.</summary>
    public static double FisherQuantile(double p, double freedom1, double freedom2) =>
        Bisect(f => Fisher(f, freedom1, freedom2), p, 0, 1e12);

    /// <summary>The probability that chi-square with these degrees of freedom is at most x.</summary>
    public static double ChiSquare(double x, double freedom) => SpecialFunctions.RegularisedGamma(freedom / 2, x / 2);

    private static double Bisect(Func<double, double> distribution, double p, double low, double high)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(p, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(p, 1);
        for (var step = 0; step < 200 && high - low > 1e-15 * Math.Max(1, Math.Abs(low)); step++)
        {
            var middle = (low + high) / 2;
            (low, high) = distribution(middle) < p ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }
}
