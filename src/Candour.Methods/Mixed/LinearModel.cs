using Candour.Methods.Numerics;

namespace Candour.Methods.Mixed;

/// <summary>
/// A linear model with crossed random effects, the residual variance and the fixed part profiled out: what is left is a function of
/// each term's standard deviation as a multiple of the residual's.
/// </summary>
/// <remarks>
/// Penalised least squares: Bates, Mächler, Bolker and Walker (2015), Journal of Statistical Software 67, equations 21 to 42. The
/// gradient follows from the elements of the inverse on the pattern.
/// </remarks>
internal sealed class LinearModel
{
    private readonly double[] _y;
    private readonly double[][] _columns;
    private readonly int[] _sizes;
    private readonly bool _reml;
    private readonly int _width;
    private readonly int[] _order;
    private readonly int[] _placeOf;
    private readonly int[] _cliques;
    private readonly SparseFactor _system;
    private readonly double[] _products;
    private readonly int[] _rowTerm;
    private readonly double[] _right;

    public LinearModel(double[] y, double[][] columns, int[][] levels, int[] sizes, bool reml)
    {
        (_y, _columns, _sizes, _reml) = (y, columns, sizes, reml);
        var terms = sizes.Length;
        _order = [.. Enumerable.Range(0, terms).OrderByDescending(t => sizes[t]).ThenBy(t => t)];
        (_placeOf, Offsets, _width) = (new int[terms], new int[terms], terms + columns.Length);
        foreach (var term in _order)
        {
            _placeOf[term] = Array.IndexOf(_order, term);
            Offsets[term] = Effects;
            Effects += sizes[term];
        }
        _cliques = new int[y.Length * _width];
        for (var i = 0; i < y.Length; i++)
        for (var a = 0; a < _width; a++)
            _cliques[i * _width + a] = a < terms ? Offsets[_order[a]] + levels[_order[a]][i] : Effects + a - terms;
        var pattern = SparsePattern.Of(Effects + columns.Length, _cliques, _width);
        _system = new SparseFactor(pattern);
        _rowTerm = new int[pattern.Size];
        Array.Fill(_rowTerm, -1);
        for (var term = 0; term < terms; term++)
            Array.Fill(_rowTerm, term, Offsets[term], sizes[term]);
        (Solution, _right, _products) = (new double[pattern.Size], new double[pattern.Size], new double[pattern.Length]);
        (Ratios, Residuals) = (new double[terms], new double[y.Length]);
        Products(pattern);
    }

    /// <summary>How many effects there are in all; the fixed part follows them.</summary>
    public int Effects { get; }

    /// <summary>Where each term begins.</summary>
    public int[] Offsets { get; }

    /// <summary>Each term's standard deviation as a multiple of the residual's.</summary>
    public double[] Ratios { get; }

    /// <summary>The effects as multiples of their standard deviation, then the fixed part.</summary>
    public double[] Solution { get; }

    public double[] Residuals { get; }

    /// <summary>The residual variance.</summary>
    public double Variance { get; private set; }

    /// <summary>Minus twice the (restricted) log-likelihood.</summary>
    public double Criterion { get; private set; }

    public double Steepest { get; private set; }

    /// <summary>Finds the ratios of the lowest criterion.</summary>
    public bool Find()
    {
        var point = new double[_sizes.Length];
        Array.Fill(point, 1);
        if (point.Length == 0)
            return double.IsFinite(At(point, point));
        var search = new QuasiNewton(At, point.Length);
        if (!search.Run(point))
            return false;
        for (var t = 0; t < point.Length; t++)
            point[t] = Math.Abs(point[t]);
        Steepest = search.Steepest;
        return double.IsFinite(At(point, new double[point.Length]));
    }

    /// <summary>
    /// The inverse where it is asked for: of the whole system for the fixed part, and of the effects given the fixed part. Both are
    /// still to be multiplied by the residual variance.
    /// </summary>
    public (double[] Fixed, double[] Conditional) Variances()
    {
        var (inverse, schur) = (_system.Inverse(), FixedPrecision());
        var byRow = new double[Effects];
        for (var row = 0; row < Effects; row++)
            byRow[row] = inverse[_system.DiagonalSlot(row)] - Swept(inverse, schur, row, row);
        return ([.. Enumerable.Range(Effects, _columns.Length).Select(r => inverse[_system.DiagonalSlot(r)])], byRow);
    }

    private double At(ReadOnlySpan<double> ratios, Span<double> gradient)
    {
        ratios.CopyTo(Ratios);
        var (pattern, values) = (_system.Pattern, _system.Values);
        for (var j = 0; j < pattern.Sparse; j++)
        for (var p = pattern.Starts[j]; p < pattern.Starts[j + 1]; p++)
            values[p] = _products[p] * Scale(j) * Scale(pattern.Rows[p]);
        for (var i = 0; i < pattern.Tail; i++)
        for (var j = 0; j <= i; j++)
        {
            var slot = pattern.Rows.Length + i * pattern.Tail + j;
            values[slot] = _products[slot] * Scale(pattern.Sparse + i) * Scale(pattern.Sparse + j);
        }
        for (var row = 0; row < Effects; row++)
            values[_system.DiagonalSlot(row)] += 1;
        if (!_system.Factor())
            return double.NaN;
        for (var row = 0; row < Solution.Length; row++)
            Solution[row] = _right[row] * Scale(row);
        _system.Solve(Solution);
        var penalised = Residual();
        var freedom = _y.Length - (_reml ? _columns.Length : 0);
        Variance = penalised / freedom;
        var determinant = _reml ? _system.LogDeterminant : _system.LogDeterminantOf(0, Effects);
        Criterion = determinant + freedom * (1 + Math.Log(2 * Math.PI * Variance));
        Gradient(gradient, freedom / penalised);
        return Criterion;
    }

    /// <summary>The residual sum of squares and the penalty; residuals are written.</summary>
    private double Residual()
    {
        var sum = 0.0;
        for (var i = 0; i < _y.Length; i++)
        {
            var left = _y[i];
            for (var a = 0; a < _width; a++)
            {
                var row = _cliques[i * _width + a];
                left -= a < _order.Length ? Ratios[_order[a]] * Solution[row] : _columns[a - _order.Length][i] * Solution[row];
            }
            Residuals[i] = left;
            sum += left * left;
        }
        for (var row = 0; row < Effects; row++)
            sum += Solution[row] * Solution[row];
        return sum;
    }

    private void Gradient(Span<double> gradient, double weight)
    {
        gradient.Clear();
        if (_sizes.Length == 0)
            return;
        for (var i = 0; i < _y.Length; i++)
        for (var a = 0; a < _order.Length; a++)
            gradient[_order[a]] -= 2 * weight * Residuals[i] * Solution[_cliques[i * _width + a]];
        var (pattern, inverse, schur) = (_system.Pattern, _system.Inverse(), _reml ? null : FixedPrecision());
        for (var j = 0; j < pattern.Sparse; j++)
        for (var p = pattern.Starts[j]; p < pattern.Starts[j + 1]; p++)
            Add(gradient, inverse, schur, pattern.Rows[p], j, p);
        for (var i = 0; i < pattern.Tail; i++)
        for (var j = 0; j <= i; j++)
            Add(gradient, inverse, schur, pattern.Sparse + i, pattern.Sparse + j, pattern.Rows.Length + i * pattern.Tail + j);
    }

    /// <summary>What an element adds to the derivative of the log-determinant.</summary>
    private void Add(Span<double> gradient, double[] inverse, double[]? schur, int row, int column, int slot)
    {
        var product = _products[slot];
        if (product == 0 || schur is not null && (row >= Effects || column >= Effects))
            return;
        var element = inverse[slot] - (schur is null ? 0 : Swept(inverse, schur, row, column));
        if (row != column)
            element *= 2;
        if (_rowTerm[row] >= 0)
            gradient[_rowTerm[row]] += element * product * Scale(column);
        if (_rowTerm[column] >= 0)
            gradient[_rowTerm[column]] += element * product * Scale(row);
    }

    /// <summary>What an element of the inverse owes to the fixed part being estimated.</summary>
    private double Swept(double[] inverse, double[] schur, int row, int column)
    {
        var (p, sum) = (_columns.Length, 0.0);
        for (var a = 0; a < p; a++)
        for (var b = 0; b < p; b++)
            sum += inverse[_system.Pattern.Slot(row, Effects + a)] * schur[a * p + b] * inverse[_system.Pattern.Slot(column, Effects + b)];
        return sum;
    }

    /// <summary>The inverse of the fixed part's block of the inverse.</summary>
    private double[] FixedPrecision()
    {
        var (p, inverse) = (_columns.Length, _system.Inverse());
        var block = new double[p * p];
        for (var a = 0; a < p; a++)
        for (var b = 0; b <= a; b++)
            block[a * p + b] = inverse[_system.Pattern.Slot(Effects + a, Effects + b)];
        var precision = new double[p * p];
        DenseLower.Factor(block, p);
        DenseLower.Inverse(block, p, precision);
        for (var a = 0; a < p; a++)
        for (var b = 0; b < a; b++)
            precision[b * p + a] = precision[a * p + b];
        return precision;
    }

    private double Scale(int row) => _rowTerm[row] < 0 ? 1 : Ratios[_rowTerm[row]];

    /// <summary>The products of all columns with one another and with y, once for all ratios.</summary>
    private void Products(SparsePattern pattern)
    {
        var (slots, pairs) = (pattern.Slots(_cliques, _width), _width * (_width + 1) / 2);
        var row = new double[_width];
        for (var i = 0; i < _y.Length; i++)
        {
            for (var a = 0; a < _width; a++)
                row[a] = a < _order.Length ? 1 : _columns[a - _order.Length][i];
            for (int a = 0, at = i * pairs; a < _width; a++)
            {
                _right[_cliques[i * _width + a]] += row[a] * _y[i];
                for (var b = 0; b <= a; b++)
                    _products[slots[at++]] += row[a] * row[b];
            }
        }
    }
}
