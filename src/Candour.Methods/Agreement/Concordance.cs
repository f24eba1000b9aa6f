using Candour.Methods.Numerics;

namespace Candour.Methods.Agreement;

/// <summary>How alike raters order the units.</summary>
/// <param name="W">From 0, no common order, to 1, the same order; corrected for ties.</param>
/// <param name="ChiSquare">raters × (units - 1) × W.</param>
/// <param name="P">The probability of such a W or a greater one when raters order at random, by chi-square with units - 1 degrees of freedom.</param>
public sealed record Concordance(double W, double ChiSquare, double P)
{
    /// <summary>Kendall's coefficient of concordance, with the correction for ties.</summary>
    /// <param name="ratings">Units × raters, none missing.</param>
    /// <remarks>Source: Kendall and Babington Smith (1939); Siegel (1956) for ties.</remarks>
    public static Measured<Concordance> Of(Ratings ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        if (ratings.Raters < 2)
            return NoMeasure.TooFewRaters;
        if (ratings.Totals.Any(t => t != ratings.Raters))
            return NoMeasure.RatingsMissing;
        if (ratings.Units < 2)
            return ratings.Units == 0 ? NoMeasure.NothingToCompare : NoMeasure.OneUnit;
        double n = ratings.Units,
            m = ratings.Raters;
        var (sums, ties) = (new double[ratings.Units], 0.0);
        for (var rater = 0; rater < ratings.Raters; rater++)
            ties += AddRanks(ratings, rater, sums);
        var mean = m * (n + 1) / 2;
        var most = m * m * (n * n * n - n) - m * ties;
        if (most <= 0)
            return NoMeasure.NothingVaries;
        var w = 12 * sums.Sum(s => (s - mean) * (s - mean)) / most;
        var chiSquare = m * (n - 1) * w;
        return new Concordance(w, chiSquare, 1 - Distributions.ChiSquare(chiSquare, n - 1));
    }

    /// <summary>Adds one rater's ranks, tied units sharing the mean of theirs; gives Σ (t³ - t) over the ties.</summary>
    private static double AddRanks(Ratings ratings, int rater, double[] sums)
    {
        var tied = new int[ratings.CategoryCount];
        for (var unit = 0; unit < ratings.Units; unit++)
            tied[ratings[unit, rater]!.Value]++;
        var rank = new double[tied.Length];
        var (below, ties) = (0, 0.0);
        for (var k = 0; k < tied.Length; k++)
        {
            double t = tied[k];
            rank[k] = below + (t + 1) / 2;
            below += tied[k];
            ties += t * t * t - t;
        }
        for (var unit = 0; unit < ratings.Units; unit++)
            sums[unit] += rank[ratings[unit, rater]!.Value];
        return ties;
    }
}
