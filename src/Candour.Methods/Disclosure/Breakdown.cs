namespace Candour.Methods.Disclosure;

/// <summary>
/// How a whole is cut into parts, and parts into smaller ones: the place into clusters and each cluster into schools.
/// Part 0 is the whole.
/// </summary>
/// <remarks>
/// One school alone in its cluster is allowed: an outsider knows that the two figures are the same. Errors: a part whose
/// parent is not an earlier part throws <see cref="ArgumentException"/>.
/// </remarks>
public sealed class Breakdown
{
    private readonly int[][] _children;

    private Breakdown(int[][] children) => _children = children;

    /// <summary>How many parts, the whole among them.</summary>
    public int Count => _children.Length;

    /// <summary>The whole, cut once.</summary>
    /// <param name="parts">Into how many; at least one.</param>
    public static Breakdown Flat(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        return Of(new int[parts]);
    }

    /// <summary>The whole, cut and cut again.</summary>
    /// <param name="parents">For part 1, 2, … the number of the part it belongs to; 0 is the whole.</param>
    public static Breakdown Of(IReadOnlyList<int> parents)
    {
        ArgumentNullException.ThrowIfNull(parents);
        var children = new List<int>[parents.Count + 1];
        for (var part = 0; part < children.Length; part++)
            children[part] = [];
        for (var part = 1; part < children.Length; part++)
        {
            var parent = parents[part - 1];
            if (parent < 0 || parent >= part)
                throw new ArgumentException($"Part {part} belongs to {parent}, which is not an earlier part.", nameof(parents));
            children[parent].Add(part);
        }
        return new([.. children.Select(c => c.ToArray())]);
    }

    /// <summary>The parts of a part; none for a smallest one.</summary>
    /// <param name="part">A part of the breakdown, by its place.</param>
    public IReadOnlyList<int> PartsOf(int part) => Array.AsReadOnly(_children[part]);
}

/// <summary>The cells of all combinations of several breakdowns, and what holds between them.</summary>
internal sealed class TableGrid(IReadOnlyList<Breakdown> breakdowns)
{
    private readonly int _cells = breakdowns.Aggregate(1, (product, b) => checked(product * b.Count));

    public long[] Counts(Func<IReadOnlyList<int>, long> leaf)
    {
        var counts = new long[_cells];
        // Parts come after what they are parts of, so that, from the end, every sum finds its terms ready.
        for (var cell = _cells - 1; cell >= 0; cell--)
        {
            var parts = Parts(cell);
            var cut = Enumerable.Range(0, parts.Length).FirstOrDefault(d => breakdowns[d].PartsOf(parts[d]).Count > 0, -1);
            counts[cell] =
                cut < 0 ? leaf(Array.AsReadOnly(parts)) : breakdowns[cut].PartsOf(parts[cut]).Sum(p => counts[Number(parts, cut, p)]);
        }
        return counts;
    }

    public IEnumerable<Relation> Relations()
    {
        for (var cell = 0; cell < _cells; cell++)
        {
            var parts = Parts(cell);
            for (var d = 0; d < parts.Length; d++)
            {
                var smaller = breakdowns[d].PartsOf(parts[d]);
                if (smaller.Count == 0)
                    continue;
                var terms = new List<RelationTerm> { new(cell, -1) };
                foreach (var part in smaller)
                    terms.Add(new(Number(parts, d, part), 1));
                yield return new(terms);
            }
        }
    }

    private int[] Parts(int cell)
    {
        var parts = new int[breakdowns.Count];
        for (var d = parts.Length - 1; d >= 0; d--)
            (cell, parts[d]) = Math.DivRem(cell, breakdowns[d].Count);
        return parts;
    }

    private int Number(int[] parts, int changed, int part)
    {
        var number = 0;
        for (var d = 0; d < parts.Length; d++)
            number = number * breakdowns[d].Count + (d == changed ? part : parts[d]);
        return number;
    }
}
