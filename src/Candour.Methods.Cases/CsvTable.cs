using System.Globalization;

namespace Candour.Methods.Cases;

/// <summary>A table under one line of headings: comma separated, quoted where needed (RFC 4180); an empty cell is missing.</summary>
public sealed class CsvTable
{
    private readonly List<(int Line, string[] Cells)> _rows;
    private readonly Dictionary<string, int> _places;

    private CsvTable(string file, string[] columns, List<(int Line, string[] Cells)> rows)
    {
        File = file;
        Columns = columns;
        _rows = rows;
        _places = columns.Select((c, i) => (c, i)).ToDictionary(c => c.c, c => c.i, StringComparer.Ordinal);
    }

    public string File { get; }

    /// <summary>The headings.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>How many rows there are under the headings; empty lines are not rows.</summary>
    public int Count => _rows.Count;

    /// <summary>Reads a table.</summary>
    /// <param name="file">What to call it in errors.</param>
    /// <param name="text">All of it.</param>
    /// <exception cref="CaseException">There are no headings or no rows, or a row is longer or shorter than the headings.</exception>
    public static CsvTable Of(string file, string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            throw CaseException.At(file, null, null, "bytes that are no text", "a CSV file in UTF-8");
        var lines = CsvLines.Of(file, text.TrimStart('\uFEFF')).ToList();
        if (lines.Count == 0)
            throw CaseException.At(file, 1, null, "an empty file", "a line of headings");
        var columns = lines[0].Cells.Select(c => c.Trim()).ToArray();
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Length == 0)
                throw CaseException.At(file, 1, $"column {i + 1}", "no heading", "a heading for every column");
            if (Array.IndexOf(columns, columns[i]) < i)
                throw CaseException.At(
                    file,
                    1,
                    $"column {i + 1}",
                    $"the heading {CaseException.Quoted(columns[i])} again",
                    "a heading of its own"
                );
        }
        foreach (var (line, cells) in lines.Skip(1).Where(l => l.Cells.Length != columns.Length))
            throw CaseException.At(file, line, null, $"{Many(cells.Length)}", $"{Many(columns.Length)}, as in the headings");
        if (lines.Count == 1)
            throw CaseException.At(file, 2, null, "no rows under the headings", "at least one row");
        return new(file, columns, lines[1..]);
    }

    /// <summary>Whether there is a column.</summary>
    public bool Has(string column) => _places.ContainsKey(column);

    /// <summary>Says so when a column is not there.</summary>
    public void Needs(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (!Has(column))
                throw CaseException.At(
                    File,
                    1,
                    null,
                    $"the headings {string.Join(", ", Columns.Take(8))}{(Columns.Count > 8 ? ", …" : "")}",
                    $"a column {column}"
                );
        }
    }

    /// <summary>A cell as it stands, without the blanks around it.</summary>
    public string Text(int row, string column) => _rows[row].Cells[At(column)].Trim();

    /// <summary>A cell that may not be empty.</summary>
    public string Name(int row, string column) => Text(row, column) is { Length: > 0 } text ? text : throw Wrong(row, column, "a name");

    /// <summary>A number; null where the cell is empty.</summary>
    /// <exception cref="CaseException">It is no finite number.</exception>
    public double? NumberOrNone(int row, string column) => Text(row, column).Length == 0 ? null : Number(row, column);

    /// <summary>A number.</summary>
    /// <exception cref="CaseException">It is no finite number.</exception>
    public double Number(int row, string column, string expected = "a number") =>
        double.TryParse(Text(row, column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Wrong(row, column, expected);

    /// <summary>A whole number between two.</summary>
    /// <exception cref="CaseException">It is no whole number, or outside.</exception>
    public int Whole(int row, string column, int least = int.MinValue, int most = int.MaxValue) =>
        int.TryParse(Text(row, column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
            : throw Wrong(row, column, Range(least, most));

    /// <summary>What is wrong with a cell.</summary>
    public CaseException Wrong(int row, string column, string expected) =>
        CaseException.At(File, _rows[row].Line, column, CaseException.Quoted(Text(row, column)), expected);

    /// <summary>What is wrong with a row.</summary>
    public CaseException WrongRow(int row, string found, string expected) => CaseException.At(File, _rows[row].Line, null, found, expected);

    internal static string Range(int least, int most) =>
        (least, most) switch
        {
            (int.MinValue, int.MaxValue) => "a whole number",
            (_, int.MaxValue) => $"a whole number of {least} or more",
            (int.MinValue, _) => $"a whole number of {most} or less",
            _ => $"a whole number from {least} to {most}",
        };

    private int At(string column)
    {
        if (_places.TryGetValue(column, out var place))
            return place;
        Needs(column);
        return -1;
    }

    private static string Many(int cells) => cells == 1 ? "1 cell" : $"{cells} cells";
}
