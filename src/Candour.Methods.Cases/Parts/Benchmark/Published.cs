using System.Globalization;

namespace Candour.Methods.Cases.Parts.Benchmark;

/// <summary>Figures as the Department for Education publishes them: numbers, per cents, and codes that say why there is none.</summary>
internal static class Published
{
    public const double Largest = 1e6;

    private static readonly string[] Codes = ["", "SUPP", "NE", "LOWCOV", "NP", "NEW", "c", "z", "x", "low", "k", "u"];

    /// <summary>Whether a cell holds a code and no number; empty is one.</summary>
    public static bool IsCode(CsvTable table, int row, string column) => Codes.Contains(table.Text(row, column), StringComparer.Ordinal);

    /// <summary>A number; null where a code stands.</summary>
    public static double? Number(CsvTable table, int row, string column, double least = -Largest, double most = Largest)
    {
        if (IsCode(table, row, column))
            return null;
        var text = table.Text(row, column);
        var number = text.EndsWith('%') ? text[..^1] : text;
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var found) && found >= least && found <= most
            ? found
            : throw table.Wrong(row, column, $"a number from {Words(least)} to {Words(most)}, nothing, or a code such as SUPP or NE");
    }

    private static string Words(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A school's number.</summary>
    public static long Urn(CsvTable table, int row) => table.Whole(row, "urn", 1);
}
