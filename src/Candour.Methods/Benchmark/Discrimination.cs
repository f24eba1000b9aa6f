using Candour.Methods.Agreement;
using Candour.Methods.Numerics;

namespace Candour.Methods.Benchmark;

/// <summary>
/// How well a score tells schools that slipped from those that did not: the probability that of one of each the first has
/// the higher score. A half is guessing.
/// </summary>
/// <param name="Auc">The area under the curve, from 0 to 1; ties count half.</param>
/// <param name="StandardError">DeLong's; none with only one school of a kind.</param>
/// <remarks>
/// Sources: DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44; Sun and Xu (2014), IEEE Signal Processing Letters 21,
/// for the sorting.
/// </remarks>
public sealed record Discrimination(double Auc, Measured<double> StandardError)
{
    /// <summary>The area under the curve of a score.</summary>
    /// <param name="scores">One a school, the higher the more at risk.</param>
    /// <param name="outcomes">Whether it came true.</param>
    /// <returns>None where it came true for all or for none.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a score is not finite.</exception>
    public static Measured<Discrimination> Of(IReadOnlyList<double> scores, IReadOnlyList<bool> outcomes)
    {
        Check(scores, outcomes);
        if (Placements.Of(scores, outcomes) is not { } places)
            return NoMeasure.OneOutcomeOnly;
        return new Discrimination(places.Auc, Error(places.Variance()));
    }

    /// <summary>The interval, within 0 and 1; none where there is no standard error.</summary>
    /// <param name="level">The share of such intervals that hold the truth.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public Measured<Interval> Within(double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(level is > 0 and < 1, true, nameof(level));
        return StandardError.Then(e =>
        {
            var reach = Tails.NormalReach(level) * e;
            return new Interval(Math.Max(0, Auc - reach), Math.Min(1, Auc + reach));
        });
    }

    /// <summary>Whether one score tells better than another, on the same schools.</summary>
    /// <param name="first">The first score of each school.</param>
    /// <param name="second">The second.</param>
    /// <param name="outcomes">Whether it came true.</param>
    /// <returns>None where all came out alike, one kind has one school, or the scores order the schools alike.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a score is not finite.</exception>
    public static Measured<DiscriminationDifference> Compare(
        IReadOnlyList<double> first,
        IReadOnlyList<double> second,
        IReadOnlyList<bool> outcomes
    )
    {
        Check(first, outcomes);
        Check(second, outcomes);
        if (Placements.Of(first, outcomes) is not { } a || Placements.Of(second, outcomes) is not { } b)
            return NoMeasure.OneOutcomeOnly;
        return Error(a.Less(b).Variance())
            .AndThen<DiscriminationDifference>(error =>
            {
                if (error <= 1e-12)
                    return NoMeasure.NothingVaries;
                var z = (a.Auc - b.Auc) / error;
                return new DiscriminationDifference(a.Auc - b.Auc, error, z, Tails.NormalBothSides(z));
            });
    }

    internal static void Check<T>(IReadOnlyList<double> scores, IReadOnlyList<T> outcomes)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(outcomes);
        if (scores.Count != outcomes.Count)
            throw new ArgumentException($"There are {scores.Count} scores and {outcomes.Count} outcomes.", nameof(scores));
        for (var i = 0; i < scores.Count; i++)
            if (!double.IsFinite(scores[i]))
                throw new ArgumentException($"School {i + 1}: a score is a finite number.", nameof(scores));
    }

    private static Measured<double> Error(double? variance) => variance is { } v ? Math.Sqrt(Math.Max(0, v)) : NoMeasure.OneUnit;

    /// <summary>By school for which it came true, the share of the others below it; and by each other, the share of those above it.</summary>
    private sealed record Placements(double[] True, double[] False)
    {
        public double Auc => True.Average();

        public static Placements? Of(IReadOnlyList<double> scores, IReadOnlyList<bool> outcomes)
        {
            var came = outcomes.Count(o => o);
            var others = outcomes.Count - came;
            if (came == 0 || others == 0)
                return null;
            var sorted = scores.ToArray();
            var places = Enumerable.Range(0, sorted.Length).ToArray();
            Array.Sort(sorted, places);
            var share = new double[sorted.Length];
            var (cameBelow, othersBelow) = (0, 0);
            for (int from = 0, to; from < sorted.Length; from = to)
            {
                var (cameHere, othersHere) = (0, 0);
                for (to = from; to < sorted.Length && sorted[to].Equals(sorted[from]); to++)
                    _ = outcomes[places[to]] ? cameHere++ : othersHere++;
                // Half of those that are equal count as below.
                for (var at = from; at < to; at++)
                    share[places[at]] = outcomes[places[at]]
                        ? (othersBelow + othersHere / 2.0) / others
                        : 1 - (cameBelow + cameHere / 2.0) / came;
                (cameBelow, othersBelow) = (cameBelow + cameHere, othersBelow + othersHere);
            }
            return new Placements([.. share.Where((_, i) => outcomes[i])], [.. share.Where((_, i) => !outcomes[i])]);
        }

        public Placements Less(Placements other) =>
            new([.. True.Select((v, i) => v - other.True[i])], [.. False.Select((v, i) => v - other.False[i])]);

        public double? Variance() => True.Length < 2 || False.Length < 2 ? null : Spread(True) / True.Length + Spread(False) / False.Length;

        private static double Spread(double[] values)
        {
            var mean = values.Average();
            return values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
        }
    }
}

/// <summary>How much better one score tells than another.</summary>
/// <param name="Difference">The first area less the second.</param>
/// <param name="StandardError">Its standard error, the schools being the same.</param>
/// <param name="Z">Their ratio.</param>
/// <param name="P">The probability of such a difference, either way, when there is none.</param>
public sealed record DiscriminationDifference(double Difference, double StandardError, double Z, double P);
