namespace Candour.Methods.Benchmark;

/// <summary>What comes of visiting the first few of a list.</summary>
/// <param name="Visited">How many are visited, k.</param>
/// <param name="Hits">Of how many of them it came true.</param>
/// <param name="Precision">The share of those visited; one less it are false alarms.</param>
/// <param name="Recall">The share of all for whom it came true.</param>
/// <param name="Lift">How many times more hits than visiting as many at random.</param>
public sealed record AtK(int Visited, int Hits, double Precision, double Recall, double Lift);

/// <summary>
/// How good a list of schools to visit would have been. It is for judging a rule on years gone by, not for ordering schools.
/// </summary>
/// <remarks>Source: Manning, Raghavan and Schütze (2008), Introduction to Information Retrieval, chapter 8.</remarks>
public static class Worklist
{
    /// <summary>What comes of visiting the k schools with the highest scores.</summary>
    /// <param name="scores">One a school, the higher the more at risk.</param>
    /// <param name="outcomes">Whether it came true.</param>
    /// <param name="visited">k: how many can be visited.</param>
    /// <param name="ids">By school, its number: of equal scores the lower comes first. Null: the place in the list.</param>
    /// <returns>None where it came true for none.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a score is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1, or above the number of schools.</exception>
    public static Measured<AtK> At(IReadOnlyList<double> scores, IReadOnlyList<bool> outcomes, int visited, IReadOnlyList<long>? ids = null)
    {
        var first = First(scores, outcomes, visited, ids);
        var came = outcomes.Count(o => o);
        if (came == 0)
            return NoMeasure.OneOutcomeOnly;
        var hits = first.Count(i => outcomes[i]);
        var precision = (double)hits / visited;
        return new AtK(visited, hits, precision, (double)hits / came, precision / ((double)came / outcomes.Count));
    }

    /// <summary>
    /// The mean precision over the lists that end at each school for which it came true; equal scores end together. The share
    /// of all for which it came true is what guessing gives.
    /// </summary>
    /// <param name="scores">One a school, the higher the more at risk.</param>
    /// <param name="outcomes">Whether it came true.</param>
    /// <returns>From 0 to 1. None where it came true for none.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a score is not finite.</exception>
    /// <remarks>Σ (recall_i - recall_{i-1}) precision_i over distinct scores, highest first.</remarks>
    public static Measured<double> AveragePrecision(IReadOnlyList<double> scores, IReadOnlyList<bool> outcomes)
    {
        Discrimination.Check(scores, outcomes);
        var came = outcomes.Count(o => o);
        if (came == 0)
            return NoMeasure.OneOutcomeOnly;
        var sorted = scores.ToArray();
        var places = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(sorted, places);
        var (sum, hits, before) = (0.0, 0, 0);
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            hits += outcomes[places[i]] ? 1 : 0;
            if (i > 0 && sorted[i - 1].Equals(sorted[i]))
                continue;
            sum += (hits - before) / (double)came * hits / (sorted.Length - i);
            before = hits;
        }
        return sum;
    }

    /// <summary>The places in the lists of the k schools with the highest scores.</summary>
    internal static int[] First(IReadOnlyList<double> scores, IReadOnlyList<bool> outcomes, int visited, IReadOnlyList<long>? ids)
    {
        Discrimination.Check(scores, outcomes);
        ArgumentOutOfRangeException.ThrowIfLessThan(visited, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(visited, scores.Count);
        if (ids is not null && ids.Count != scores.Count)
            throw new ArgumentException("There is one number a school.", nameof(ids));
        var sorted = new double[scores.Count];
        var places = new int[scores.Count];
        for (var i = 0; i < sorted.Length; i++)
            (sorted[i], places[i]) = (-scores[i], i);
        Array.Sort(sorted, places);
        for (int from = 0, to; from < visited; from = to)
        {
            for (to = from + 1; to < sorted.Length && sorted[to].Equals(sorted[from]); to++) { }
            places.AsSpan(from, to - from).Sort((i, j) => ids is null ? i.CompareTo(j) : ids[i].CompareTo(ids[j]));
        }
        return places[..visited];
    }
}
