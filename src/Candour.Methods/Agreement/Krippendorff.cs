using Candour.Methods.Numerics;

namespace Candour.Methods.Agreement;

/// <summary>How far apart two categories are, squared.</summary>
public enum Distance
{
    /// <summary>The same or not.</summary>
    Nominal,

    /// <summary>By the ratings that lie between them: (n_c/2 + … + n_k/2)².</summary>
    Ordinal,

    /// <summary>(c - k)².</summary>
    Interval,

    /// <summary>((c - k) / (c + k))²: for categories of 0 or more.</summary>
    Ratio,
}

/// <summary>
/// Krippendorff's alpha: one less the disagreement seen within units over that expected by chance. It takes any number
/// of raters and missing ratings, and is what Candour shows first for ordered grades.
/// </summary>
/// <remarks>
/// From the coincidences o_ck = Σ_u (pairs c, k within u) / (m_u - 1) over units with m_u of 2 or more ratings:
/// alpha = 1 - (n - 1) Σ o_ck d_ck / Σ n_c n_k d_ck. Source: Krippendorff (2011), Computing Krippendorff's alpha-reliability.
/// </remarks>
public static class Krippendorff
{
    /// <summary>Alpha.</summary>
    /// <param name="ratings">Units × raters.</param>
    /// <param name="distance">How far apart categories are.</param>
    /// <returns>At most 1; 0 is what chance gives. None where no unit is rated twice, or every rating that could be compared is the same.</returns>
    /// <exception cref="ArgumentException">A ratio distance of a category below 0.</exception>
    public static Measured<double> Alpha(Ratings ratings, Distance distance)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ThrowIfBelowNought(ratings, distance);
        return new Resample(ratings, distance).Alpha([.. Comparable(ratings)]);
    }

    /// <summary>
    /// How alpha varies when units are drawn anew with replacement: the honest interval, because the ratings of one unit
    /// are not independent of one another. For grades on several criteria the unit to draw is the school.
    /// </summary>
    /// <param name="ratings">Units × raters.</param>
    /// <param name="distance">How far apart categories are.</param>
    /// <param name="resamples">How often to draw; 20,000 settle the ends to about 0.01.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    /// <param name="level">The share between the ends, such as 0.95.</param>
    /// <param name="clusters">For each unit the number of the cluster it is drawn with; null: each unit by itself.</param>
    /// <exception cref="ArgumentException">A ratio distance of a category below 0, or not one cluster for each unit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 resample, or a level not between 0 and 1.</exception>
    public static Measured<Bootstrap> Resampled(
        Ratings ratings,
        Distance distance,
        int resamples,
        ulong seed,
        double level = 0.95,
        IReadOnlyList<int>? clusters = null
    )
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        ThrowIfBelowNought(ratings, distance);
        if (clusters is not null && clusters.Count != ratings.Units)
            throw new ArgumentException($"There are {ratings.Units} units and {clusters.Count} clusters.", nameof(clusters));
        var groups = Comparable(ratings).GroupBy(u => clusters?[u] ?? u).Select(g => g.ToArray()).ToArray();
        if (groups.Length == 0)
            return NoMeasure.NothingToCompare;
        if (groups.Length == 1)
            return NoMeasure.OneUnit;

        var (dice, work) = (new Dice(seed), new Resample(ratings, distance));
        var found = new List<double>(resamples);
        for (var draw = 0; draw < resamples; draw++)
        {
            work.Clear();
            for (var i = 0; i < groups.Length; i++)
                work.Add(groups[dice.Below(groups.Length)]);
            if (work.Alpha() is Measured<double>.Found alpha)
                found.Add(alpha.Value);
        }
        if (found.Count == 0)
            return NoMeasure.NothingVaries;
        found.Sort();
        return new Bootstrap(
            new Interval(Quantiles.Of(found, (1 - level) / 2), Quantiles.Of(found, (1 + level) / 2)),
            Quantiles.Of(found, 0.5),
            resamples - found.Count
        );
    }

    private static IEnumerable<int> Comparable(Ratings ratings) => Enumerable.Range(0, ratings.Units).Where(u => ratings.Totals[u] >= 2);

    private static void ThrowIfBelowNought(Ratings ratings, Distance distance)
    {
        if (distance == Distance.Ratio && ratings.CategoryCount > 0 && ratings.Categories[0] < 0)
            throw new ArgumentException("A ratio distance is for categories of 0 or more.", nameof(ratings));
    }

    /// <summary>The coincidences of a sample of units. Each unit's own are counted once and added up for every sample.</summary>
    private sealed class Resample
    {
        private readonly int _q;
        private readonly Distance _distance;
        private readonly double[] _values;
        private readonly (int Cell, double Weight)[][] _units;
        private readonly double[] _coincidences;
        private readonly double[] _marginals;

        public Resample(Ratings ratings, Distance distance)
        {
            (_q, _distance, _values) = (ratings.CategoryCount, distance, [.. ratings.Categories]);
            _coincidences = new double[_q * _q];
            _marginals = new double[_q];
            _units = [.. Enumerable.Range(0, ratings.Units).Select(u => Coincidences(ratings, u))];
        }

        public Measured<double> Alpha(int[] units)
        {
            if (units.Length == 0)
                return NoMeasure.NothingToCompare;
            Clear();
            Add(units);
            return Alpha();
        }

        public void Clear()
        {
            Array.Clear(_coincidences);
        }

        public void Add(int[] units)
        {
            foreach (var unit in units)
            foreach (var (cell, weight) in _units[unit])
                _coincidences[cell] += weight;
        }

        public Measured<double> Alpha()
        {
            var total = 0.0;
            for (var c = 0; c < _q; c++)
            {
                var sum = 0.0;
                for (var k = 0; k < _q; k++)
                    sum += _coincidences[c * _q + k];
                _marginals[c] = sum;
                total += sum;
            }
            var (observed, expected) = (0.0, 0.0);
            for (var c = 0; c < _q; c++)
            {
                var between = _marginals[c] / 2;
                for (var k = c + 1; k < _q; k++)
                {
                    between += _marginals[k];
                    var apart = Apart(c, k, between - _marginals[k] / 2);
                    observed += (_coincidences[c * _q + k] + _coincidences[k * _q + c]) * apart;
                    expected += 2 * _marginals[c] * _marginals[k] * apart;
                }
            }
            return expected > 0 ? 1 - (total - 1) * observed / expected : NoMeasure.NothingVaries;
        }

        private double Apart(int c, int k, double between) =>
            _distance switch
            {
                Distance.Nominal => 1,
                Distance.Ordinal => between * between,
                Distance.Interval => (_values[c] - _values[k]) * (_values[c] - _values[k]),
                Distance.Ratio => Math.Pow((_values[c] - _values[k]) / (_values[c] + _values[k]), 2),
                _ => throw new InvalidOperationException($"There is no distance {_distance}."),
            };

        private static (int Cell, double Weight)[] Coincidences(Ratings ratings, int unit)
        {
            var (q, total) = (ratings.CategoryCount, ratings.Totals[unit]);
            if (total < 2)
                return [];
            var cells = new List<(int, double)>();
            for (var c = 0; c < q; c++)
            for (var k = 0; k < q; k++)
            {
                double pairs = ratings.Count(unit, c) * (ratings.Count(unit, k) - (c == k ? 1 : 0));
                if (pairs > 0)
                    cells.Add((c * q + k, pairs / (total - 1)));
            }
            return [.. cells];
        }
    }
}

/// <summary>What resampling shows of a figure.</summary>
/// <param name="Within">Between which values the middle share of resamples lies.</param>
/// <param name="Median">The middle of the resamples.</param>
/// <param name="Undefined">How many resamples had no value because nothing varied in them; they are left out.</param>
public sealed record Bootstrap(Interval Within, double Median, int Undefined);
