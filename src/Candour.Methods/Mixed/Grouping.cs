namespace Candour.Methods.Mixed;

/// <summary>A column whose effect is fixed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">A number for each observation; for a group, 1 within and 0 without.</param>
public sealed record FixedColumn(string Name, IReadOnlyList<double> Values);

/// <summary>To which level of a random effect each observation belongs. It never changes.</summary>
public sealed class Grouping
{
    private readonly string[] _levels;

    private Grouping(string name, string[] levels, int[] codes) => (Name, _levels, Codes) = (name, levels, codes);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The levels that occur, in ordinal order.</summary>
    public IReadOnlyList<string> Levels => _levels;

    /// <summary>How many observations there are.</summary>
    public int Count => Codes.Length;

    /// <summary>For each observation the place of its level.</summary>
    internal int[] Codes { get; }

    /// <summary>A grouping.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="levels">For each observation the level.</param>
    public static Grouping Of(string name, IReadOnlyList<string> levels)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(levels);
        string[] distinct = [.. levels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var places = new Dictionary<string, int>(distinct.Length, StringComparer.Ordinal);
        for (var i = 0; i < distinct.Length; i++)
            places[distinct[i]] = i;
        return new Grouping(name, distinct, [.. levels.Select(l => places[l])]);
    }

    /// <summary>The grouping by both of two: a level for each pair that occurs, named "a:b".</summary>
    /// <param name="other">The other.</param>
    /// <exception cref="ArgumentException">They are not of the same observations.</exception>
    public Grouping Crossed(Grouping other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count != Count)
            throw new ArgumentException($"One groups {Count} observations and the other {other.Count}.", nameof(other));
        return Of(
            $"{Name}:{other.Name}",
            [.. Enumerable.Range(0, Count).Select(i => $"{_levels[Codes[i]]}:{other._levels[other.Codes[i]]}")]
        );
    }

    /// <summary>Throws where fixed columns or groupings are not of so many observations, or hold what is not a number.</summary>
    internal static void ThrowUnlessAlike(int count, IReadOnlyList<FixedColumn> columns, IReadOnlyList<Grouping> groupings)
    {
        foreach (var column in columns)
            if (column.Values.Count != count || column.Values.Any(v => !double.IsFinite(v)))
                throw new ArgumentException($"Column {column.Name} needs a number for each of {count} observations.", nameof(columns));
        foreach (var grouping in groupings)
            if (grouping.Count != count)
                throw new ArgumentException($"Grouping {grouping.Name} needs a level for each of {count} observations.", nameof(groupings));
    }
}

/// <summary>An estimate of a fixed parameter.</summary>
/// <param name="Name">Which.</param>
/// <param name="Estimate">Its value.</param>
/// <param name="StandardError">How uncertain it is.</param>
public sealed record FixedEstimate(string Name, double Estimate, double StandardError);

/// <summary>A level of a random effect.</summary>
/// <param name="Level">Which.</param>
/// <param name="Effect">Its most likely value, given the fixed parameters and the spreads.</param>
/// <param name="ConditionalDeviation">Its standard deviation, given the same.</param>
public sealed record RandomLevel(string Level, double Effect, double ConditionalDeviation);

/// <summary>A random effect.</summary>
/// <param name="Name">Of which grouping.</param>
/// <param name="Deviation">The standard deviation between levels; 0 where the data show none.</param>
/// <param name="Levels">The levels, in ordinal order.</param>
public sealed record RandomEffect(string Name, double Deviation, IReadOnlyList<RandomLevel> Levels)
{
    /// <summary>The variance between levels.</summary>
    public double Variance => Deviation * Deviation;
}
