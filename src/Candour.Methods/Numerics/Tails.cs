namespace Candour.Methods.Numerics;

/// <summary>Probabilities far out, where one less a probability would have lost its digits, and of counts.</summary>
internal static class Tails
{
    /// <summary>The probability that F with these degrees of freedom is f or more.</summary>
    public static double FisherUpper(double f, double freedom1, double freedom2) =>
        f <= 0 ? 1 : SpecialFunctions.RegularisedBeta(freedom2 / (freedom2 + freedom1 * f), freedom2 / 2, freedom1 / 2);

    /// <summary>The probability that a standard normal variable is at least as far from 0 as z, on either side.</summary>
    public static double NormalBothSides(double z) => Math.Clamp(2 * Distributions.Normal(-Math.Abs(z)), 0, 1);

    /// <summary>The quantile of the beta distribution, for p between 0 and 1.</summary>
    public static double BetaQuantile(double p, double a, double b) =>
        Roots.Rising(x => SpecialFunctions.RegularisedBeta(x, a, b) - p, 0, 1);

    /// <summary>The probability of at most k successes in n trials of probability p.</summary>
    public static double BinomialAtMost(int k, int n, double p) =>
        k < 0 ? 0
        : k >= n ? 1
        : SpecialFunctions.RegularisedBeta(1 - p, n - k, k + 1);

    /// <summary>The density of the standard normal distribution.</summary>
    public static double NormalDensity(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>How far from 0 a standard normal variable lies with probability 1 - level.</summary>
    public static double NormalReach(double level) => -Distributions.NormalQuantile((1 - level) / 2);
}
