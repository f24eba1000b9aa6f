namespace Candour.Methods.Survey;

/// <summary>What the scores of a group come to: enough for every figure of groups, however many answered.</summary>
internal readonly record struct GroupSums(int Count, double Mean, double Squares)
{
    /// <summary>The count, mean and sum of squares about the mean, group by group.</summary>
    public static GroupSums[] Of(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var sums = new GroupSums[groups.Count];
        for (var g = 0; g < groups.Count; g++)
        {
            var scores = groups[g];
            if (scores is null || scores.Count == 0)
                throw new ArgumentException($"Group {g + 1} has no scores: leave it out.", nameof(groups));
            if (scores.Any(s => !double.IsFinite(s)))
                throw new ArgumentException($"Group {g + 1}: a score is a finite number.", nameof(groups));
            var mean = scores.Average();
            var squares = scores.Sum(s => (s - mean) * (s - mean));
            sums[g] = new GroupSums(scores.Count, mean, Still(squares, scores.Count, mean) ? 0 : squares);
        }
        return sums;
    }

    /// <summary>Whether a sum of squares about a mean is only rounding.</summary>
    public static bool Still(double squares, int count, double mean) => squares <= 1e-28 * count * mean * mean;
}
