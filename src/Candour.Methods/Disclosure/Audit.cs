namespace Candour.Methods.Disclosure;

/// <summary>
/// Asks of a table with hidden cells what an outsider can work out: for each primary cell the least and the most it can
/// be, given every cell shown, everything that adds up, and the bounds everybody knows.
/// </summary>
/// <remarks>
/// Two hidden cells in each row and column are not enough: a textbook table of 4 × 4 has them and still gives one
/// away exactly. Two linear programmes a cell, over the reals: by greatest flow where the table is a network (two ways
/// with margins; exact), else by simplex. Deterministic. Source: Hundepool and others (2012), section 4.3; Fischetti
/// and Salazar (2001), Solving the cell suppression problem on tabular data with linear constraints.
/// </remarks>
public static class Audit
{
    /// <summary>What an outsider can work out of each primary cell.</summary>
    /// <param name="table">The table.</param>
    /// <param name="hidden">The numbers of the cells that are not shown. A primary cell that is not among them is known.</param>
    /// <exception cref="ArgumentException">A number that is no cell, or a cell that must be shown.</exception>
    public static AuditReport Of(AdditiveTable table, IEnumerable<int> hidden) => Of(table, hidden, table?.Primary ?? []);

    /// <summary>What an outsider can work out of the cells named.</summary>
    /// <param name="table">The table.</param>
    /// <param name="hidden">The numbers of the cells that are not shown.</param>
    /// <param name="cells">The cells to ask about; those that are primary must stay as open as they ask for.</param>
    /// <exception cref="ArgumentException">A number that is no cell, or a cell that must be shown.</exception>
    public static AuditReport Of(AdditiveTable table, IEnumerable<int> hidden, IEnumerable<int> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var outsider = Outsider.Of(table, Pattern(table, hidden), explains: false);
        var ranges = new SortedDictionary<int, OutsiderRange>();
        var open = new List<int>();
        foreach (var cell in cells)
        {
            if (cell < 0 || cell >= table.Count)
                throw new ArgumentException($"There is no cell {cell}.", nameof(cells));
            ranges[cell] = outsider.Range(table, cell);
            if (table[cell].Role == CellRole.Primary && !ranges[cell].Protects(table[cell]))
                open.Add(cell);
        }
        open.Sort();
        return new(ranges, open);
    }

    internal static bool[] Pattern(AdditiveTable table, IEnumerable<int> hidden)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(hidden);
        var pattern = new bool[table.Count];
        foreach (var cell in hidden)
        {
            if (cell < 0 || cell >= table.Count)
                throw new ArgumentException($"There is no cell {cell}.", nameof(hidden));
            if (table[cell].Role == CellRole.Shown)
                throw new ArgumentException($"Cell {cell} is shown whatever happens.", nameof(hidden));
            pattern[cell] = true;
        }
        return pattern;
    }
}

/// <summary>What an outsider can work out.</summary>
/// <param name="Ranges">For each cell asked about the least and the most it can be.</param>
/// <param name="Disclosed">The primary cells among them that are less open than they must be, ascending.</param>
public sealed record AuditReport(IReadOnlyDictionary<int, OutsiderRange> Ranges, IReadOnlyList<int> Disclosed)
{
    /// <summary>Whether every primary cell asked about stays as open as it must.</summary>
    public bool IsSafe => Disclosed.Count == 0;
}
