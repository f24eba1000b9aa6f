namespace Candour.Methods.Optimisation;

/// <summary>Where a variable of a basis stands.</summary>
internal enum Place : byte
{
    Basic,
    Lower,
    Upper,
    Free,
}

/// <summary>
/// The bounded simplex method on a programme that may grow: dual steps after a change of ends or a new row, primal steps
/// after a change of costs or a new column, each from the basis that stands.
/// </summary>
/// <remarks>
/// Every row i has a logical variable n + i that equals the sum of its terms, so a basis is a choice of columns of [A | -I]
/// and the right hand side is nought. Dual steps: steepest edge with flips of boxed variables (Forrest and Goldfarb 1992;
/// Maros 2003); primal steps: devex (Harris 1973). Costs are shifted by as little as keeps a basis dual feasible and put
/// back at the end, after which primal steps mend what that leaves.
/// </remarks>
internal sealed partial class Simplex
{
    public const double Feasible = 1e-7;
    public const double Optimal = 1e-7;
    private const double Pivot = 1e-9;

    private int _n;
    private int _m;
    private SparseTable _table;
    private double[] _cost;
    private double[] _paid;
    private double[] _lower;
    private double[] _upper;
    private double[] _value;
    private double[] _reduced;
    private Place[] _place;
    private int[] _head;
    private int[] _at;
    private double[] _edge;
    private double[] _devex;
    private LuFactors _factors = new(0);
    private bool _factored;
    private bool _shifted;
    private double[] _byRow = [];
    private double[] _byPosition = [];
    private double[] _rho = [];
    private double[] _column = [];
    private double[] _tau = [];
    private double[] _alpha = [];
    private bool[] _isTouched = [];
    private int[] _touched = [];
    private int _touchedCount;

    public Simplex(Programme programme)
    {
        (_n, _m) = (programme.Variables.Count, programme.Rows.Count);
        _table = new SparseTable(_n, programme.Rows);
        _cost = [.. programme.Variables.Select(v => v.Cost), .. new double[_m]];
        _paid = [.. _cost];
        _lower = [.. programme.Variables.Select(v => v.Lower), .. programme.Rows.Select(r => r.Lower)];
        _upper = [.. programme.Variables.Select(v => v.Upper), .. programme.Rows.Select(r => r.Upper)];
        _value = new double[_n + _m];
        _reduced = new double[_n + _m];
        _place = new Place[_n + _m];
        _at = new int[_n + _m];
        _head = new int[_m];
        _edge = new double[_m];
        _devex = new double[_n + _m];
        Array.Fill(_edge, 1);
        for (var j = 0; j < _n; j++)
            _place[j] = Resting(j);
        for (var i = 0; i < _m; i++)
            Seat(i, _n + i);
        Array.Fill(_at, -1, 0, _n);
        MakeRoom();
    }

    public int Variables => _n;

    public int Rows => _m;

    public long Steps { get; private set; }

    public double Cost(int variable) => _cost[variable];

    public double Lower(int variable) => _lower[variable];

    public double Upper(int variable) => _upper[variable];

    public double Value(int variable) => _value[variable];

    public double Reduced(int variable) => _reduced[variable];

    /// <summary>What one more of a row's right hand side would cost: the price of its row.</summary>
    public double Price(int row) => _reduced[_n + row];

    public Place[] Basis => [.. _place];

    /// <summary>New ends of a variable (or, from n on, of a row).</summary>
    public void Bound(int variable, double lower, double upper)
    {
        (_lower[variable], _upper[variable]) = (lower, upper);
        if (_place[variable] == Place.Basic)
            return;
        _place[variable] =
            _place[variable] == Place.Lower && double.IsFinite(lower) ? Place.Lower
            : _place[variable] == Place.Upper && double.IsFinite(upper) ? Place.Upper
            : Resting(variable);
    }

    public void SetCost(int variable, double cost) => _cost[variable] = cost;

    /// <summary>The basis that stood when its places were taken; rows added since stand in it themselves.</summary>
    public void Restore(Place[] basis)
    {
        var next = 0;
        for (var v = 0; v < _n + _m; v++)
        {
            _at[v] = -1;
            var place = v < basis.Length ? basis[v] : Place.Basic;
            if (place == Place.Basic && next < _m)
            {
                Seat(next++, v);
                continue;
            }
            _place[v] =
                place == Place.Lower && double.IsFinite(_lower[v]) ? Place.Lower
                : place == Place.Upper && double.IsFinite(_upper[v]) ? Place.Upper
                : Resting(v);
        }
        for (var i = _n; i < _n + _m && next < _m; i++)
        {
            if (_place[i] != Place.Basic)
                Seat(next++, i);
        }
        Array.Fill(_edge, 1);
        _factored = false;
    }

    public void AddRows(IReadOnlyList<Row> rows)
    {
        var old = _m;
        _table = _table.WithRows(rows);
        _m += rows.Count;
        Grow(_n + _m);
        Array.Resize(ref _head, _m);
        Array.Resize(ref _edge, _m);
        for (var i = old; i < _m; i++)
        {
            (_lower[_n + i], _upper[_n + i]) = (rows[i - old].Lower, rows[i - old].Upper);
            (_cost[_n + i], _paid[_n + i]) = (0, 0);
            Seat(i, _n + i);
            _edge[i] = 1;
        }
        MakeRoom();
    }

    /// <summary>New columns, each with its terms by row. They rest at an end, and the basis stays as it is.</summary>
    public void AddColumns(IReadOnlyList<(Variable Variable, IReadOnlyList<(int Row, double Factor)> Terms)> columns)
    {
        var (old, added) = (_n, columns.Count);
        _table = _table.WithColumns([.. columns.Select(c => c.Terms)]);
        _n += added;
        Grow(_n + _m);
        foreach (var array in new[] { _cost, _paid, _lower, _upper, _value, _reduced })
            Array.Copy(array, old, array, _n, _m);
        Array.Copy(_place, old, _place, _n, _m);
        Array.Copy(_at, old, _at, _n, _m);
        for (var j = old; j < _n; j++)
        {
            var v = columns[j - old].Variable;
            (_cost[j], _paid[j], _lower[j], _upper[j], _at[j]) = (v.Cost, v.Cost, v.Lower, v.Upper, -1);
            _place[j] = Resting(j);
        }
        for (var i = 0; i < _m; i++)
        {
            if (_head[i] >= old)
                _head[i] += added;
        }
        MakeRoom();
    }

    /// <summary>
    /// What every choice within the ends costs at least, from the prices that stand: true whatever rounding did to them,
    /// up to the rounding of one sum.
    /// </summary>
    public double SafeBound()
    {
        var sum = 0.0;
        for (var v = 0; v < _n + _m; v++)
        {
            var d = v < _n ? _cost[v] - _table.Dot(v, _rowPrice) : _rowPrice[v - _n];
            if (Math.Abs(d) < 1e-11)
                continue;
            var end = d > 0 ? _lower[v] : _upper[v];
            if (double.IsInfinity(end))
            {
                if (Math.Abs(d) > Optimal)
                    return double.NegativeInfinity;
                continue;
            }
            sum += d * end;
        }
        return sum;
    }

    public double Objective()
    {
        var sum = 0.0;
        for (var j = 0; j < _n; j++)
            sum += _cost[j] * _value[j];
        return sum;
    }

    private Place Resting(int v) =>
        double.IsFinite(_lower[v]) ? Place.Lower
        : double.IsFinite(_upper[v]) ? Place.Upper
        : Place.Free;

    private void Seat(int position, int variable)
    {
        _head[position] = variable;
        _at[variable] = position;
        _place[variable] = Place.Basic;
    }

    private void Grow(int size)
    {
        foreach (
            var resize in new Action[]
            {
                () => Array.Resize(ref _cost, size),
                () => Array.Resize(ref _paid, size),
                () => Array.Resize(ref _lower, size),
                () => Array.Resize(ref _upper, size),
                () => Array.Resize(ref _value, size),
                () => Array.Resize(ref _reduced, size),
                () => Array.Resize(ref _place, size),
                () => Array.Resize(ref _at, size),
                () => Array.Resize(ref _devex, size),
            }
        )
            resize();
    }

    private void MakeRoom()
    {
        _factored = false;
        if (_byRow.Length != _m)
        {
            _factors = new LuFactors(_m);
            (_byRow, _byPosition, _rho, _column, _tau) = (new double[_m], new double[_m], new double[_m], new double[_m], new double[_m]);
            _rowPrice = new double[_m];
        }
        if (_alpha.Length < _n + _m)
        {
            (_alpha, _isTouched, _touched) = (new double[_n + _m], new bool[_n + _m], new int[_n + _m]);
            _touchedCount = 0;
        }
    }
}
