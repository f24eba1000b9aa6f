using Candour.Methods.Numerics;

namespace Candour.Methods.Survey;

/// <summary>
/// How wide to draw intervals that will be compared by eye: so that, over all pairs of equal schools, two intervals fail
/// to overlap as often as a test would say.
/// </summary>
/// <remarks>Source: Goldstein and Healy (1995), Journal of the Royal Statistical Society A 158.</remarks>
public static class PairwiseIntervals
{
    /// <summary>How many standard errors to draw on either side of each estimate.</summary>
    /// <param name="standardErrors">One an estimate, above 0; the estimates are independent.</param>
    /// <param name="level">One less the mean error over all pairs, such as 0.95.</param>
    /// <returns>About 1.39 for equal errors at 0.95. None with fewer than two estimates.</returns>
    /// <exception cref="ArgumentException">An error is not above 0, or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Measured<double> Multiplier(IReadOnlyList<double> standardErrors, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(standardErrors);
        Proportion.CheckLevel(level);
        if (standardErrors.Any(e => !(e > 0) || !double.IsFinite(e)))
            throw new ArgumentException("A standard error is a number above 0.", nameof(standardErrors));
        if (standardErrors.Count < 2)
            return NoMeasure.NothingToCompare;
        // Equal errors make equal pairs: count them once.
        var errors = standardErrors.GroupBy(e => e).Select(g => (Error: g.Key, Count: (double)g.Count())).OrderBy(g => g.Error).ToArray();
        var pairs = new List<(double Stretch, double Count)>();
        for (var i = 0; i < errors.Length; i++)
        for (var j = 0; j <= i; j++)
        {
            var (a, b) = (errors[i], errors[j]);
            var count = i == j ? a.Count * (a.Count - 1) / 2 : a.Count * b.Count;
            if (count > 0)
                pairs.Add(((a.Error + b.Error) / Math.Sqrt(a.Error * a.Error + b.Error * b.Error), count));
        }
        var all = pairs.Sum(p => p.Count);
        var (low, high) = (0.0, Tails.NormalReach(level));
        var z = high / Math.Sqrt(2);
        // Newton's method, kept between what is too narrow and what is too wide.
        for (var step = 0; step < 100; step++)
        {
            var (missed, slope) = (0.0, 0.0);
            foreach (var (stretch, count) in pairs)
            {
                missed += count * Tails.NormalBothSides(z * stretch);
                slope += 2 * count * stretch * Tails.NormalDensity(z * stretch);
            }
            var gap = missed / all - (1 - level);
            (low, high) = gap > 0 ? (z, high) : (low, z);
            var next = z + gap * all / slope;
            if (!(next > low && next < high))
                next = (low + high) / 2;
            if (Math.Abs(next - z) < 1e-14)
                return next;
            z = next;
        }
        return z;
    }
}
