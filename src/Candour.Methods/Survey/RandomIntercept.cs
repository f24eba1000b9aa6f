using Candour.Methods.Numerics;

namespace Candour.Methods.Survey;

/// <summary>One school's mean, and where it is likely to lie when all schools are taken together.</summary>
/// <param name="Answers">How many scores it rests on.</param>
/// <param name="Raw">The mean of its scores: what the school itself is shown.</param>
/// <param name="Reliability">τ²/(τ² + σ²/n), from 0 to 1: how far the mean counts for itself.</param>
/// <param name="Shrunken">The overall mean + reliability × (raw - overall mean): what is used in any comparison.</param>
/// <param name="Error">The standard deviation of what is left unknown about it.</param>
public sealed record ShrunkenMean(int Answers, double Raw, double Reliability, double Shrunken, double Error);

/// <summary>Schools' means drawn in towards each other, the more so the fewer answers they rest on.</summary>
/// <param name="Mean">The overall mean, of schools rather than of pupils.</param>
/// <param name="MeanError">Its standard error.</param>
/// <param name="Between">τ², the variance between schools; 0 where they differ no more than by chance.</param>
/// <param name="Within">σ², the variance within schools.</param>
/// <param name="Share">τ²/(τ² + σ²).</param>
/// <param name="Criterion">-2 × the restricted log-likelihood.</param>
/// <param name="Groups">The schools, in the order given.</param>
/// <remarks>
/// Restricted maximum likelihood of y = μ + u_j + e, with σ² and μ profiled out and the ratio τ²/σ² found where the slope is
/// 0. The error of a school's shrunken mean takes μ, τ² and σ² as known. Source: Searle, Casella and McCulloch (1992),
/// Variance Components, chapters 3 and 7.
/// </remarks>
public sealed record RandomIntercept(
    double Mean,
    double MeanError,
    double Between,
    double Within,
    double Share,
    double Criterion,
    IReadOnlyList<ShrunkenMean> Groups
)
{
    /// <summary>Shrunken means of groups.</summary>
    /// <param name="groups">The scores of each school, in any unit; each school with at least one.</param>
    /// <returns>None with fewer than two schools, where no school has two scores, or where nothing varies within schools.</returns>
    /// <exception cref="ArgumentException">A group is empty or a score is not finite.</exception>
    public static Measured<RandomIntercept> Of(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        var sums = GroupSums.Of(groups);
        var n = sums.Sum(g => g.Count);
        var squares = sums.Sum(g => g.Squares);
        if (sums.Length < 2)
            return NoMeasure.TooFewGroups;
        if (n == sums.Length)
            return NoMeasure.TooFewAnswers;
        if (squares <= 0)
            return NoMeasure.NothingVaries;
        var profile = new Profile(sums, n, squares);
        var ratio = Roots.Least(r => profile.At(r).Criterion, r => profile.At(r).Slope, 1 / ((double)n / sums.Length));
        var best = profile.At(ratio);
        var between = ratio * best.Within;
        return new RandomIntercept(
            best.Mean,
            Math.Sqrt(best.Within / best.Weight),
            between,
            best.Within,
            ratio / (1 + ratio),
            best.Criterion,
            [.. sums.Select(g => Shrink(g, best.Mean, between, ratio))]
        );
    }

    private static ShrunkenMean Shrink(GroupSums group, double mean, double between, double ratio)
    {
        var reliability = group.Count * ratio / (1 + group.Count * ratio);
        return new ShrunkenMean(
            group.Count,
            group.Mean,
            reliability,
            mean + reliability * (group.Mean - mean),
            Math.Sqrt(between * (1 - reliability))
        );
    }

    /// <summary>The criterion as a function of τ²/σ² alone.</summary>
    private sealed class Profile(GroupSums[] groups, int n, double squares)
    {
        public (double Criterion, double Slope, double Mean, double Within, double Weight) At(double ratio)
        {
            var (weight, weight2, weighted, log) = (0.0, 0.0, 0.0, 0.0);
            foreach (var group in groups)
            {
                var w = group.Count / (1 + group.Count * ratio);
                weight += w;
                weight2 += w * w;
                weighted += w * group.Mean;
                log += Math.Log(1 + group.Count * ratio);
            }
            var mean = weighted / weight;
            var (away, away2) = (0.0, 0.0);
            foreach (var group in groups)
            {
                var w = group.Count / (1 + group.Count * ratio);
                var square = w * (group.Mean - mean) * (group.Mean - mean);
                away += square;
                away2 += w * square;
            }
            var within = (squares + away) / (n - 1);
            var criterion = (n - 1) * (Math.Log(2 * Math.PI * within) + 1) + log + Math.Log(weight);
            return (criterion, weight - weight2 / weight - away2 / within, mean, within, weight);
        }
    }
}
