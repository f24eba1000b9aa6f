namespace Candour.Methods.Benchmark;

/// <summary>
/// Comparator sets by the rule of the Department for Education's Financial Benchmarking and Insights Tool, exactly, so that
/// a school finds here the schools it knows from there.
/// </summary>
/// <remarks>
/// Within a phase: √(0.5 (Δpupils/range)² + 0.4 (Δfree meals/range)² + 0.1 (Δspecial needs/range)²); for special schools
/// √(0.6 … + 0.4 …) + √(Σ over kinds of need (Δ/range)²). What is missing takes the phase's median. The nearest 60, of as
/// near ones the lower number first; then those of the same region first; cut to 30 with the school itself. Known flaws are
/// kept: one outlier sets a range, and a school may be in another's set and not the other way round. For Candour's own rule
/// see <see cref="SimilarSchools"/>. Source: DFE-Digital/education-benchmarking-and-insights, as described in its documents.
/// </remarks>
public sealed class DfeComparators
{
    private const int NearestAnywhere = 60;
    private const int Kept = 30;

    /// <summary>Schools looked at together; fixed, and the result does not depend on it.</summary>
    private const int Chunk = 256;

    private readonly DfePhase[] _phases;
    private readonly Dictionary<string, int> _names;
    private readonly Dictionary<long, (int Phase, int Index)> _places = [];

    private DfeComparators(DfePhase[] phases, IEnumerable<SchoolFacts> schools, Dictionary<string, int> names)
    {
        (_phases, _names) = (phases, names);
        foreach (var school in schools)
        {
            var phase = names[school.Phase];
            if (!_places.TryAdd(school.Urn, (phase, phases[phase].IndexOf(school.Urn))))
                throw new ArgumentException($"School {school.Urn} is given twice.", nameof(schools));
        }
    }

    /// <summary>Schools made ready to be compared.</summary>
    /// <param name="schools">All schools of every phase to be compared, in any order.</param>
    /// <exception cref="ArgumentException">A school is given twice, a figure is not finite, or schools of one phase have different kinds of need.</exception>
    public static DfeComparators Of(IReadOnlyList<SchoolFacts> schools)
    {
        ArgumentNullException.ThrowIfNull(schools);
        foreach (var school in schools)
        foreach (var value in (double?[])[school.Pupils, school.FreeMeals, school.SpecialNeeds, .. school.Needs])
            if (value is { } figure && !double.IsFinite(figure))
                throw new ArgumentException($"School {school.Urn}: a figure is a finite number, or null.", nameof(schools));
        var groups = schools.GroupBy(s => s.Phase, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
        var names = groups.Select((g, i) => (g.Key, i)).ToDictionary(g => g.Key, g => g.i, StringComparer.Ordinal);
        return new DfeComparators([.. groups.Select(g => new DfePhase(g))], schools, names);
    }

    /// <summary>What the schools of a phase are measured by.</summary>
    /// <param name="phase">The phase, as the schools name it.</param>
    /// <exception cref="ArgumentException">There is no school of that phase.</exception>
    public DfeMeasures MeasuresOf(string phase) =>
        _names.TryGetValue(phase, out var found)
            ? new(_phases[found].Medians, _phases[found].Ranges)
            : throw new ArgumentException($"There is no phase {phase}.", nameof(phase));

    /// <summary>The set of one school.</summary>
    /// <param name="urn">The school.</param>
    /// <returns>None where the school has no other of its phase beside it.</returns>
    /// <exception cref="ArgumentException">There is no such school.</exception>
    public Measured<ComparatorSet> For(long urn)
    {
        if (!_places.TryGetValue(urn, out var place))
            throw new ArgumentException($"There is no school {urn}.", nameof(urn));
        var list = new Nearest(NearestAnywhere);
        var set = _phases[place.Phase].SetOf(place.Index, NearestAnywhere, Kept, ref list);
        return set.Others.Count == 0 ? NoMeasure.NothingToCompare : set;
    }

    /// <summary>The sets of all schools, in order of number; a school alone in its phase has an empty one.</summary>
    /// <param name="threads">How many may work at once. The result is the same for any number.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one thread.</exception>
    public IReadOnlyList<ComparatorSet> All(int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var order = _places.OrderBy(p => p.Key).Select(p => p.Value).ToArray();
        var sets = new ComparatorSet[order.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.For(
            0,
            (order.Length + Chunk - 1) / Chunk,
            options,
            chunk =>
            {
                var list = new Nearest(NearestAnywhere);
                for (var i = chunk * Chunk; i < Math.Min(order.Length, (chunk + 1) * Chunk); i++)
                    sets[i] = _phases[order[i].Phase].SetOf(order[i].Index, NearestAnywhere, Kept, ref list);
            }
        );
        return sets;
    }
}

/// <summary>
/// What the schools of a phase are measured by: pupils, free meals and special needs in their units; for special schools the kinds of need
/// in the place of the last.
/// </summary>
/// <param name="Medians">What a missing figure takes.</param>
/// <param name="Ranges">The largest less the smallest.</param>
public sealed record DfeMeasures(IReadOnlyList<double> Medians, IReadOnlyList<double> Ranges);
