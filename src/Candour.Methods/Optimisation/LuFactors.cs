namespace Candour.Methods.Optimisation;

/// <summary>
/// A basis as the product of triangular factors, and after each exchange of one column as that times an elementary matrix
/// (product form). Columns and rows that stand alone are taken first; what remains is eliminated column by column.
/// </summary>
internal sealed class LuFactors
{
    private const double Tiny = 1e-11;
    private const double Threshold = 0.1;

    private readonly int _size;
    private readonly int[] _pivotRow;
    private readonly int[] _pivotPosition;
    private readonly double[] _diagonal;
    private readonly Pile _lower = new();
    private readonly Pile _upper = new();
    private readonly Pile _etas = new();
    private readonly List<(int Position, double Pivot)> _exchanged = [];

    public LuFactors(int size)
    {
        _size = size;
        _pivotRow = new int[size];
        _pivotPosition = new int[size];
        _diagonal = new double[size];
    }

    public int Exchanges => _exchanged.Count;

    /// <summary>Entries of the exchanges beyond twice what the factors themselves hold make a fresh start cheaper.</summary>
    public bool IsStale => _exchanged.Count >= 100 || _etas.Count > 3 * (_lower.Count + _upper.Count + _size);

    /// <summary>Factors a basis. Positions whose column depends on others are given back, each with a row left over for it.</summary>
    public List<(int Position, int Row)> Factor(int[] starts, int[] rows, double[] values)
    {
        var work = new LuElimination(_size, starts, rows, values);
        _lower.Clear();
        _upper.Clear();
        _etas.Clear();
        _exchanged.Clear();
        var count = work.Run(_lower, _upper, _pivotRow, _pivotPosition, _diagonal, Tiny, Threshold);
        return count == _size ? [] : work.LeftOver();
    }

    /// <summary>Solves B x = b: in by rows, out by positions.</summary>
    public void Forward(double[] b, double[] x)
    {
        for (var k = 0; k < _size; k++)
        {
            var t = b[_pivotRow[k]];
            if (t != 0)
                _lower.AddTimes(k, -t, b);
        }
        for (var k = _size - 1; k >= 0; k--)
        {
            var t = b[_pivotRow[k]];
            if (t != 0)
            {
                t /= _diagonal[k];
                _upper.AddTimes(k, -t, b);
            }
            x[_pivotPosition[k]] = t;
        }
        for (var e = 0; e < _exchanged.Count; e++)
        {
            var (position, pivot) = _exchanged[e];
            var t = x[position];
            if (t == 0)
                continue;
            t /= pivot;
            _etas.AddTimes(e, -t, x);
            x[position] = t;
        }
    }

    /// <summary>Solves Bᵀ y = c: in by positions (changed), out by rows.</summary>
    public void Backward(double[] c, double[] y)
    {
        for (var e = _exchanged.Count - 1; e >= 0; e--)
        {
            var (position, pivot) = _exchanged[e];
            c[position] = (c[position] - _etas.Dot(e, c)) / pivot;
        }
        for (var k = 0; k < _size; k++)
            y[_pivotRow[k]] = (c[_pivotPosition[k]] - _upper.Dot(k, y)) / _diagonal[k];
        for (var k = _size - 1; k >= 0; k--)
        {
            var sum = _lower.Dot(k, y);
            if (sum != 0)
                y[_pivotRow[k]] -= sum;
        }
    }

    /// <summary>A column took the place of another. The column is as <see cref="Forward"/> gave it.</summary>
    public void Exchange(int position, double[] column)
    {
        for (var i = 0; i < _size; i++)
        {
            if (i != position && Math.Abs(column[i]) > 1e-14)
                _etas.Add(i, column[i]);
        }
        _etas.Close();
        _exchanged.Add((position, column[position]));
    }

    /// <summary>Sparse vectors one after another.</summary>
    internal sealed class Pile
    {
        private int[] _index = new int[256];
        private double[] _value = new double[256];
        private readonly List<int> _starts = [0];

        public int Count { get; private set; }

        public void Clear()
        {
            Count = 0;
            _starts.Clear();
            _starts.Add(0);
        }

        public void Add(int index, double value)
        {
            if (Count == _index.Length)
            {
                Array.Resize(ref _index, Count * 2);
                Array.Resize(ref _value, Count * 2);
            }
            _index[Count] = index;
            _value[Count++] = value;
        }

        public void Close() => _starts.Add(Count);

        public void AddTimes(int vector, double factor, double[] to)
        {
            for (var e = _starts[vector]; e < _starts[vector + 1]; e++)
                to[_index[e]] += factor * _value[e];
        }

        public double Dot(int vector, double[] with)
        {
            var sum = 0.0;
            for (var e = _starts[vector]; e < _starts[vector + 1]; e++)
                sum += _value[e] * with[_index[e]];
            return sum;
        }

        public ReadOnlySpan<int> Indices(int vector) => _index.AsSpan(_starts[vector], _starts[vector + 1] - _starts[vector]);
    }
}
