using Candour.Methods.Agreement;
using Candour.Methods.Numerics;

namespace Candour.Methods.Survey;

/// <summary>How a share changed from one group of people, or one year, to another.</summary>
/// <param name="Change">The first share less the second, from -1 to 1.</param>
/// <param name="Within">Its interval by Newcombe's method 10.</param>
/// <param name="P">The probability of so large a change, either way, when nothing changed; for <see cref="ManyTests"/>.</param>
/// <param name="SmallestSeen">The smallest change that so many answers would have shown four times in five.</param>
/// <remarks>Source: Newcombe (1998b), Statistics in Medicine 17, method 10.</remarks>
public sealed record ShareChange(double Change, Interval Within, double P, double SmallestSeen)
{
    /// <summary>The probability with which <see cref="SmallestSeen"/> would have been seen.</summary>
    private const double Power = 0.8;

    /// <summary>The change from the second share to the first; the two groups are different people.</summary>
    /// <param name="saidFirst">How many of the first group said it.</param>
    /// <param name="answeredFirst">How many of the first group answered.</param>
    /// <param name="saidSecond">How many of the second group said it.</param>
    /// <param name="answeredSecond">How many of the second group answered.</param>
    /// <param name="level">The share of such intervals that hold the truth.</param>
    /// <returns>None where nobody of one group answered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More said it than answered, a count is below 0, or the level is not between 0 and 1.</exception>
    /// <remarks>
    /// The interval puts the Wilson intervals of both shares together: Newcombe (1998), Statistics in Medicine 17, 873,
    /// method 10. P is of the pooled z test.
    /// </remarks>
    public static Measured<ShareChange> Of(int saidFirst, int answeredFirst, int saidSecond, int answeredSecond, double level = 0.95)
    {
        if (
            Proportion.Wilson(saidFirst, answeredFirst, level) is not Measured<Interval>.Found { Value: var first }
            || Proportion.Wilson(saidSecond, answeredSecond, level) is not Measured<Interval>.Found { Value: var second }
        )
            return NoMeasure.NothingToCompare;
        var (a, b) = ((double)saidFirst / answeredFirst, (double)saidSecond / answeredSecond);
        var change = a - b;
        var down = Math.Sqrt(Square(a - first.Low) + Square(second.High - b));
        var up = Math.Sqrt(Square(first.High - a) + Square(b - second.Low));
        var pooled = (saidFirst + (double)saidSecond) / (answeredFirst + (double)answeredSecond);
        var error = Math.Sqrt(pooled * (1 - pooled) * (1.0 / answeredFirst + 1.0 / answeredSecond));
        var reach = Tails.NormalReach(level) + Distributions.NormalQuantile(Power);
        return new ShareChange(
            change,
            new Interval(change - down, change + up),
            error == 0 ? 1 : Tails.NormalBothSides(change / error),
            Math.Min(1, reach * error)
        );
    }

    private static double Square(double x) => x * x;
}
