namespace Candour.Methods.Optimisation;

internal sealed partial class Simplex
{
    private int[] _candidates = [];
    private readonly List<int> _flips = [];

    private Outcome Dual(long steps, double cutoff, Func<long, bool>? over)
    {
        var begun = Steps;
        while (true)
        {
            if (_factors.IsStale)
            {
                Refactor();
                MakeDualFeasible();
            }
            var taken = Steps - begun;
            if (taken >= steps || (taken & 31) == 31 && over?.Invoke(Steps) == true)
                return Outcome.CutShort;
            if ((taken & 7) == 7 && double.IsFinite(cutoff) && DualObjective() > cutoff)
            {
                Refactor();
                return Outcome.NothingFits;
            }
            var position = Leaving();
            if (position < 0)
                return Outcome.Best;
            var leaving = _head[position];
            var above = _value[leaving] > _upper[leaving];
            Across(position);
            var entering = Entering(above ? 1 : -1, above ? _value[leaving] - _upper[leaving] : _lower[leaving] - _value[leaving]);
            if (entering < 0)
                return Outcome.NothingFits;
            Down(entering);
            if (Math.Abs(_column[position] - _alpha[entering]) > 1e-7 * (1 + Math.Abs(_column[position])) && _factors.Exchanges > 0)
            {
                Refactor();
                MakeDualFeasible();
                Array.Fill(_edge, 1);
                continue;
            }
            if (_flips.Count > 0)
                Flip();
            Step(position, entering, above);
        }
    }

    private int Leaving()
    {
        var (best, most) = (-1, 0.0);
        for (var i = 0; i < _m; i++)
        {
            var v = _head[i];
            var out1 = Math.Max(_lower[v] - _value[v], _value[v] - _upper[v]);
            if (out1 <= Feasible)
                continue;
            var score = out1 * out1 / _edge[i];
            if (score > most)
                (best, most) = (i, score);
        }
        return best;
    }

    /// <summary>
    /// The variable whose reduced cost reaches nought first as the leaving one goes to its end, save that boxed ones before it
    /// are flipped to their other end for as long as the leaving one is still beyond its own.
    /// </summary>
    private int Entering(int sign, double beyond)
    {
        if (_candidates.Length < _touched.Length)
            _candidates = new int[_touched.Length];
        var count = 0;
        _flips.Clear();
        for (var t = 0; t < _touchedCount; t++)
        {
            var j = _touched[t];
            var a = sign * _alpha[j];
            if (Math.Abs(a) < Pivot || _lower[j] == _upper[j])
                continue;
            if (_place[j] == Place.Free || (_place[j] == Place.Lower ? a > 0 : a < 0))
                _candidates[count++] = j;
        }
        while (count > 0)
        {
            var reach = double.PositiveInfinity;
            foreach (var j in _candidates.AsSpan(0, count))
                reach = Math.Min(reach, (Math.Abs(_reduced[j]) + Optimal) / Math.Abs(_alpha[j]));
            var (best, size, room, kept) = (-1, 0.0, 0.0, 0);
            var group = _flips.Count;
            foreach (var j in _candidates.AsSpan(0, count))
            {
                var a = Math.Abs(_alpha[j]);
                if (Math.Max(0, Math.Abs(_reduced[j])) / a > reach)
                {
                    _candidates[kept++] = j;
                    continue;
                }
                _flips.Add(j);
                room += a * (_upper[j] - _lower[j]);
                if (a > size || a == size && j < best)
                    (best, size) = (j, a);
            }
            if (!(room < beyond - Feasible))
            {
                _flips.RemoveRange(group, _flips.Count - group);
                return best;
            }
            beyond -= room;
            count = kept;
        }
        return -1;
    }

    private void Flip()
    {
        Array.Clear(_byRow);
        foreach (var j in _flips)
        {
            var up = _place[j] == Place.Lower;
            var by = up ? _upper[j] - _lower[j] : _lower[j] - _upper[j];
            _place[j] = up ? Place.Upper : Place.Lower;
            _value[j] = up ? _upper[j] : _lower[j];
            if (j < _n)
                _table.AddTimes(j, by, _byRow);
            else
                _byRow[j - _n] -= by;
        }
        _factors.Forward(_byRow, _byPosition);
        for (var i = 0; i < _m; i++)
            _value[_head[i]] -= _byPosition[i];
    }

    private void Step(int position, int entering, bool above)
    {
        var leaving = _head[position];
        var theta = _reduced[entering] / _alpha[entering];
        if (above ? theta < 0 : theta > 0)
        {
            Shift(entering, -_reduced[entering]);
            theta = 0;
        }
        for (var t = 0; t < _touchedCount; t++)
        {
            var j = _touched[t];
            _reduced[j] -= theta * _alpha[j];
            if (j != entering && Wrong(j) > 0)
                Shift(j, -_reduced[j]);
        }
        _reduced[entering] = 0;
        _reduced[leaving] = -theta;

        var end = above ? _upper[leaving] : _lower[leaving];
        var by = (_value[leaving] - end) / _column[position];
        for (var i = 0; i < _m; i++)
        {
            if (_column[i] != 0)
                _value[_head[i]] -= by * _column[i];
        }
        _value[entering] += by;

        var square = 0.0;
        for (var i = 0; i < _m; i++)
            square += _rho[i] * _rho[i];
        Array.Copy(_rho, _byRow, _m);
        _factors.Forward(_byRow, _tau);
        var pivot = _column[position];
        for (var i = 0; i < _m; i++)
        {
            if (i == position || _column[i] == 0)
                continue;
            var ratio = _column[i] / pivot;
            _edge[i] = Math.Max(_edge[i] - 2 * ratio * _tau[i] + ratio * ratio * square, 1e-4);
        }
        _edge[position] = Math.Max(square / (pivot * pivot), 1e-4);
        Exchange(position, entering, above ? Place.Upper : Place.Lower);
    }

    public double DualObjective()
    {
        var sum = 0.0;
        for (var v = 0; v < _n + _m; v++)
            sum += _place[v] == Place.Basic || _reduced[v] == 0 ? 0 : _reduced[v] * _value[v];
        return sum;
    }
}
