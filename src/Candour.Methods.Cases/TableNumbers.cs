using System.Globalization;

namespace Candour.Methods.Cases;

/// <summary>Numbers of a table that something is computed from.</summary>
internal static class TableNumbers
{
    /// <summary>Beyond this squares and their sums are no numbers any more.</summary>
    public const double Largest = 1e50;

    /// <summary>A number that can be squared.</summary>
    public static double Amount(this CsvTable table, int row, string column)
    {
        var number = table.Number(row, column);
        return Math.Abs(number) <= Largest ? number : throw table.Wrong(row, column, "a number between -1e50 and 1e50");
    }

    /// <summary>The same; null where the cell is empty.</summary>
    public static double? AmountOrNone(this CsvTable table, int row, string column) =>
        table.Text(row, column).Length == 0 ? null : table.Amount(row, column);

    /// <summary>Whether most of what stands in a column are numbers: what is none among them is then an error, and no name.</summary>
    public static bool HoldsNumbers(this CsvTable table, string column)
    {
        var (numbers, others) = (0, 0);
        for (var row = 0; row < table.Count; row++)
        {
            if (table.Text(row, column) is not { Length: > 0 } text)
                continue;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                numbers++;
            else
                others++;
        }
        return numbers > others;
    }
}
