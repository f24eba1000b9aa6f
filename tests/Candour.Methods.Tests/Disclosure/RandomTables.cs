using Candour.Methods.Disclosure;

namespace Candour.Methods.Tests.Disclosure;

/// <summary>Tables of small counts with noughts, as schools have them.</summary>
internal static class RandomTables
{
    /// <summary>Two ways, three ways, or two ways with clusters, by the seed.</summary>
    public static AdditiveTable Any(int seed)
    {
        var dice = new Random(seed);
        return (seed % 4) switch
        {
            0 => TwoWay(dice, 3 + dice.Next(4), 3 + dice.Next(3)),
            1 => Of(dice, [Breakdown.Flat(2 + dice.Next(3)), Breakdown.Flat(2), Breakdown.Flat(2 + dice.Next(2))]),
            2 => Of(dice, [Breakdown.Of([0, 0, 1, 1, 1, 2, 2]), Breakdown.Flat(3)]),
            _ => Of(dice, [Breakdown.Of([0, 0, 1, 1, 2, 2, 2])]),
        };
    }

    /// <summary>Larger ones, of which few are proven at once: cells that cost the same or their size, networks and none.</summary>
    public static AdditiveTable Harder(int seed)
    {
        var dice = new Random(seed);
        return (seed % 5) switch
        {
            0 => TwoWay(dice, 7, 6),
            1 => BySize(TwoWay(dice, 6, 5)),
            2 => Twice(BySize(TwoWay(dice, 5, 4))),
            3 => Of(dice, [Breakdown.Flat(3), Breakdown.Flat(3), Breakdown.Flat(3)]),
            _ => Twice(TwoWay(dice, 6, 5)),
        };
    }

    /// <summary>The same table, where to hide a cell costs what it counts.</summary>
    public static AdditiveTable BySize(AdditiveTable table) =>
        table.With((c, _) => new(c.Value, c.Role, c.Role == CellRole.Shown ? 1 : c.Value, openBelow: c.OpenBelow, openAbove: c.OpenAbove));

    public static AdditiveTable TwoWay(Random dice, int rows, int columns) => Of(Counts(dice, rows, columns));

    public static AdditiveTable Of(long[,] counts) => AdditiveTable.Of(counts, v => TableCell.OfPeople(v, 5));

    public static long[,] Counts(Random dice, int rows, int columns)
    {
        var counts = new long[rows, columns];
        for (var i = 0; i < rows; i++)
        for (var j = 0; j < columns; j++)
            counts[i, j] = Count(dice);
        return counts;
    }

    /// <summary>The same table with a relation said twice over, as no network has it.</summary>
    public static AdditiveTable Twice(AdditiveTable table) =>
        AdditiveTable.Of(
            table.Cells,
            table.Relations.Append(new([.. table.Relations[0].Terms.Select(t => t with { Coefficient = 2 * t.Coefficient })]))
        );

    public static IEnumerable<int> Hideable(AdditiveTable table) =>
        Enumerable.Range(0, table.Count).Where(c => table[c].Role != CellRole.Shown);

    private static AdditiveTable Of(Random dice, Breakdown[] breakdowns) =>
        AdditiveTable.Of(breakdowns, _ => Count(dice), v => TableCell.OfPeople(v, 5));

    private static long Count(Random dice) =>
        dice.NextDouble() switch
        {
            < 0.15 => 0,
            < 0.35 => dice.Next(1, 5),
            _ => dice.Next(5, 60),
        };
}
