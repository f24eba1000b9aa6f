namespace Candour.Methods.Optimisation;

/// <summary>One elimination of a basis: singletons first, then the rest from the left, each column with a pivot of a short row.</summary>
internal sealed class LuElimination
{
    private readonly int _size;
    private readonly int[] _starts;
    private readonly int[] _rows;
    private readonly double[] _values;
    private readonly int[] _rowStarts;
    private readonly int[] _rowPositions;
    private readonly int[] _inRow;
    private readonly int[] _inColumn;
    private readonly int[] _rowDone;
    private readonly bool[] _columnDone;
    private int _done;

    public LuElimination(int size, int[] starts, int[] rows, double[] values)
    {
        (_size, _starts, _rows, _values) = (size, starts, rows, values);
        _inRow = new int[size];
        _inColumn = new int[size];
        _rowDone = new int[size];
        Array.Fill(_rowDone, -1);
        _columnDone = new bool[size];
        for (var e = 0; e < starts[size]; e++)
            _inRow[rows[e]]++;
        _rowStarts = new int[size + 1];
        for (var i = 0; i < size; i++)
            _rowStarts[i + 1] = _rowStarts[i] + _inRow[i];
        _rowPositions = new int[starts[size]];
        var next = _rowStarts[..size];
        for (var j = 0; j < size; j++)
        {
            _inColumn[j] = starts[j + 1] - starts[j];
            for (var e = starts[j]; e < starts[j + 1]; e++)
                _rowPositions[next[rows[e]]++] = j;
        }
    }

    public int Run(
        LuFactors.Pile lower,
        LuFactors.Pile upper,
        int[] pivotRow,
        int[] pivotPosition,
        double[] diagonal,
        double tiny,
        double threshold
    )
    {
        var queue = new Queue<(int Index, bool IsColumn)>();
        for (var i = 0; i < _size; i++)
        {
            if (_inColumn[i] == 1)
                queue.Enqueue((i, true));
            if (_inRow[i] == 1)
                queue.Enqueue((i, false));
        }
        while (queue.TryDequeue(out var next))
        {
            var (index, isColumn) = next;
            if (isColumn ? _columnDone[index] || _inColumn[index] != 1 : _rowDone[index] >= 0 || _inRow[index] != 1)
                continue;
            var column = isColumn ? index : ActiveColumn(index);
            var row = isColumn ? ActiveRow(index) : index;
            var pivot = ValueAt(column, row);
            if (Math.Abs(pivot) < 1e-7)
                continue;
            for (var e = _starts[column]; e < _starts[column + 1]; e++)
            {
                if (_rowDone[_rows[e]] >= 0)
                    upper.Add(_rows[e], _values[e]);
                else if (_rows[e] != row)
                    lower.Add(_rows[e], _values[e] / pivot);
            }
            Take(column, row, pivot, lower, upper, pivotRow, pivotPosition, diagonal, queue);
        }
        Nucleus(lower, upper, pivotRow, pivotPosition, diagonal, tiny, threshold);
        return _done;
    }

    public List<(int Position, int Row)> LeftOver()
    {
        var rows = new Queue<int>(Enumerable.Range(0, _size).Where(i => _rowDone[i] < 0));
        return [.. Enumerable.Range(0, _size).Where(j => !_columnDone[j]).Select(j => (j, rows.Dequeue()))];
    }

    private void Take(
        int column,
        int row,
        double pivot,
        LuFactors.Pile lower,
        LuFactors.Pile upper,
        int[] pivotRow,
        int[] pivotPosition,
        double[] diagonal,
        Queue<(int, bool)>? queue
    )
    {
        lower.Close();
        upper.Close();
        (pivotRow[_done], pivotPosition[_done], diagonal[_done]) = (row, column, pivot);
        (_rowDone[row], _columnDone[column]) = (_done++, true);
        if (queue is null)
            return;
        for (var e = _starts[column]; e < _starts[column + 1]; e++)
        {
            if (_rowDone[_rows[e]] < 0 && --_inRow[_rows[e]] == 1)
                queue.Enqueue((_rows[e], false));
        }
        for (var e = _rowStarts[row]; e < _rowStarts[row + 1]; e++)
        {
            var j = _rowPositions[e];
            if (!_columnDone[j] && --_inColumn[j] == 1)
                queue.Enqueue((j, true));
        }
    }

    /// <summary>What has no singletons: each column is brought up to date by the pivots before it that it meets, in their order.</summary>
    private void Nucleus(
        LuFactors.Pile lower,
        LuFactors.Pile upper,
        int[] pivotRow,
        int[] pivotPosition,
        double[] diagonal,
        double tiny,
        double threshold
    )
    {
        int[] columns = [.. Enumerable.Range(0, _size).Where(j => !_columnDone[j]).OrderBy(j => _inColumn[j]).ThenBy(j => j)];
        var column = new double[_size];
        var seen = new bool[_size];
        var touched = new List<int>();
        var waiting = new PriorityQueue<int, int>();
        foreach (var j in columns)
        {
            touched.Clear();
            for (var e = _starts[j]; e < _starts[j + 1]; e++)
                Touch(_rows[e], _values[e]);
            while (waiting.TryDequeue(out var k, out _))
            {
                var t = column[pivotRow[k]];
                if (t == 0)
                    continue;
                foreach (var i in lower.Indices(k))
                    Touch(i, 0);
                lower.AddTimes(k, -t, column);
            }
            var row = Choose(touched, column, tiny, threshold);
            if (row >= 0)
            {
                foreach (var i in touched)
                {
                    if (i == row || Math.Abs(column[i]) < 1e-14)
                        continue;
                    if (_rowDone[i] >= 0)
                        upper.Add(i, column[i]);
                    else
                        lower.Add(i, column[i] / column[row]);
                }
                Take(j, row, column[row], lower, upper, pivotRow, pivotPosition, diagonal, null);
            }
            foreach (var i in touched)
                (column[i], seen[i]) = (0, false);
        }

        void Touch(int i, double value)
        {
            column[i] += value;
            if (seen[i])
                return;
            seen[i] = true;
            touched.Add(i);
            if (_rowDone[i] >= 0)
                waiting.Enqueue(_rowDone[i], _rowDone[i]);
        }
    }

    private int Choose(List<int> touched, double[] column, double tiny, double threshold)
    {
        var most = 0.0;
        foreach (var i in touched)
        {
            if (_rowDone[i] < 0)
                most = Math.Max(most, Math.Abs(column[i]));
        }
        if (most < tiny)
            return -1;
        var (row, fewest) = (-1, int.MaxValue);
        foreach (var i in touched)
        {
            if (_rowDone[i] < 0 && Math.Abs(column[i]) >= threshold * most && (_inRow[i] < fewest || (_inRow[i] == fewest && i < row)))
                (row, fewest) = (i, _inRow[i]);
        }
        return row;
    }

    private int ActiveColumn(int row)
    {
        for (var e = _rowStarts[row]; e < _rowStarts[row + 1]; e++)
        {
            if (!_columnDone[_rowPositions[e]])
                return _rowPositions[e];
        }
        throw new InvalidOperationException("A row that stands alone has a column.");
    }

    private int ActiveRow(int column)
    {
        for (var e = _starts[column]; e < _starts[column + 1]; e++)
        {
            if (_rowDone[_rows[e]] < 0)
                return _rows[e];
        }
        throw new InvalidOperationException("A column that stands alone has a row.");
    }

    private double ValueAt(int column, int row)
    {
        for (var e = _starts[column]; e < _starts[column + 1]; e++)
        {
            if (_rows[e] == row)
                return _values[e];
        }
        return 0;
    }
}
