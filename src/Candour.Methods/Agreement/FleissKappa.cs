namespace Candour.Methods.Agreement;

/// <summary>Fleiss's kappa as first published: complete ratings, nominal categories, a test that it is 0, and a kappa for each category.</summary>
/// <param name="Value">Kappa.</param>
/// <param name="Z">Its distance from 0 in standard errors under the hypothesis that it is 0.</param>
/// <param name="ByCategory">A kappa of each category against all the others, in the order of the categories; none for one that nobody used.</param>
public sealed record FleissKappa(double Value, double Z, IReadOnlyList<Measured<double>> ByCategory)
{
    /// <summary>Fleiss's kappa of 1971.</summary>
    /// <param name="ratings">Units × raters, none missing.</param>
    /// <remarks>Sources: Fleiss (1971), Psychological Bulletin 76; the variance as corrected by Fleiss, Nee and Landis (1979).</remarks>
    public static Measured<FleissKappa> Of(Ratings ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        if (ratings.Raters < 2)
            return NoMeasure.TooFewRaters;
        if (ratings.Units == 0)
            return NoMeasure.NothingToCompare;
        if (ratings.Totals.Any(t => t != ratings.Raters))
            return NoMeasure.RatingsMissing;
        double units = ratings.Units,
            raters = ratings.Raters;
        var pairs = units * raters * (raters - 1);
        var shares = new double[ratings.CategoryCount];
        var split = new double[shares.Length];
        for (var k = 0; k < shares.Length; k++)
        for (var i = 0; i < ratings.Units; i++)
        {
            shares[k] += ratings.Count(i, k) / (units * raters);
            split[k] += ratings.Count(i, k) * (raters - ratings.Count(i, k));
        }
        var spread = shares.Sum(p => p * (1 - p));
        if (spread <= 0)
            return NoMeasure.NothingVaries;
        var value = 1 - split.Sum() / (pairs * spread);
        var variance = 2 / (pairs * spread * spread) * (spread * spread - shares.Sum(p => p * (1 - p) * (1 - 2 * p)));
        return new FleissKappa(
            value,
            value / Math.Sqrt(variance),
            [
                .. shares.Select(
                    (p, k) => p * (1 - p) > 0 ? (Measured<double>)(1 - split[k] / (pairs * p * (1 - p))) : NoMeasure.NothingVaries
                ),
            ]
        );
    }
}
