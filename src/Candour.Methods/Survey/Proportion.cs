using Candour.Methods.Agreement;
using Candour.Methods.Numerics;

namespace Candour.Methods.Survey;

/// <summary>Intervals for a share: of so many who answered, so many said it.</summary>
/// <remarks>
/// Wilson's is the one to show. Sources: Wilson (1927); Clopper and Pearson (1934); Brown, Cai and DasGupta (2001),
/// Statistical Science 16, for Jeffreys; Newcombe (1998), Statistics in Medicine 17, 857, for the comparison.
/// </remarks>
public static class Proportion
{
    /// <summary>Wilson's score interval: never outside 0 to 1, and right for small numbers.</summary>
    /// <param name="said">How many said it: 0 to answered.</param>
    /// <param name="answered">How many answered.</param>
    /// <param name="level">The share of such intervals that hold the truth, such as 0.95.</param>
    /// <returns>Between 0 and 1. None where nobody answered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More said it than answered, a count is below 0, or the level is not between 0 and 1.</exception>
    public static Measured<Interval> Wilson(int said, int answered, double level = 0.95)
    {
        Check(said, answered, level);
        return answered == 0 ? NoMeasure.NothingToCompare : Score((double)said / answered, answered, level);
    }

    /// <summary>
    /// Wilson's interval for the share of a whole roll of which most answered: those who answered are known, and only the
    /// rest are uncertain. The answers count as n (N - 1) / (N - n); when all answered nothing is uncertain.
    /// </summary>
    /// <param name="said">How many said it.</param>
    /// <param name="answered">How many answered, n.</param>
    /// <param name="roll">How many could have answered, N.</param>
    /// <param name="level">The share of such intervals that hold the truth.</param>
    /// <returns>Between 0 and 1. None where nobody answered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Wilson"/>, or the roll is smaller than the number of answers.</exception>
    /// <remarks>It takes those who answered as a random part of the roll; see <see cref="Response.Bounds"/> for when they are not.</remarks>
    public static Measured<Interval> WilsonOfRoll(int said, int answered, int roll, double level = 0.95)
    {
        Check(said, answered, level);
        ArgumentOutOfRangeException.ThrowIfLessThan(roll, answered);
        if (answered == 0)
            return NoMeasure.NothingToCompare;
        var share = (double)said / answered;
        return answered == roll ? new Interval(share, share) : Score(share, answered * (roll - 1.0) / (roll - answered), level);
    }

    /// <summary>The exact interval of Clopper and Pearson: never too narrow, mostly wider than need be.</summary>
    /// <inheritdoc cref="Wilson"/>
    public static Measured<Interval> ClopperPearson(int said, int answered, double level = 0.95)
    {
        Check(said, answered, level);
        if (answered == 0)
            return NoMeasure.NothingToCompare;
        var tail = (1 - level) / 2;
        return new Interval(
            said == 0 ? 0 : Tails.BetaQuantile(tail, said, answered - said + 1),
            said == answered ? 1 : Tails.BetaQuantile(1 - tail, said + 1, answered - said)
        );
    }

    /// <summary>The interval of equal tails after a Jeffreys prior, reaching to 0 where nobody said it and to 1 where all did.</summary>
    /// <inheritdoc cref="Wilson"/>
    public static Measured<Interval> Jeffreys(int said, int answered, double level = 0.95)
    {
        Check(said, answered, level);
        if (answered == 0)
            return NoMeasure.NothingToCompare;
        var tail = (1 - level) / 2;
        var (a, b) = (said + 0.5, answered - said + 0.5);
        return new Interval(said == 0 ? 0 : Tails.BetaQuantile(tail, a, b), said == answered ? 1 : Tails.BetaQuantile(1 - tail, a, b));
    }

    internal static void Check(int said, int answered, double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(said);
        ArgumentOutOfRangeException.ThrowIfLessThan(answered, said);
        CheckLevel(level);
    }

    internal static void CheckLevel(double level)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(level is > 0 and < 1, true, nameof(level));
    }

    private static Interval Score(double share, double n, double level)
    {
        var z = Tails.NormalReach(level);
        var middle = (share + z * z / (2 * n)) / (1 + z * z / n);
        var reach = z / (1 + z * z / n) * Math.Sqrt(share * (1 - share) / n + z * z / (4 * n * n));
        return new Interval(share <= 0 ? 0 : Math.Max(0, middle - reach), share >= 1 ? 1 : Math.Min(1, middle + reach));
    }
}
