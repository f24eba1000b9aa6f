namespace Candour.Methods.Disclosure;

/// <summary>
/// A linear programme in which one variable after another is pushed as far up or down as it goes: what an outsider
/// solves. Variables have bounds; each row is one more variable, the sum of its terms, with bounds of its own.
/// </summary>
/// <remarks>
/// A bounded-variable primal simplex on a dense tableau, basic = Σ entry × non-basic, without constants. The objective is always a
/// single variable, so its reduced costs are its own row of the tableau: when only the objective changes, nothing has
/// to be computed anew and the last basis is the start. Variables off the basis need not lie at a bound, so that any known
/// solution can be the start. Largest coefficient first; after a run of steps of no length, Bland's rule, which ends.
/// </remarks>
internal sealed class OutsiderProgramme
{
    private const double PivotLeast = 1e-9;
    private const double Nothing = 1e-12;
    private const int StallsBeforeBland = 40;

    private readonly int _columns;
    private readonly double[][] _table;
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly double[] _value;
    private readonly int[] _basic;
    private readonly int[] _loose;
    private readonly int[] _rowOf;
    private readonly int[] _columnOf;
    private readonly int[] _filled;
    private double[]? _prices;
    private int _width;
    private int _rows;

    /// <summary>A programme with every variable at the value given, rows where that puts them.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">For each variable its rows and coefficients.</param>
    /// <param name="low">For each variable, then each row, the least it may be.</param>
    /// <param name="high">The most it may be.</param>
    /// <param name="start">Where each variable starts.</param>
    public OutsiderProgramme(int rows, IReadOnlyList<(int Row, double Coefficient)[]> columns, double[] low, double[] high, double[] start)
    {
        (_rows, _columns, _width) = (rows, columns.Count, columns.Count);
        (_low, _high) = (low, high);
        _table = new double[rows][];
        for (var row = 0; row < rows; row++)
            _table[row] = new double[_columns];
        for (var column = 0; column < _columns; column++)
            foreach (var (row, coefficient) in columns[column])
                _table[row][column] += coefficient;
        _value = new double[_columns + rows];
        start.CopyTo(_value, 0);
        _loose = [.. Enumerable.Range(0, _columns)];
        _basic = [.. Enumerable.Range(_columns, rows)];
        _columnOf = [.. Enumerable.Range(0, _columns), .. Enumerable.Repeat(-1, rows)];
        _rowOf = [.. Enumerable.Repeat(-1, _columns), .. Enumerable.Range(0, rows)];
        _filled = new int[_columns];
        Refresh();
    }

    /// <summary>Where a variable is now.</summary>
    public double this[int variable] => _value[variable];

    /// <summary>Other bounds for a variable. The solution must be set again if it lies outside them.</summary>
    public void Bound(int variable, double low, double high) => (_low[variable], _high[variable]) = (low, high);

    /// <summary>Every variable at nought: a solution wherever all bounds hold nought.</summary>
    public void ToNought() => Array.Clear(_value);

    /// <summary>
    /// From now on a push prefers to move variables of low price: for each variable what it costs to move it, nought or more.
    /// It still goes as far, not by the cheapest way but by a cheap one.
    /// </summary>
    public void Prefer(double[] prices) => _prices = prices;

    /// <summary>Takes a variable into the basis where it stands, so that a push has a choice of ways.</summary>
    public void Enter(int variable)
    {
        if (_columnOf[variable] is var column && column < 0)
            return;
        var (best, most) = (-1, 1e-3);
        for (var row = 0; row < _rows; row++)
            if (_basic[row] < _columns && Math.Abs(_table[row][column]) > most)
                (best, most) = (row, Math.Abs(_table[row][column]));
        if (best >= 0)
            Pivot(best, column);
    }

    /// <summary>
    /// Takes rows of fixed value out of the basis, because they cannot give way. A row that says nothing new stays.
    /// </summary>
    /// <param name="forget">Whether their columns may be dropped; else they stay and are the dual values.</param>
    public void Eliminate(bool forget)
    {
        for (var row = 0; row < _rows; row++)
        {
            var leaving = _basic[row];
            if (leaving < _columns || _low[leaving] < _high[leaving])
                continue;
            // Of equal ones the last: in the tables of the tests light patterns come out lighter so than with the first.
            var (best, most) = (-1, 1e-7);
            for (var column = 0; column < _width; column++)
                if (_loose[column] < _columns && Math.Abs(_table[row][column]) >= most)
                    (best, most) = (column, Math.Abs(_table[row][column]));
            if (best < 0)
                continue;
            Pivot(row, best);
            if (forget)
                Drop(best);
        }
    }

    /// <summary>
    /// Makes the solution keep all bounds, one variable after the other.
    /// </summary>
    /// <returns>False when no solution keeps them all.</returns>
    public bool Repair()
    {
        var wanted = new List<(int Variable, double Low, double High)>();
        foreach (var variable in _basic.Take(_rows))
        {
            if (
                _value[variable] >= _low[variable] - Tolerance(_low[variable])
                && _value[variable] <= _high[variable] + Tolerance(_high[variable])
            )
                continue;
            wanted.Add((variable, _low[variable], _high[variable]));
            Bound(variable, double.NegativeInfinity, double.PositiveInfinity);
        }
        foreach (var (variable, low, high) in wanted)
        {
            var (sign, goal) = _value[variable] < low ? (1, low) : (-1, high);
            if (_value[variable] < low || _value[variable] > high)
            {
                var reached = Push(variable, sign, goal);
                if (sign * (goal - reached) > 100 * Tolerance(goal))
                    return false;
            }
            Bound(variable, low, high);
        }
        return true;
    }

    /// <summary>Pushes a variable up (sign 1) or down (-1) until it is at the goal or can go no further.</summary>
    /// <returns>Where it is then; infinite when nothing stops it.</returns>
    public double Push(int variable, int sign, double goal)
    {
        // What earlier pushes left of rounding goes no further.
        Refresh();
        var stalls = 0;
        while (sign * (goal - _value[variable]) > Tolerance(goal))
        {
            var (column, way) = Entering(variable, sign, stalls > StallsBeforeBland);
            if (column < 0)
                break;
            var (step, row) = Furthest(column, way, variable, sign, goal, stalls > StallsBeforeBland);
            if (double.IsPositiveInfinity(step))
                return sign * double.PositiveInfinity;
            Move(column, way * step, row);
            stalls = step > Tolerance(0) ? 0 : stalls + 1;
        }
        return _value[variable];
    }

    /// <summary>
    /// Why a variable goes no further: it is the sum of these multiples of the others, rows among them, and none of the
    /// others can give more. Only for a variable on the basis.
    /// </summary>
    public IEnumerable<(int Variable, double Multiple)> Reasons(int variable)
    {
        if (_rowOf[variable] is var row && row < 0)
            yield break;
        for (var column = 0; column < _width; column++)
            if (_table[row][column] != 0)
                yield return (_loose[column], _table[row][column]);
    }

    private static double Tolerance(double near) => double.IsFinite(near) ? 1e-9 * (1 + Math.Abs(near)) : 1e-9;

    private (int Column, int Way) Entering(int variable, int sign, bool bland)
    {
        if (_rowOf[variable] < 0)
            return CanMove(variable, sign) ? (_columnOf[variable], sign) : (-1, 0);
        var row = _table[_rowOf[variable]];
        if (_prices is not null && !bland)
            return Cheapest(row, sign);
        var (best, most, way) = (-1, PivotLeast, 0);
        for (var column = 0; column < _width; column++)
        {
            var gain = sign * row[column];
            if (Math.Abs(gain) <= (bland ? PivotLeast : most) || !CanMove(_loose[column], Math.Sign(gain)))
                continue;
            if (bland && best >= 0 && _loose[column] > _loose[best])
                continue;
            (best, most, way) = (column, Math.Abs(gain), Math.Sign(gain));
        }
        return (best, way);
    }

    /// <summary>The way that moves most for the price of the variables it moves.</summary>
    private (int Column, int Way) Cheapest(double[] row, int sign)
    {
        var (best, most, way) = (-1, 0.0, 0);
        for (var column = 0; column < _width; column++)
        {
            var gain = sign * row[column];
            if (Math.Abs(gain) <= PivotLeast || !CanMove(_loose[column], Math.Sign(gain)))
                continue;
            var price = 1e-3 + _prices![_loose[column]];
            for (var r = 0; r < _rows; r++)
                if (_table[r][column] != 0 && _basic[r] < _columns)
                    price += _prices[_basic[r]];
            if (Math.Abs(gain) / price > most)
                (best, most, way) = (column, Math.Abs(gain) / price, Math.Sign(gain));
        }
        return (best, way);
    }

    private bool CanMove(int variable, int way) =>
        way > 0
            ? _value[variable] < _high[variable] - Tolerance(_high[variable])
            : _value[variable] > _low[variable] + Tolerance(_low[variable]);

    /// <summary>How far the entering variable can go, and the row that stops it; -1 when it is stopped by its own bound or the goal.</summary>
    private (double Step, int Row) Furthest(int column, int way, int pushed, int sign, double goal, bool bland)
    {
        var entering = _loose[column];
        var own = way > 0 ? _high[entering] : _low[entering];
        if (entering == pushed && sign * (goal - own) < 0)
            own = goal;
        var (step, stop, size) = (Math.Abs(own - _value[entering]), -1, 0.0);
        for (var row = 0; row < _rows; row++)
        {
            var rate = way * _table[row][column];
            if (Math.Abs(rate) < PivotLeast)
                continue;
            var variable = _basic[row];
            var bound = rate > 0 ? _high[variable] : _low[variable];
            var atGoal = variable == pushed && sign * (goal - bound) < 0;
            if (atGoal)
                bound = goal;
            var room = Math.Max(0, (bound - _value[variable]) / rate);
            var tie = double.IsFinite(step) && Math.Abs(room - step) <= 1e-10 * (1 + step);
            if (tie ? stop >= 0 && !atGoal && (bland ? variable < _basic[stop] : Math.Abs(rate) > size) : room < step)
                (step, stop, size) = (Math.Min(step, room), atGoal ? -1 : row, Math.Abs(rate));
        }
        return (step, stop);
    }

    private void Move(int column, double by, int row)
    {
        var entering = _loose[column];
        if (by != 0)
        {
            for (var r = 0; r < _rows; r++)
                _value[_basic[r]] += by * _table[r][column];
            _value[entering] += by;
        }
        if (row < 0)
        {
            Snap(entering);
            return;
        }
        var leaving = _basic[row];
        Snap(leaving);
        Pivot(row, column);
    }

    /// <summary>A variable as good as at its bound is at its bound.</summary>
    private void Snap(int variable)
    {
        if (Math.Abs(_value[variable] - _low[variable]) <= 10 * Tolerance(_low[variable]))
            _value[variable] = _low[variable];
        else if (Math.Abs(_value[variable] - _high[variable]) <= 10 * Tolerance(_high[variable]))
            _value[variable] = _high[variable];
    }

    private void Refresh()
    {
        for (var row = 0; row < _rows; row++)
        {
            var (sum, entries) = (0.0, _table[row]);
            for (var column = 0; column < _width; column++)
                if (entries[column] != 0)
                    sum += entries[column] * _value[_loose[column]];
            _value[_basic[row]] = sum;
        }
    }

    private void Pivot(int row, int column)
    {
        var pivotRow = _table[row];
        var inverse = 1 / pivotRow[column];
        var filled = 0;
        for (var c = 0; c < _width; c++)
        {
            if (pivotRow[c] == 0)
                continue;
            pivotRow[c] = c == column ? inverse : -pivotRow[c] * inverse;
            if (c != column)
                _filled[filled++] = c;
        }
        for (var r = 0; r < _rows; r++)
        {
            var entries = _table[r];
            if (r == row || entries[column] is var factor && factor == 0)
                continue;
            for (var i = 0; i < filled; i++)
            {
                var c = _filled[i];
                var entry = entries[c] + factor * pivotRow[c];
                entries[c] = Math.Abs(entry) < Nothing ? 0 : entry;
            }
            entries[column] = factor * inverse;
        }
        var (entering, leaving) = (_loose[column], _basic[row]);
        (_loose[column], _basic[row]) = (leaving, entering);
        (_rowOf[entering], _columnOf[entering]) = (row, -1);
        (_rowOf[leaving], _columnOf[leaving]) = (-1, column);
    }

    private void Drop(int column)
    {
        var last = --_width;
        for (var row = 0; row < _rows; row++)
            (_table[row][column], _table[row][last]) = (_table[row][last], _table[row][column]);
        (_loose[column], _loose[last]) = (_loose[last], _loose[column]);
        (_columnOf[_loose[column]], _columnOf[_loose[last]]) = (column, last);
    }
}
