namespace Candour.Methods.Disclosure;

/// <summary>
/// A table whose cells add up: its figures and every relation between them that an outsider can know. A column of
/// schools with its total, girls and boys and everybody, clusters within a place: all are cells and relations. It never
/// changes.
/// </summary>
/// <remarks>
/// Cells are numbered from 0 in the order given. Errors: a relation that names a cell that is not there, names one
/// twice, has a coefficient of nought, or does not hold for the values (to 1e-6 of their size), throws
/// <see cref="ArgumentException"/>.
/// </remarks>
public sealed class AdditiveTable
{
    /// <summary>How far a relation may be from holding, against the size of its terms: the rounding of sums of doubles.</summary>
    private const double Slack = 1e-6;

    private readonly TableCell[] _cells;
    private readonly Relation[] _relations;
    private readonly RelationTerm[][] _byCell;
    private readonly Lazy<TableNetwork?> _network;

    private AdditiveTable(TableCell[] cells, Relation[] relations)
    {
        (_cells, _relations) = (cells, relations);
        var byCell = new List<RelationTerm>[cells.Length];
        for (var cell = 0; cell < cells.Length; cell++)
            byCell[cell] = [];
        for (var relation = 0; relation < relations.Length; relation++)
            foreach (var term in relations[relation].Terms)
                byCell[term.Cell].Add(new(relation, term.Coefficient));
        _byCell = [.. byCell.Select(list => list.ToArray())];
        _network = new(() => TableNetwork.Of(this));
    }

    /// <summary>The cells.</summary>
    public IReadOnlyList<TableCell> Cells => Array.AsReadOnly(_cells);

    /// <summary>What holds between them.</summary>
    public IReadOnlyList<Relation> Relations => Array.AsReadOnly(_relations);

    /// <summary>How many cells.</summary>
    public int Count => _cells.Length;

    /// <summary>The numbers of the primary cells, ascending.</summary>
    public IReadOnlyList<int> Primary => [.. Enumerable.Range(0, Count).Where(c => _cells[c].Role == CellRole.Primary)];

    /// <summary>One cell.</summary>
    public TableCell this[int cell] => _cells[cell];

    /// <summary>The relations a cell stands in, with its coefficient there; the number is the relation's.</summary>
    internal RelationTerm[] RelationsOf(int cell) => _byCell[cell];

    /// <summary>The table as a network; null when it is none.</summary>
    internal TableNetwork? Network => _network.Value;

    /// <summary>A table.</summary>
    /// <param name="cells">Every cell, totals too, each with what an outsider knows of it beforehand.</param>
    /// <param name="relations">The sums that hold between cells: each a list of cells and their signs that add up to 0.</param>
    public static AdditiveTable Of(IEnumerable<TableCell> cells, IEnumerable<Relation> relations)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(relations);
        TableCell[] all = [.. cells];
        Relation[] kept = [.. relations.Select(r => r with { Terms = Array.AsReadOnly(r.Terms.ToArray()) })];
        for (var relation = 0; relation < kept.Length; relation++)
            Check(all, kept[relation], relation);
        return new(all, kept);
    }

    /// <summary>The same table with other cells: other roles, weights or protections for the same values.</summary>
    /// <param name="change">From a cell and its number to what stands in its place.</param>
    public AdditiveTable With(Func<TableCell, int, TableCell> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Of(_cells.Select(change), _relations);
    }

    /// <summary>
    /// A table of every combination of the parts of its breakdowns, totals and subtotals included, from the figures of
    /// the smallest parts. Two flat breakdowns make a table with both margins.
    /// </summary>
    /// <param name="breakdowns">One for each way the whole is cut: schools, answers, sex.</param>
    /// <param name="leaf">The count where no part has parts of its own; called with one part for each breakdown.</param>
    /// <param name="cell">The cell for a count, by <see cref="TableCell.OfPeople"/> for instance.</param>
    /// <exception cref="ArgumentException">No breakdown is given.</exception>
    /// <exception cref="OverflowException">There are more combinations than an array holds.</exception>
    /// <remarks>
    /// The last breakdown runs fastest: cell number = ((p0 × n1) + p1) × n2 + p2, where p are numbers of parts as in
    /// <see cref="Breakdown"/> and n how many there are.
    /// </remarks>
    public static AdditiveTable Of(IReadOnlyList<Breakdown> breakdowns, Func<IReadOnlyList<int>, long> leaf, Func<long, TableCell> cell)
    {
        ArgumentNullException.ThrowIfNull(breakdowns);
        ArgumentNullException.ThrowIfNull(leaf);
        ArgumentNullException.ThrowIfNull(cell);
        if (breakdowns.Count == 0)
            throw new ArgumentException("A table has at least one breakdown.", nameof(breakdowns));
        var grid = new TableGrid(breakdowns);
        return Of(grid.Counts(leaf).Select(cell), grid.Relations());
    }

    /// <summary>A table of two ways with both margins: part 0 of each is the total, as in the other table of breakdowns.</summary>
    /// <param name="counts">Rows × columns, without margins.</param>
    /// <param name="cell">The cell for a count.</param>
    public static AdditiveTable Of(long[,] counts, Func<long, TableCell> cell)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return Of([Breakdown.Flat(counts.GetLength(0)), Breakdown.Flat(counts.GetLength(1))], p => counts[p[0] - 1, p[1] - 1], cell);
    }

    internal static void Check(TableCell[] cells, Relation relation, int number)
    {
        var seen = new HashSet<int>();
        var (sum, size) = (-relation.Total, Math.Abs(relation.Total));
        foreach (var (cell, coefficient) in relation.Terms)
        {
            if (cell < 0 || cell >= cells.Length)
                throw new ArgumentException($"Relation {number} names cell {cell}; there are {cells.Length}.", nameof(relation));
            if (!seen.Add(cell))
                throw new ArgumentException($"Relation {number} names cell {cell} twice.", nameof(relation));
            if (coefficient == 0 || !double.IsFinite(coefficient))
                throw new ArgumentException($"Relation {number} has a coefficient of {coefficient}.", nameof(relation));
            sum += coefficient * cells[cell].Value;
            size += Math.Abs(coefficient * cells[cell].Value);
        }
        if (!(Math.Abs(sum) <= Slack * Math.Max(1, size)))
            throw new ArgumentException($"Relation {number} does not hold: it is out by {sum}.", nameof(relation));
    }
}
