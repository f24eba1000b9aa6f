using Candour.Methods.Numerics;

namespace Candour.Methods.Survey;

/// <summary>
/// How much of what people answer goes with their school, and how sure a school's mean is. Pupils who disagree within a
/// school do not make its mean unsure; too few of them do.
/// </summary>
/// <param name="Groups">How many schools.</param>
/// <param name="Answers">How many scores.</param>
/// <param name="BetweenSquare">The mean square between schools.</param>
/// <param name="WithinSquare">The mean square within them.</param>
/// <param name="F">Their ratio.</param>
/// <param name="P">The probability of such a ratio or a greater one when schools do not differ.</param>
/// <param name="MeanSize">Scores a school, on average.</param>
/// <param name="EffectiveSize">(N - Σ n²/N) / (J - 1): the size that counts when schools are not alike in size.</param>
/// <param name="Icc1">ICC(1) with the mean size: the share of the variance of one score that lies between schools. Can be below 0.</param>
/// <param name="Icc1Effective">ICC(1) with the effective size.</param>
/// <param name="Icc2">ICC(2): the reliability of a school's mean, of a school of mean size. Below 0 where schools differ less than by chance.</param>
/// <param name="DesignEffect">1 + (mean size - 1) ICC(1): how many times fewer independent answers there are.</param>
/// <remarks>Source: Bliese (2000), in Klein and Kozlowski, Multilevel Theory, Research, and Methods in Organizations.</remarks>
public sealed record GroupReliability(
    int Groups,
    int Answers,
    double BetweenSquare,
    double WithinSquare,
    double F,
    double P,
    double MeanSize,
    double EffectiveSize,
    double Icc1,
    double Icc1Effective,
    double Icc2,
    double DesignEffect
)
{
    /// <summary>The figures of groups, by one-way analysis of variance.</summary>
    /// <param name="groups">The scores of each school, in any unit; each school with at least one.</param>
    /// <returns>None with fewer than two schools, where no school has two scores, or where nothing varies within schools or between them.</returns>
    /// <exception cref="ArgumentException">A group is empty or a score is not finite.</exception>
    public static Measured<GroupReliability> Of(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        var sums = GroupSums.Of(groups);
        var (j, n) = (sums.Length, sums.Sum(g => g.Count));
        if (j < 2)
            return NoMeasure.TooFewGroups;
        if (n == j)
            return NoMeasure.TooFewAnswers;
        var grand = sums.Sum(g => g.Count * g.Mean) / n;
        var between = sums.Sum(g => g.Count * Math.Pow(g.Mean - grand, 2)) / (j - 1);
        var within = sums.Sum(g => g.Squares) / (n - j);
        if (within <= 0 || GroupSums.Still(between, j, grand))
            return NoMeasure.NothingVaries;
        var mean = (double)n / j;
        var effective = (n - sums.Sum(g => (double)g.Count * g.Count) / n) / (j - 1);
        double Icc(double size) => (between - within) / (between + (size - 1) * within);
        return new GroupReliability(
            j,
            n,
            between,
            within,
            between / within,
            Tails.FisherUpper(between / within, j - 1, n - j),
            mean,
            effective,
            Icc(mean),
            Icc(effective),
            (between - within) / between,
            1 + (mean - 1) * Icc(mean)
        );
    }
}
