using Candour.Methods.Numerics;

namespace Candour.Methods.Mixed;

/// <summary>
/// Grades that depend on fixed columns and on crossed effects: η = Σ β x + Σ σ_t v_t, the v independent standard normal. It
/// finds the v that are most likely given β, τ and σ, or the v, β and τ together.
/// </summary>
/// <remarks>
/// Newton's method; each grade touches one level of each term, so its Hessian is sparse, and the term with the most levels is
/// eliminated first. Effects as multiples of their spread keep a spread of nought harmless: Bates et al. (2015), section 2.3.
/// </remarks>
internal sealed class LatentModel
{
    private readonly int[] _grades;
    private readonly double[][] _fixed;
    private readonly int[] _cliques;
    private readonly int[] _slots;
    private readonly int[] _placeOf;
    private readonly int[] _offsets;
    private readonly int _width;
    private readonly bool _joint;
    private readonly SparseFactor _system;
    private readonly double[] _gradient;
    private readonly double[] _coefficients;

    /// <summary>A model.</summary>
    /// <param name="grades">Each grade, from 0.</param>
    /// <param name="columns">The fixed columns, each with a number for each grade.</param>
    /// <param name="levels">Terms: for each grade the level, from 0.</param>
    /// <param name="sizes">How many levels each term has.</param>
    /// <param name="kernel">How grades depend on η.</param>
    /// <param name="joint">Whether β and τ are found together with the effects, rather than held.</param>
    public LatentModel(int[] grades, double[][] columns, int[][] levels, int[] sizes, GradeKernel kernel, bool joint)
    {
        (_grades, _fixed, _joint, Kernel, Sizes) = (grades, columns, joint, kernel, sizes);
        var terms = sizes.Length;
        var order = Enumerable.Range(0, terms).OrderByDescending(t => sizes[t]).ThenBy(t => t).ToArray();
        (_placeOf, _offsets) = (new int[terms], new int[terms]);
        var offset = 0;
        for (var place = 0; place < terms; place++)
        {
            var term = order[place];
            (_placeOf[term], _offsets[term]) = (place, offset);
            offset += sizes[term];
        }
        Effects = offset;
        Beside = columns.Length + kernel.Free;
        _width = terms + (joint ? Beside : 0);
        var size = Effects + (joint ? Beside : 0);
        _cliques = new int[grades.Length * _width];
        for (var i = 0; i < grades.Length; i++)
        for (var a = 0; a < _width; a++)
            _cliques[i * _width + a] = a < terms ? _offsets[order[a]] + levels[order[a]][i] : Effects + a - terms;
        var pattern = SparsePattern.Of(size, _cliques, _width);
        _slots = pattern.Slots(_cliques, _width);
        _system = new SparseFactor(pattern);
        (Point, _gradient) = (new double[size], new double[size]);
        _coefficients = new double[Math.Max(1, _width)];
        (Beta, Threshold, Spread) = (new double[columns.Length], new double[kernel.Thresholds], new double[terms]);
    }

    public GradeKernel Kernel { get; }

    /// <summary>How many grades there are.</summary>
    public int Grades => _grades.Length;

    public int[] Sizes { get; }

    /// <summary>How many effects there are in all.</summary>
    public int Effects { get; }

    /// <summary>How many parameters there are beside effects and spreads: β, then the free τ.</summary>
    public int Beside { get; }

    /// <summary>The effects as multiples of their spread; where joint, then β and the free τ.</summary>
    public double[] Point { get; }

    public double[] Beta { get; }

    public double[] Threshold { get; }

    /// <summary>The standard deviation of each term.</summary>
    public double[] Spread { get; }

    /// <summary>The log-likelihood at the mode.</summary>
    public double LogLikelihood { get; private set; }

    /// <summary>Half the sum of squares of the effects as multiples of their spread.</summary>
    public double Penalty { get; private set; }

    /// <summary>The logarithm of the determinant of the Hessian at the mode, effects as multiples of their spread.</summary>
    public double LogDeterminant => _system.LogDeterminant;

    /// <summary>The greatest element of the gradient at the mode.</summary>
    public double Steepest => _gradient.Length == 0 ? 0 : _gradient.Max(Math.Abs);

    /// <summary>The row of a level of a term.</summary>
    public int Row(int term, int level) => _offsets[term] + level;

    /// <summary>The inverse of the Hessian where it is asked for, and the place of its elements.</summary>
    public (double[] Inverse, SparsePattern Pattern) Inverse() => (_system.Inverse(), _system.Pattern);

    /// <summary>Moves to the mode from where the point is; false where none was reached.</summary>
    public bool FindMode()
    {
        if (Descent.Run(_system, Point, _gradient, Assemble))
            return true;
        // A start that was good for other parameters may be out of reach for these.
        Array.Clear(Point, 0, Effects);
        return Descent.Run(_system, Point, _gradient, Assemble);
    }

    /// <summary>Minus the penalised log-likelihood; its gradient and Hessian are written.</summary>
    private double Assemble()
    {
        var (terms, width, columns, free) = (Sizes.Length, _width, _fixed.Length, Kernel.Free);
        if (_joint)
        {
            Point.AsSpan(Effects, columns).CopyTo(Beta);
            Kernel.Whole(Point.AsSpan(Effects + columns, free)).CopyTo(Threshold, 0);
        }
        Kernel.Set(Threshold);
        var values = _system.Values;
        Array.Clear(values);
        Array.Clear(_gradient);
        var coefficients = _coefficients;
        for (var term = 0; term < terms; term++)
            coefficients[_placeOf[term]] = Spread[term];
        var (log, pairs) = (0.0, width * (width + 1) / 2);
        for (var i = 0; i < _grades.Length; i++)
        {
            var clique = _cliques.AsSpan(i * width, width);
            var slots = _slots.AsSpan(i * pairs, pairs);
            var eta = Predict(i, clique, coefficients);
            Kernel.At(eta, _grades[i], _joint);
            log += Kernel.Log;
            var linear = _joint ? terms + columns : terms;
            for (int a = 0, at = 0; a < linear; a++)
            {
                _gradient[clique[a]] -= Kernel.Slope * coefficients[a];
                var weight = Kernel.Curve * coefficients[a];
                for (var b = 0; b <= a; b++)
                    values[slots[at++]] += weight * coefficients[b];
            }
            if (_joint)
                AddThresholds(clique, slots, linear);
        }
        Penalty = 0;
        for (var row = 0; row < Effects; row++)
        {
            Penalty += 0.5 * Point[row] * Point[row];
            _gradient[row] += Point[row];
            values[_system.DiagonalSlot(row)] += 1;
        }
        LogLikelihood = log;
        return Penalty - log;
    }

    private double Predict(int i, ReadOnlySpan<int> clique, double[] coefficients)
    {
        var (eta, terms) = (0.0, Sizes.Length);
        for (var a = 0; a < terms; a++)
            eta += coefficients[a] * Point[clique[a]];
        for (var c = 0; c < _fixed.Length; c++)
        {
            var x = _fixed[c][i];
            eta += Beta[c] * x;
            if (_joint)
                coefficients[terms + c] = x;
        }
        return eta;
    }

    private void AddThresholds(ReadOnlySpan<int> clique, ReadOnlySpan<int> slots, int linear)
    {
        var (values, all, last) = (_system.Values, Kernel.Thresholds, Kernel.Thresholds - 1);
        var tied = Kernel.Free < all;
        for (var f = 0; f < Kernel.Free; f++)
        {
            var (a, slope) = (linear + f, Kernel.ByFree(Kernel.SlopeByThreshold, f));
            _gradient[clique[a]] -= Kernel.ByFree(Kernel.LogByThreshold, f);
            var at = a * (a + 1) / 2;
            for (var b = 0; b < linear; b++)
                values[slots[at + b]] -= slope * _coefficients[b];
            for (var g = 0; g <= f; g++)
            {
                var between = Kernel.Between[f * all + g];
                if (tied)
                    between += Kernel.Between[last * all + last] - Kernel.Between[f * all + last] - Kernel.Between[g * all + last];
                values[slots[at + linear + g]] += between;
            }
        }
    }

    /// <summary>
    /// The gradient at the mode of the Laplace approximation: by β, by the free τ and by the spreads. The mode moves with
    /// them, which the second solution of the system accounts for.
    /// </summary>
    /// <param name="gradient">Written: β, free τ, spreads.</param>
    public void LaplaceGradient(Span<double> gradient)
    {
        gradient.Clear();
        var (terms, width, pairs) = (Sizes.Length, _width, _width * (_width + 1) / 2);
        var (coefficients, inverse, spreads) = (_coefficients, _system.Inverse(), Beside);
        var (reach, pull) = (new double[_grades.Length], new double[Effects]);
        Span<double> row = stackalloc double[Math.Max(1, width)];
        for (var i = 0; i < _grades.Length; i++)
        {
            var clique = _cliques.AsSpan(i * width, width);
            Kernel.At(Predict(i, clique, coefficients), _grades[i], thresholds: false);
            row.Clear();
            for (int a = 0, at = i * pairs; a < width; a++)
            for (var b = 0; b <= a; b++)
            {
                var element = inverse[_slots[at++]];
                row[a] += element * coefficients[b];
                if (b != a)
                    row[b] += element * coefficients[a];
            }
            var whole = 0.0;
            for (var a = 0; a < width; a++)
                whole += row[a] * coefficients[a];
            reach[i] = whole;
            for (var a = 0; a < width; a++)
                pull[clique[a]] -= 0.5 * Kernel.Bend * whole * coefficients[a];
            for (var term = 0; term < terms; term++)
                gradient[spreads + term] -= Kernel.Curve * row[_placeOf[term]];
        }
        _system.Solve(pull);
        for (var i = 0; i < _grades.Length; i++)
        {
            var clique = _cliques.AsSpan(i * width, width);
            Kernel.At(Predict(i, clique, coefficients), _grades[i], thresholds: true);
            var along = 0.0;
            for (var a = 0; a < width; a++)
                along += coefficients[a] * pull[clique[a]];
            var byEta = Kernel.Slope - 0.5 * Kernel.Bend * reach[i] - Kernel.Curve * along;
            for (var c = 0; c < _fixed.Length; c++)
                gradient[c] += byEta * _fixed[c][i];
            for (var f = 0; f < Kernel.Free; f++)
                gradient[_fixed.Length + f] +=
                    Kernel.ByFree(Kernel.LogByThreshold, f)
                    - 0.5 * reach[i] * Kernel.ByFree(Kernel.CurveByThreshold, f)
                    + along * Kernel.ByFree(Kernel.SlopeByThreshold, f);
            for (var term = 0; term < terms; term++)
            {
                var at = clique[_placeOf[term]];
                gradient[spreads + term] += byEta * Point[at] + Kernel.Slope * pull[at];
            }
        }
    }
}
