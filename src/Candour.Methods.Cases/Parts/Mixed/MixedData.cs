using Candour.Methods.Mixed;

namespace Candour.Methods.Cases.Parts.Mixed;

/// <summary>The columns of a table that a formula names; rows without a response are left out.</summary>
internal sealed class MixedData
{
    private readonly CsvTable _table;
    private readonly int[] _rows;

    public MixedData(CsvTable table, ModelFormula formula)
    {
        _table = table;
        _rows = [.. Enumerable.Range(0, table.Count).Where(row => table.Text(row, formula.Response).Length > 0)];
        if (_rows.Length == 0)
            throw CaseException.At(table.File, 2, formula.Response, "nothing in all rows", "a number in some row");
        Response = [.. _rows.Select(row => table.Amount(row, formula.Response))];
        Fixed = [.. formula.Fixed.SelectMany(Columns)];
        Random = [.. formula.Random.Select(Grouped)];
    }

    public double[] Response { get; }

    public FixedColumn[] Fixed { get; }

    public Grouping[] Random { get; }

    /// <summary>A fixed column of one name throughout: it cannot be told from the constant.</summary>
    public bool Idle { get; private set; }

    /// <summary>The responses as grades; null where one is no whole number or they are too many for a scale.</summary>
    public int[]? Grades(int most) =>
        Response.All(r => Math.Abs(r) <= int.MaxValue && double.IsInteger(r)) && Response.Distinct().Take(most + 1).Count() <= most
            ? [.. Response.Select(r => (int)r)]
            : null;

    /// <summary>The same, where they must be.</summary>
    public int[] GradesOrThrow(string response, int most)
    {
        foreach (var (row, value) in _rows.Zip(Response))
        {
            if (Math.Abs(value) > int.MaxValue || !double.IsInteger(value))
                throw _table.Wrong(row, response, "a grade that is a whole number");
        }
        return Grades(most)
            ?? throw CaseException.At(_table.File, null, response, $"more than {most} different grades", "a scale of grades");
    }

    // Numbers are themselves; names are a column each but the first, in ordinal order, called after both: tempwarm.
    private IEnumerable<FixedColumn> Columns(string column)
    {
        if (_table.HoldsNumbers(column))
        {
            double[] numbers = [.. _rows.Select(row => _table.Amount(row, column))];
            Idle |= numbers.Distinct().Count() < 2;
            return [new FixedColumn(column, numbers)];
        }
        string[] names = [.. _rows.Select(row => _table.Name(row, column))];
        string[] levels = [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Idle |= levels.Length < 2;
        return levels.Skip(1).Select(level => new FixedColumn(column + level, [.. names.Select(n => n == level ? 1.0 : 0)]));
    }

    private Grouping Grouped(IReadOnlyList<string> columns)
    {
        var groupings = columns.Select(c => Grouping.Of(c, [.. _rows.Select(row => _table.Name(row, c))]));
        return groupings.Aggregate((all, next) => all.Crossed(next));
    }
}
