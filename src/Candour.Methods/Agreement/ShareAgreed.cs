namespace Candour.Methods.Agreement;

/// <summary>What people understand first: how often two raters of a unit gave the same grade, and how often grades next to each other.</summary>
/// <param name="Exact">The share of pairs of ratings that are the same, from 0 to 1: the mean over units.</param>
/// <param name="WithinOne">The share of pairs that are the same or next to each other in the list of categories.</param>
/// <param name="Units">How many units two raters or more rated.</param>
/// <remarks>Source: Gwet (2014), Handbook of Inter-Rater Reliability, chapter 2: agreement before any correction for chance.</remarks>
public sealed record ShareAgreed(double Exact, double WithinOne, int Units)
{
    /// <summary>The shares: for each unit over its pairs of raters, then the mean over units.</summary>
    /// <param name="ratings">Units × raters; a unit with fewer than two ratings is left out.</param>
    public static Measured<ShareAgreed> Of(Ratings ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var (exact, within, units) = (0.0, 0.0, 0);
        for (var i = 0; i < ratings.Units; i++)
        {
            double total = ratings.Totals[i];
            if (total < 2)
                continue;
            units++;
            var (same, near) = (0.0, 0.0);
            for (var k = 0; k < ratings.CategoryCount; k++)
            {
                double count = ratings.Count(i, k);
                same += count * (count - 1);
                if (k + 1 < ratings.CategoryCount)
                    near += 2 * count * ratings.Count(i, k + 1);
            }
            exact += same / (total * (total - 1));
            within += (same + near) / (total * (total - 1));
        }
        return units == 0 ? NoMeasure.NothingToCompare : new ShareAgreed(exact / units, within / units, units);
    }
}
