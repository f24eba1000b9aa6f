namespace Candour.Methods.Optimisation;

/// <summary>A table that is mostly nought, by columns and by rows.</summary>
internal sealed class SparseTable
{
    private readonly int[] _columnStarts;
    private readonly int[] _columnRows;
    private readonly double[] _columnValues;
    private readonly int[] _rowStarts;
    private readonly int[] _rowColumns;
    private readonly double[] _rowValues;

    public SparseTable(int columns, IReadOnlyList<Row> rows)
        : this(columns, Flat(rows)) { }

    private SparseTable(int columns, (int[] Starts, int[] Columns, double[] Values) rows)
    {
        (Columns, Rows) = (columns, rows.Starts.Length - 1);
        (_rowStarts, _rowColumns, _rowValues) = rows;
        _columnStarts = new int[columns + 1];
        foreach (var j in _rowColumns)
            _columnStarts[j + 1]++;
        for (var j = 0; j < columns; j++)
            _columnStarts[j + 1] += _columnStarts[j];
        var next = _columnStarts[..columns];
        _columnRows = new int[_rowColumns.Length];
        _columnValues = new double[_rowColumns.Length];
        for (var i = 0; i < Rows; i++)
        {
            for (var e = _rowStarts[i]; e < _rowStarts[i + 1]; e++)
            {
                var slot = next[_rowColumns[e]]++;
                (_columnRows[slot], _columnValues[slot]) = (i, _rowValues[e]);
            }
        }
    }

    public int Columns { get; }

    public int Rows { get; }

    public ReadOnlySpan<int> RowsOf(int column) =>
        _columnRows.AsSpan(_columnStarts[column], _columnStarts[column + 1] - _columnStarts[column]);

    public ReadOnlySpan<double> ValuesOf(int column) =>
        _columnValues.AsSpan(_columnStarts[column], _columnStarts[column + 1] - _columnStarts[column]);

    public ReadOnlySpan<int> ColumnsOf(int row) => _rowColumns.AsSpan(_rowStarts[row], _rowStarts[row + 1] - _rowStarts[row]);

    public ReadOnlySpan<double> AlongRow(int row) => _rowValues.AsSpan(_rowStarts[row], _rowStarts[row + 1] - _rowStarts[row]);

    public double Dot(int column, double[] byRow)
    {
        var sum = 0.0;
        for (var e = _columnStarts[column]; e < _columnStarts[column + 1]; e++)
            sum += _columnValues[e] * byRow[_columnRows[e]];
        return sum;
    }

    public void AddTimes(int column, double factor, double[] byRow)
    {
        for (var e = _columnStarts[column]; e < _columnStarts[column + 1]; e++)
            byRow[_columnRows[e]] += factor * _columnValues[e];
    }

    public SparseTable WithRows(IReadOnlyList<Row> rows)
    {
        var more = Flat(rows);
        int[] starts = [.. _rowStarts, .. more.Starts.Skip(1).Select(s => s + _rowColumns.Length)];
        return new SparseTable(Columns, (starts, [.. _rowColumns, .. more.Columns], [.. _rowValues, .. more.Values]));
    }

    public SparseTable WithColumns(IReadOnlyList<IReadOnlyList<(int Row, double Factor)>> columns)
    {
        var added = new List<(int Column, double Factor)>[Rows];
        for (var j = 0; j < columns.Count; j++)
        {
            foreach (var (row, factor) in columns[j])
                (added[row] ??= []).Add((Columns + j, factor));
        }
        var size = _rowColumns.Length + columns.Sum(c => c.Count);
        var (starts, along, values) = (new int[Rows + 1], new int[size], new double[size]);
        var next = 0;
        for (var i = 0; i < Rows; i++)
        {
            var length = _rowStarts[i + 1] - _rowStarts[i];
            Array.Copy(_rowColumns, _rowStarts[i], along, next, length);
            Array.Copy(_rowValues, _rowStarts[i], values, next, length);
            next += length;
            foreach (var (column, factor) in added[i] ?? [])
                (along[next], values[next++]) = (column, factor);
            starts[i + 1] = next;
        }
        return new SparseTable(Columns + columns.Count, (starts, along, values));
    }

    private static (int[] Starts, int[] Columns, double[] Values) Flat(IReadOnlyList<Row> rows)
    {
        var starts = new int[rows.Count + 1];
        for (var i = 0; i < rows.Count; i++)
            starts[i + 1] = starts[i] + rows[i].Terms.Count;
        var (columns, values) = (new int[starts[^1]], new double[starts[^1]]);
        for (var i = 0; i < rows.Count; i++)
        {
            for (var e = 0; e < rows[i].Terms.Count; e++)
                (columns[starts[i] + e], values[starts[i] + e]) = (rows[i].Terms[e].Variable, rows[i].Terms[e].Factor);
        }
        return (starts, columns, values);
    }
}
