using Candour.Methods.Numerics;

namespace Candour.Methods.Agreement;

/// <summary>An intraclass correlation with its interval and the test that it is 0.</summary>
/// <param name="Value">How much of the variance of a rating, or of the mean of all raters, is between units.</param>
/// <param name="Within">The interval.</param>
/// <param name="F">The ratio that tests it.</param>
/// <param name="Freedom1">Degrees of freedom of the numerator.</param>
/// <param name="Freedom2">Degrees of freedom of the denominator.</param>
/// <param name="P">The probability of such a ratio or a greater one when nothing differs between units.</param>
public sealed record IntraclassCorrelation(double Value, Interval Within, double F, double Freedom1, double Freedom2, double P);

/// <summary>Which raters rated whom.</summary>
public enum RaterDesign
{
    /// <summary>Each unit has raters of its own: ICC(1).</summary>
    OneWay,

    /// <summary>The same raters rated every unit, and only order among units matters: ICC(C), Shrout and Fleiss's ICC(3).</summary>
    Consistency,

    /// <summary>The same raters, drawn from many, rated every unit, and the grade itself matters: ICC(A), ICC(2).</summary>
    Agreement,
}

/// <summary>The intraclass correlations of complete tables of scores.</summary>
/// <remarks>
/// From the mean squares between units (MSR), within units (MSW), between raters (MSC) and of error (MSE). Sources: Shrout
/// and Fleiss (1979), Psychological Bulletin 86; McGraw and Wong (1996), Psychological Methods 1, whose intervals are used.
/// With ratings missing use variance components.
/// </remarks>
public static class Intraclass
{
    /// <summary>An intraclass correlation.</summary>
    /// <param name="ratings">Units × raters, none missing; the categories' values are the scores.</param>
    /// <param name="design">Which raters rated whom.</param>
    /// <param name="ofMean">Whether it is asked of the mean of all raters, rather than of one.</param>
    /// <param name="level">The share of such intervals that hold the truth.</param>
    public static Measured<IntraclassCorrelation> Of(Ratings ratings, RaterDesign design, bool ofMean, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        if (ratings.Raters < 2)
            return NoMeasure.TooFewRaters;
        if (ratings.Totals.Any(t => t != ratings.Raters))
            return NoMeasure.RatingsMissing;
        if (ratings.Units < 2)
            return ratings.Units == 0 ? NoMeasure.NothingToCompare : NoMeasure.OneUnit;
        var squares = MeanSquares.Of(ratings);
        if (squares.Total == 0)
            return NoMeasure.NothingVaries;
        return design switch
        {
            RaterDesign.OneWay => OneWay(squares, ofMean, level),
            RaterDesign.Consistency => Consistency(squares, ofMean, level),
            RaterDesign.Agreement => Agreement(squares, ofMean, level),
            _ => throw new ArgumentOutOfRangeException(nameof(design), design, "There is no such design."),
        };
    }

    private static Measured<IntraclassCorrelation> OneWay(MeanSquares s, bool ofMean, double level) =>
        FromRatio(s.Units, s.WithinUnits, s.N - 1, s.N * (s.K - 1.0), s.K, ofMean, level);

    private static Measured<IntraclassCorrelation> Consistency(MeanSquares s, bool ofMean, double level) =>
        FromRatio(s.Units, s.Error, s.N - 1, (s.N - 1) * (s.K - 1.0), s.K, ofMean, level);

    /// <summary>Both are the same function of a ratio of two mean squares, and so are their ends.</summary>
    private static Measured<IntraclassCorrelation> FromRatio(
        double between,
        double within,
        double freedom1,
        double freedom2,
        int k,
        bool ofMean,
        double level
    )
    {
        // Units whose means are all the same leave nothing that a mean, or a ratio of nought to nought, could tell apart.
        if (between == 0 && (ofMean || within == 0))
            return NoMeasure.UnitsAlike;
        // Raters who agree to the last bit: full correlation, and no chance of less.
        if (within == 0)
            return new IntraclassCorrelation(1, new Interval(1, 1), double.MaxValue, freedom1, freedom2, 0);
        var f = between / within;
        double Of(double ratio) => ofMean ? 1 - 1 / ratio : (ratio - 1) / (ratio + k - 1);
        var upper = (1 + level) / 2;
        var low = f / Distributions.FisherQuantile(upper, freedom1, freedom2);
        var high = f * Distributions.FisherQuantile(upper, freedom2, freedom1);
        return new IntraclassCorrelation(
            Of(f),
            new Interval(Of(low), Of(high)),
            f,
            freedom1,
            freedom2,
            1 - Distributions.Fisher(f, freedom1, freedom2)
        );
    }

    private static Measured<IntraclassCorrelation> Agreement(MeanSquares s, bool ofMean, double level)
    {
        double n = s.N,
            k = s.K;
        var whole = ofMean ? s.Units + (s.Raters - s.Error) / n : s.Units + (k - 1) * s.Error + k / n * (s.Raters - s.Error);
        // Below nought the variance that is to be shared out is none.
        if (whole <= 0 || s is { Units: 0, Error: 0 })
            return NoMeasure.UnitsAlike;
        if (s.Error == 0 && s.Raters == 0)
            return new IntraclassCorrelation(1, new Interval(1, 1), double.MaxValue, n - 1, n * (k - 1), 0);
        var value = (s.Units - s.Error) / whole;
        // The degrees of freedom of the weighed sum of mean squares, by Satterthwaite, at the correlation asked for.
        // A correlation below nought is taken as nought there: it has no variance to weigh.
        var odds = Math.Max(0, k * value / (n * (1 - value)));
        var (a, b) = (odds * s.Raters, (1 + odds * (n - 1)) * s.Error);
        var freedom = (a + b) * (a + b) / (a * a / (k - 1) + b * b / ((n - 1) * (k - 1)));
        var upper = (1 + level) / 2;
        var fLow = Distributions.FisherQuantile(upper, n - 1, freedom);
        var fHigh = Distributions.FisherQuantile(upper, freedom, n - 1);
        var rest = ofMean ? s.Raters - s.Error : k * s.Raters + (k * n - k - n) * s.Error;
        var (forLow, forHigh) = (fLow * rest + n * s.Units, rest + n * fHigh * s.Units);
        if (forLow <= 0 || forHigh <= 0)
            return NoMeasure.UnitsAlike;
        // With no error at all the ratio is beyond any number.
        var f = s.Error == 0 ? double.MaxValue : s.Units / s.Error;
        return new IntraclassCorrelation(
            value,
            new Interval(n * (s.Units - fLow * s.Error) / forLow, n * (fHigh * s.Units - s.Error) / forHigh),
            f,
            n - 1,
            freedom,
            s.Error == 0 ? 0 : 1 - Distributions.Fisher(f, n - 1, freedom)
        );
    }

    /// <summary>The mean squares of a complete table.</summary>
    private readonly record struct MeanSquares(int N, int K, double Units, double WithinUnits, double Raters, double Error, double Total)
    {
        public static MeanSquares Of(Ratings ratings)
        {
            var (n, k) = (ratings.Units, ratings.Raters);
            double Score(int i, int j) => ratings.Categories[ratings[i, j]!.Value];
            var units = Enumerable.Range(0, n).Select(i => Enumerable.Range(0, k).Average(j => Score(i, j))).ToArray();
            var raters = Enumerable.Range(0, k).Select(j => Enumerable.Range(0, n).Average(i => Score(i, j))).ToArray();
            var grand = units.Average();
            var between = k * units.Sum(u => (u - grand) * (u - grand));
            var byRater = n * raters.Sum(r => (r - grand) * (r - grand));
            var (within, error) = (0.0, 0.0);
            for (var i = 0; i < n; i++)
            for (var j = 0; j < k; j++)
            {
                within += Math.Pow(Score(i, j) - units[i], 2);
                error += Math.Pow(Score(i, j) - units[i] - raters[j] + grand, 2);
            }
            // Means are rounded: what is left of sums that are nought must not stand as a ratio to one another.
            var total = between + within;
            double Clean(double sum) => sum <= 1e-14 * total ? 0 : sum;
            return new MeanSquares(
                n,
                k,
                Clean(between) / (n - 1),
                Clean(within) / (n * (k - 1.0)),
                Clean(byRater) / (k - 1),
                Clean(error) / ((n - 1) * (k - 1.0)),
                total
            );
        }
    }
}
