namespace Candour.Methods.Disclosure;

/// <summary>What some statements on one measure tell, as a system over the smallest groups of people they tell apart.</summary>
internal sealed class KnownGroups
{
    private readonly Statement[] _statements;
    private readonly string[][] _parts;
    private readonly HashSet<string>[] _groups;
    private readonly OutsiderSystem _system;
    private readonly Dictionary<string, OutsiderRange?> _ranges = [];

    /// <summary>The groups.</summary>
    /// <param name="statements">At least one, all on one measure.</param>
    /// <param name="asked">People to tell apart from others though no statement does.</param>
    public KnownGroups(Statement[] statements, IReadOnlyList<string>? asked = null)
    {
        _statements = statements;
        _groups = [.. statements.Select(s => s.Group.ToHashSet(StringComparer.Ordinal))];
        (Least, Most) = (statements.Min(s => s.Least), statements.Max(s => s.Most));
        var apart = (asked ?? []).ToHashSet(StringComparer.Ordinal);
        _parts =
        [
            .. _groups
                .SelectMany(g => g)
                .Concat(apart)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .GroupBy(p => string.Concat(_groups.Append(apart).Select(g => g.Contains(p) ? '1' : '0')), StringComparer.Ordinal)
                .OrderBy(g => g.First(), StringComparer.Ordinal)
                .Select(g => g.ToArray()),
        ];
        Smallest = [.. Enumerable.Range(0, _parts.Length).Select(part => (int[])[part])];
        _system = OutsiderSystem.Of(
            _parts.Select(p => new UntoldFigure(Least * p.Length, Most * p.Length)),
            statements.Select((s, i) => new ToldSum([.. Inside(i).Select(part => new RelationTerm(part, 1))], s.Low, s.High))
        );
    }

    /// <summary>The least one person's figure can be.</summary>
    public int Least { get; }

    /// <summary>The most one person's figure can be.</summary>
    public int Most { get; }

    /// <summary>The smallest groups told apart, each as the list of itself.</summary>
    public int[][] Smallest { get; }

    /// <summary>The smallest groups, and what one statement leaves of another.</summary>
    public IEnumerable<int[]> Told()
    {
        var left =
            from a in Enumerable.Range(0, _groups.Length)
            from b in Enumerable.Range(0, _groups.Length)
            where a != b
            select Inside(a).Except(Inside(b)).ToArray();
        return Smallest.Concat(left.Where(g => g.Length > 1)).DistinctBy(Key);
    }

    public int Size(int[] group) => group.Sum(part => _parts[part].Length);

    public IReadOnlyList<string> People(int[] group) => [.. group.SelectMany(part => _parts[part]).Order(StringComparer.Ordinal)];

    /// <summary>The parts that make up people who were asked for.</summary>
    public int[] Find(IReadOnlyList<string> asked)
    {
        var all = asked.ToHashSet(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, _parts.Length).Where(part => all.Contains(_parts[part][0]))];
    }

    /// <summary>What follows of a group from everything together; null when it contradicts itself.</summary>
    public OutsiderRange? Range(int[] group)
    {
        if (_ranges.TryGetValue(Key(group), out var known))
            return known;
        return _ranges[Key(group)] = _system.WholeRange([.. group.Select(part => new RelationTerm(part, 1))]);
    }

    /// <summary>The narrowest that any one statement by itself makes of a group.</summary>
    public OutsiderRange NarrowestAlone(int[] group)
    {
        var people = Size(group);
        var narrowest = new OutsiderRange(Least * people, Most * people);
        for (var i = 0; i < _statements.Length; i++)
        {
            var shared = group.Where(part => _groups[i].Contains(_parts[part][0])).Sum(part => _parts[part].Length);
            var others = _statements[i].Group.Count - shared;
            var low = Math.Max(Least * shared, Math.Ceiling(_statements[i].Low - 1e-6) - Most * others) + Least * (people - shared);
            var high = Math.Min(Most * shared, Math.Floor(_statements[i].High + 1e-6) - Least * others) + Most * (people - shared);
            if (high - low < narrowest.Width)
                narrowest = new(low, high);
        }
        return narrowest;
    }

    private static string Key(int[] group) => string.Join(' ', group);

    private IEnumerable<int> Inside(int statement) =>
        Enumerable.Range(0, _parts.Length).Where(part => _groups[statement].Contains(_parts[part][0]));
}
