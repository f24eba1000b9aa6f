using Candour.Methods.Numerics;

namespace Candour.Methods.Disclosure;

/// <summary>
/// The least weight of part-hidden cells that meets all barriers: the bound no whole pattern can go below. Barriers may be added
/// and cells held hidden or shown between solutions.
/// </summary>
/// <remarks>
/// Dual simplex on a dense tableau without constants. Cells lie between nought and one and weigh nought or more, so that
/// a basis is always at hand whose value is a valid bound, even when the steps run out. Weights are made unequal by a
/// hair, so that steps do not go in circles; the hair is taken off the bound.
/// </remarks>
internal sealed class CoverProgramme
{
    private const double Least = 1e-9;
    private const double Slack = 1e-7;
    private const double Hair = 1e-8;

    /// <summary>Two ratios nearer than this are the same; far below the hair.</summary>
    private const double Tie = 1e-13;

    private readonly int _cells;
    private readonly double _added;
    private readonly List<double[]> _rows = [];
    private readonly List<int> _basic = [];
    private readonly double[] _costs;
    private readonly int[] _loose;
    private readonly List<double> _low = [];
    private readonly List<double> _high = [];
    private readonly List<double> _value = [];
    private readonly List<int> _rowOf = [];

    /// <summary>A programme without barriers.</summary>
    /// <param name="weights">What each cell costs.</param>
    public CoverProgramme(double[] weights)
    {
        _cells = weights.Length;
        var dice = new Dice((ulong)_cells);
        var scale = Math.Max(1e-3, weights.DefaultIfEmpty(0).Max());
        _costs = [.. weights.Select(w => w + Hair * scale * (0.5 + 0.5 * dice.Unit()))];
        _added = Hair * scale * _cells;
        _loose = [.. Enumerable.Range(0, _cells)];
        for (var cell = 0; cell < _cells; cell++)
            Variable(0, 1);
    }

    /// <summary>How much of a cell is hidden: from 0 to 1, whatever rounding made of it.</summary>
    public double this[int cell] => Math.Clamp(_value[cell], 0, 1);

    /// <summary>The value of the basis: no pattern weighs less.</summary>
    public double Bound
    {
        get
        {
            var sum = -_added;
            for (var column = 0; column < _cells; column++)
                sum += _costs[column] * _value[_loose[column]];
            return sum;
        }
    }

    /// <summary>Holds a cell between these, such as 1 and 1: hidden.</summary>
    public void Hold(int cell, double low, double high) => (_low[cell], _high[cell]) = (low, high);

    /// <summary>One more row: the shares of its cells, numbered as the weights are, come to this at least.</summary>
    public void Add(IEnumerable<(int Cell, double Share)> barrier, double least = 1)
    {
        var row = new double[_cells];
        foreach (var (cell, share) in barrier)
        {
            if (_rowOf[cell] < 0)
            {
                row[Array.IndexOf(_loose, cell)] += share;
                continue;
            }
            var other = _rows[_rowOf[cell]];
            for (var column = 0; column < _cells; column++)
                row[column] += share * other[column];
        }
        _rowOf[Variable(least, double.PositiveInfinity)] = _rows.Count;
        _basic.Add(_value.Count - 1);
        _rows.Add(row);
    }

    /// <summary>Solves, unless the bound passes the limit first.</summary>
    /// <returns>False when no pattern meets all barriers with the cells as they are held.</returns>
    public bool Solve(double limit, int steps = 4000)
    {
        for (var column = 0; column < _cells; column++)
            Place(column);
        for (var step = 0; step < steps; step++)
        {
            Refresh();
            if (Bound > limit)
                return true;
            var row = Worst(out var way);
            if (row < 0)
                return true;
            var column = Entering(row, way);
            if (column < 0)
                return false;
            Pivot(row, column);
            Place(column);
        }
        Refresh();
        return true;
    }

    private int Variable(double low, double high)
    {
        _low.Add(low);
        _high.Add(high);
        _value.Add(low);
        _rowOf.Add(-1);
        return _value.Count - 1;
    }

    /// <summary>A variable off the basis lies at the bound its cost favours.</summary>
    private void Place(int column)
    {
        var variable = _loose[column];
        _value[variable] = _costs[column] < 0 && double.IsFinite(_high[variable]) ? _high[variable] : _low[variable];
    }

    private void Refresh()
    {
        for (var row = 0; row < _rows.Count; row++)
        {
            var (sum, entries) = (0.0, _rows[row]);
            for (var column = 0; column < _cells; column++)
                sum += entries[column] * _value[_loose[column]];
            _value[_basic[row]] = sum;
        }
    }

    private int Worst(out int way)
    {
        var (worst, most) = (-1, Slack);
        way = 0;
        for (var row = 0; row < _rows.Count; row++)
        {
            var variable = _basic[row];
            var (under, over) = (_low[variable] - _value[variable], _value[variable] - _high[variable]);
            if (Math.Max(under, over) <= most)
                continue;
            (worst, most, way) = (row, Math.Max(under, over), under > over ? 1 : -1);
        }
        return worst;
    }

    private int Entering(int row, int way)
    {
        var (best, least, size) = (-1, double.PositiveInfinity, 0.0);
        for (var column = 0; column < _cells; column++)
        {
            var (variable, entry) = (_loose[column], way * _rows[row][column]);
            if (Math.Abs(entry) < Least || _low[variable] >= _high[variable])
                continue;
            if (entry > 0 ? _value[variable] >= _high[variable] : _value[variable] <= _low[variable])
                continue;
            var ratio = Math.Abs(_costs[column] / entry);
            if (ratio < least - Tie || ratio <= least + Tie && Math.Abs(entry) > size)
                (best, least, size) = (column, Math.Min(ratio, least), Math.Abs(entry));
        }
        return best;
    }

    private void Pivot(int row, int column)
    {
        var pivot = _rows[row];
        var inverse = 1 / pivot[column];
        for (var c = 0; c < _cells; c++)
            pivot[c] = c == column ? inverse : -pivot[c] * inverse;
        for (var r = 0; r < _rows.Count; r++)
            if (r != row)
                Combine(_rows[r], pivot, column);
        Combine(_costs, pivot, column);
        var (entering, leaving) = (_loose[column], _basic[row]);
        (_loose[column], _basic[row]) = (leaving, entering);
        (_rowOf[entering], _rowOf[leaving]) = (row, -1);
    }

    private static void Combine(double[] entries, double[] pivot, int column)
    {
        var factor = entries[column];
        if (factor == 0)
            return;
        entries[column] = 0;
        for (var c = 0; c < entries.Length; c++)
        {
            var entry = entries[c] + factor * pivot[c];
            entries[c] = Math.Abs(entry) < 1e-14 ? 0 : entry;
        }
    }
}
