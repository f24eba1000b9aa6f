namespace Candour.Methods.Optimisation;

internal sealed partial class Simplex
{
    private double[] _rowPrice = [];
    private long _counted;

    /// <summary>Takes the basis to the least cost.</summary>
    /// <param name="steps">The most steps to take.</param>
    /// <param name="cutoff">Above this the cost is of no interest: dual steps end as soon as it must be.</param>
    /// <param name="over">Asked now and then whether to stop.</param>
    public Outcome Solve(long steps, double cutoff = double.PositiveInfinity, Func<long, bool>? over = null)
    {
        var begun = Steps;
        Array.Copy(_cost, _paid, _cost.Length);
        _shifted = false;
        Renew(_factored && !_factors.IsStale);
        for (var round = 0; ; round++)
        {
            var left = steps - (Steps - begun);
            if (left <= 0 && round > 0)
                return Outcome.CutShort;
            Outcome outcome;
            if (round > 0 && PrimalInfeasibility() <= Feasible || round == 0 && PrimalInfeasibility() <= Feasible && !IsDualFeasible())
            {
                outcome = Primal(left, over);
            }
            else
            {
                MakeDualFeasible();
                outcome = Dual(left, cutoff, over);
            }
            if (outcome == Outcome.NothingFits && _factors.Exchanges > 0 && round < 3)
            {
                Refactor();
                continue;
            }
            if (outcome != Outcome.Best)
                return outcome;
            if (_shifted)
            {
                Array.Copy(_cost, _paid, _cost.Length);
                _shifted = false;
            }
            Renew(_factors.Exchanges < 50);
            if (PrimalInfeasibility() <= 10 * Feasible && IsDualFeasible() || round >= 8)
                return Outcome.Best;
        }
    }

    private void Renew(bool keepFactors)
    {
        if (keepFactors)
        {
            Settle();
            Reprice();
        }
        else
        {
            Refactor();
        }
    }

    /// <summary>Asks a search's count of steps whether to go on, and brings it up to date first.</summary>
    public Func<long, bool> Within(Work work) =>
        _ =>
        {
            Count(work);
            return work.Over();
        };

    public void Count(Work work)
    {
        work.Spend(Steps - _counted);
        _counted = Steps;
    }

    private double PrimalInfeasibility()
    {
        var most = 0.0;
        foreach (var v in _head)
            most = Math.Max(most, Math.Max(_lower[v] - _value[v], _value[v] - _upper[v]));
        return most;
    }

    private bool IsDualFeasible()
    {
        for (var v = 0; v < _n + _m; v++)
        {
            if (Wrong(v) > Optimal)
                return false;
        }
        return true;
    }

    /// <summary>By how much the reduced cost of a variable that is not in the basis has the wrong sign.</summary>
    private double Wrong(int v) =>
        _place[v] switch
        {
            Place.Basic => 0,
            _ when _lower[v] == _upper[v] => 0,
            Place.Lower => -_reduced[v],
            Place.Upper => _reduced[v],
            _ => Math.Abs(_reduced[v]),
        };

    /// <summary>Boxed variables go to the end their reduced cost asks for; of others the cost is shifted.</summary>
    private void MakeDualFeasible()
    {
        var moved = false;
        for (var v = 0; v < _n + _m; v++)
        {
            if (Wrong(v) <= 0)
                continue;
            var other = _place[v] == Place.Lower ? Place.Upper : Place.Lower;
            if (_place[v] != Place.Free && double.IsFinite(other == Place.Upper ? _upper[v] : _lower[v]))
            {
                if (Wrong(v) <= Optimal)
                    continue;
                (_place[v], moved) = (other, true);
            }
            else
            {
                Shift(v, -_reduced[v]);
            }
        }
        if (moved)
            Settle();
    }

    private void Shift(int v, double by)
    {
        _paid[v] += by;
        _reduced[v] += by;
        _shifted = true;
    }

    private void Refactor()
    {
        for (var attempt = 0; ; attempt++)
        {
            var starts = new int[_m + 1];
            for (var i = 0; i < _m; i++)
                starts[i + 1] = starts[i] + (_head[i] < _n ? _table.RowsOf(_head[i]).Length : 1);
            var (rows, values) = (new int[starts[_m]], new double[starts[_m]]);
            for (var i = 0; i < _m; i++)
            {
                if (_head[i] < _n)
                {
                    _table.RowsOf(_head[i]).CopyTo(rows.AsSpan(starts[i]));
                    _table.ValuesOf(_head[i]).CopyTo(values.AsSpan(starts[i]));
                }
                else
                {
                    (rows[starts[i]], values[starts[i]]) = (_head[i] - _n, -1);
                }
            }
            var dependent = _factors.Factor(starts, rows, values);
            if (dependent.Count == 0)
                break;
            if (attempt > 5)
                throw new InvalidOperationException("A basis of logical variables has an inverse.");
            foreach (var (position, row) in dependent)
            {
                var leaving = _head[position];
                (_at[leaving], _place[leaving]) = (-1, Resting(leaving));
                Seat(position, _n + row);
                _edge[position] = 1;
            }
        }
        _factored = true;
        Settle();
        Reprice();
    }

    /// <summary>The values of the basis, from those of the rest.</summary>
    private void Settle()
    {
        Array.Clear(_byRow);
        for (var v = 0; v < _n + _m; v++)
        {
            if (_place[v] == Place.Basic)
                continue;
            _value[v] = _place[v] switch
            {
                Place.Lower => _lower[v],
                Place.Upper => _upper[v],
                _ => 0,
            };
            if (_value[v] == 0)
                continue;
            if (v < _n)
                _table.AddTimes(v, -_value[v], _byRow);
            else
                _byRow[v - _n] += _value[v];
        }
        _factors.Forward(_byRow, _byPosition);
        for (var i = 0; i < _m; i++)
            _value[_head[i]] = _byPosition[i];
    }

    private void Reprice()
    {
        for (var i = 0; i < _m; i++)
            _byPosition[i] = _paid[_head[i]];
        _factors.Backward(_byPosition, _rowPrice);
        for (var j = 0; j < _n; j++)
            _reduced[j] = _place[j] == Place.Basic ? 0 : _paid[j] - _table.Dot(j, _rowPrice);
        for (var i = 0; i < _m; i++)
            _reduced[_n + i] = _place[_n + i] == Place.Basic ? 0 : _paid[_n + i] + _rowPrice[i];
    }

    /// <summary>The row of the table at a position of the basis: of the inverse into rho, and times every column into alpha.</summary>
    private void Across(int position)
    {
        Array.Clear(_byPosition);
        _byPosition[position] = 1;
        _factors.Backward(_byPosition, _rho);
        for (var t = 0; t < _touchedCount; t++)
            (_alpha[_touched[t]], _isTouched[_touched[t]]) = (0, false);
        _touchedCount = 0;
        for (var i = 0; i < _m; i++)
        {
            var r = _rho[i];
            if (Math.Abs(r) < 1e-14)
                continue;
            var columns = _table.ColumnsOf(i);
            var values = _table.AlongRow(i);
            for (var e = 0; e < columns.Length; e++)
            {
                var j = columns[e];
                if (_place[j] == Place.Basic)
                    continue;
                if (!_isTouched[j])
                {
                    _isTouched[j] = true;
                    _touched[_touchedCount++] = j;
                }
                _alpha[j] += r * values[e];
            }
            if (_place[_n + i] != Place.Basic)
            {
                _alpha[_n + i] = -r;
                _isTouched[_n + i] = true;
                _touched[_touchedCount++] = _n + i;
            }
        }
    }

    /// <summary>The column of a variable in terms of the basis.</summary>
    private void Down(int variable)
    {
        Array.Clear(_byRow);
        if (variable < _n)
            _table.AddTimes(variable, 1, _byRow);
        else
            _byRow[variable - _n] = -1;
        _factors.Forward(_byRow, _column);
    }

    private void Exchange(int position, int entering, Place leavingTo)
    {
        var leaving = _head[position];
        _factors.Exchange(position, _column);
        (_at[leaving], _place[leaving]) = (-1, leavingTo);
        _value[leaving] = leavingTo == Place.Upper ? _upper[leaving] : _lower[leaving];
        Seat(position, entering);
        Steps++;
    }
}
