namespace Candour.Methods.Optimisation;

internal sealed partial class Simplex
{
    /// <summary>After so many steps that moved nothing, the first variable that may enter enters: no basis comes twice (Bland).</summary>
    private const int Standstill = 400;

    private Outcome Primal(long steps, Func<long, bool>? over)
    {
        var (begun, still) = (Steps, 0);
        Array.Fill(_devex, 1);
        while (true)
        {
            if (_factors.IsStale)
                Refactor();
            var taken = Steps - begun;
            if (taken >= steps || (taken & 31) == 31 && over?.Invoke(Steps) == true)
                return Outcome.CutShort;
            var entering = still > Standstill ? FirstToEnter() : BestToEnter();
            if (entering < 0)
                return Outcome.Best;
            Down(entering);
            var up = _place[entering] == Place.Lower || _place[entering] == Place.Free && _reduced[entering] < 0;
            var (position, by) = Reach(entering, up ? 1 : -1, still > Standstill);
            if (double.IsInfinity(by))
                return Outcome.NoLeast;
            still = by > 1e-9 ? 0 : still + 1;
            Move(entering, up ? by : -by);
            if (position < 0)
            {
                _place[entering] = up ? Place.Upper : Place.Lower;
                _value[entering] = up ? _upper[entering] : _lower[entering];
                Steps++;
                continue;
            }
            var leaving = _head[position];
            var toLower = (up ? _column[position] : -_column[position]) > 0;
            Across(position);
            var ratio = _reduced[entering] / _column[position];
            var weight = _devex[entering];
            for (var t = 0; t < _touchedCount; t++)
            {
                var j = _touched[t];
                _reduced[j] -= ratio * _alpha[j];
                var share = _alpha[j] / _column[position];
                _devex[j] = Math.Max(_devex[j], share * share * weight);
            }
            _reduced[entering] = 0;
            _reduced[leaving] = -ratio;
            _devex[leaving] = Math.Max(1, weight / (_column[position] * _column[position]));
            _edge[position] = 1;
            Exchange(
                position,
                entering,
                toLower && double.IsFinite(_lower[leaving]) || !double.IsFinite(_upper[leaving]) ? Place.Lower : Place.Upper
            );
        }
    }

    private int BestToEnter()
    {
        var (best, most) = (-1, 0.0);
        for (var v = 0; v < _n + _m; v++)
        {
            var wrong = Wrong(v);
            if (wrong > Optimal && wrong * wrong > most * _devex[v])
                (best, most) = (v, wrong * wrong / _devex[v]);
        }
        return best;
    }

    private int FirstToEnter()
    {
        for (var v = 0; v < _n + _m; v++)
        {
            if (Wrong(v) > Optimal)
                return v;
        }
        return -1;
    }

    /// <summary>How far a variable can go, and which of the basis stops it (-1: its own other end). Harris: two passes.</summary>
    private (int Position, double By) Reach(int entering, int direction, bool first)
    {
        var own = _upper[entering] - _lower[entering];
        var reach = double.PositiveInfinity;
        for (var i = 0; i < _m; i++)
        {
            var a = direction * _column[i];
            if (Math.Abs(a) >= Pivot)
                reach = Math.Min(reach, (Room(i, a) + (first ? 0 : Feasible)) / Math.Abs(a));
        }
        if (own <= reach)
            return (-1, own);
        var (position, size, by) = (-1, 0.0, 0.0);
        for (var i = 0; i < _m; i++)
        {
            var a = direction * _column[i];
            if (Math.Abs(a) < Pivot || Room(i, a) / Math.Abs(a) > reach)
                continue;
            var better = first ? position < 0 || _head[i] < _head[position] : Math.Abs(a) > size;
            if (better)
                (position, size, by) = (i, Math.Abs(a), Room(i, a) / Math.Abs(a));
        }
        return position < 0 ? (-1, double.PositiveInfinity) : (position, Math.Max(0, by));
    }

    private double Room(int position, double a)
    {
        var v = _head[position];
        return a > 0 ? _value[v] - _lower[v] : _upper[v] - _value[v];
    }

    private void Move(int entering, double by)
    {
        if (by == 0)
            return;
        for (var i = 0; i < _m; i++)
        {
            if (_column[i] != 0)
                _value[_head[i]] -= by * _column[i];
        }
        _value[entering] += by;
    }
}
