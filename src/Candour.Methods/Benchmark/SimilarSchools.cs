namespace Candour.Methods.Benchmark;

/// <summary>
/// Schools that are most alike in size, intake and need, by weights that the reader sees and may change. Never by results.
/// </summary>
/// <remarks>
/// Features are brought to the phase's mean and standard deviation and held within 3 of them, so that no outlier decides.
/// Distance is the weighted root mean square of differences over the features known of both schools; a gap is not nought and
/// not the average. Schools with less than half of the weights known in common are not compared. Of schools as near the
/// lower number comes first. It differs from <see cref="DfeComparators"/> on purpose.
/// </remarks>
public sealed class SimilarSchools
{
    private const double Furthest = 3;
    private const double LeastKnown = 0.5;
    private const int Chunk = 256;

    private readonly Dictionary<long, (FeaturePhase Phase, int Index)> _places = [];

    private SimilarSchools(IReadOnlyList<Feature> features) => Features = [.. features];

    /// <summary>What is compared, with the weights.</summary>
    public IReadOnlyList<Feature> Features { get; }

    /// <summary>Schools made ready to be compared.</summary>
    /// <param name="features">What to compare, and how much each counts.</param>
    /// <param name="schools">The schools of every phase, in any order.</param>
    /// <exception cref="ArgumentException">
    /// There is no feature, a weight is not above 0, a school is given twice, has not a value or gap a feature, or a value is not finite.
    /// </exception>
    public static SimilarSchools Of(IReadOnlyList<Feature> features, IReadOnlyList<FeaturedSchool> schools)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(schools);
        if (features.Count == 0 || features.Any(f => !(f.Weight > 0) || !double.IsFinite(f.Weight)))
            throw new ArgumentException("There is at least one feature, and each counts for more than 0.", nameof(features));
        foreach (var school in schools)
            if (school.Values.Count != features.Count || school.Values.Any(v => v is { } value && !double.IsFinite(value)))
                throw new ArgumentException($"School {school.Urn}: each feature has a finite value, or null.", nameof(schools));
        var similar = new SimilarSchools(features);
        var weights = features.Select(f => f.Weight / features.Sum(g => g.Weight)).ToArray();
        foreach (var group in schools.GroupBy(s => s.Phase, StringComparer.Ordinal))
        {
            var sorted = group.OrderBy(s => s.Urn).ToArray();
            var phase = new FeaturePhase(sorted, weights, Furthest);
            for (var i = 0; i < sorted.Length; i++)
                if (!similar._places.TryAdd(sorted[i].Urn, (phase, i)))
                    throw new ArgumentException($"School {sorted[i].Urn} is given twice.", nameof(schools));
        }
        return similar;
    }

    /// <summary>The schools most like one.</summary>
    /// <param name="urn">The school.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="close">Up to which distance it is a close match, in standard deviations of a typical feature.</param>
    /// <returns>Nearest first. None where no school of the phase shares enough with it.</returns>
    /// <exception cref="ArgumentException">There is no such school.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one school is asked for.</exception>
    public Measured<IReadOnlyList<SimilarSchool>> For(long urn, int most = 30, double close = 0.5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        if (!_places.TryGetValue(urn, out var place))
            throw new ArgumentException($"There is no school {urn}.", nameof(urn));
        var list = new Nearest(most);
        var found = place.Phase.Around(place.Index, LeastKnown, close, ref list, new double[2 * place.Phase.Count]);
        return found.Length == 0 ? NoMeasure.NothingToCompare : new Measured<IReadOnlyList<SimilarSchool>>.Found(found);
    }

    /// <summary>The schools most like each, in order of number; empty for a school that shares too little with any.</summary>
    /// <param name="most">How many at most beside each.</param>
    /// <param name="close">Up to which distance it is a close match.</param>
    /// <param name="threads">How many may work at once. The result is the same for any number.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one school or thread is asked for.</exception>
    public IReadOnlyList<(long Urn, IReadOnlyList<SimilarSchool> Similar)> All(int most = 30, double close = 0.5, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var order = _places.OrderBy(p => p.Key).ToArray();
        var sets = new (long, IReadOnlyList<SimilarSchool>)[order.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.For(
            0,
            (order.Length + Chunk - 1) / Chunk,
            options,
            chunk =>
            {
                var list = new Nearest(most);
                double[] room = [];
                for (var i = chunk * Chunk; i < Math.Min(order.Length, (chunk + 1) * Chunk); i++)
                {
                    var (phase, index) = order[i].Value;
                    if (room.Length != 2 * phase.Count)
                        room = new double[2 * phase.Count];
                    sets[i] = (order[i].Key, phase.Around(index, LeastKnown, close, ref list, room));
                }
            }
        );
        return sets;
    }
}
