using Candour.Methods.Mixed;
using Candour.Methods.Numerics;

namespace Candour.Methods.Facets;

/// <summary>
/// The many-facet model with every measure a fixed parameter, at its greatest likelihood. One reviewer and one criterion stand
/// at nought while it is sought, which keeps the system sparse; measures and errors are then moved to where they add up to nought.
/// </summary>
internal sealed class JointModel
{
    private const int Linear = 3;

    private readonly FacetRatings _ratings;
    private readonly AdjacentKernel[] _kernels;
    private readonly int _width;
    private readonly int _thresholds;
    private readonly int[] _cliques;
    private readonly int[] _slots;
    private readonly SparseFactor _system;
    private readonly double[] _point;
    private readonly double[] _gradient;

    private double[] _byReviewers = [];
    private double[] _byCriteria = [];

    public JointModel(FacetRatings ratings, bool byCriterion)
    {
        _ratings = ratings;
        _kernels = new AdjacentKernel[byCriterion ? ratings.Criteria.Count : 1];
        for (var set = 0; set < _kernels.Length; set++)
            _kernels[set] = new AdjacentKernel(ratings.Grades);
        var free = _kernels[0].Free;
        _width = Linear + free;
        var (schools, reviewers, criteria) = (ratings.Schools.Count, ratings.Reviewers.Count, ratings.Criteria.Count);
        var schoolsFirst = schools >= reviewers;
        Rows = [new int[schools], new int[reviewers], new int[criteria]];
        for (var s = 0; s < schools; s++)
            Rows[0][s] = schoolsFirst ? s : reviewers - 1 + s;
        for (var r = 0; r < reviewers; r++)
            Rows[1][r] = r == reviewers - 1 ? -1 : r + (schoolsFirst ? schools : 0);
        for (var c = 0; c < criteria; c++)
            Rows[2][c] = c == criteria - 1 ? -1 : schools + reviewers - 1 + c;
        _thresholds = schools + reviewers + criteria - 2;
        Parameters = _thresholds + _kernels.Length * free;

        _cliques = new int[ratings.Count * _width];
        for (var i = 0; i < ratings.Count; i++)
        {
            var clique = _cliques.AsSpan(i * _width, _width);
            (clique[0], clique[1], clique[2]) = (Rows[0][ratings.School[i]], Rows[1][ratings.Reviewer[i]], Rows[2][ratings.Criterion[i]]);
            for (var f = 0; f < free; f++)
                clique[Linear + f] = _thresholds + SetOf(i) * free + f;
        }
        var pattern = SparsePattern.Of(Parameters, _cliques, _width);
        _slots = pattern.Slots(_cliques, _width);
        _system = new SparseFactor(pattern);
        (_point, _gradient) = (new double[Parameters], new double[Parameters]);
        Measures = [new double[schools], new double[reviewers], new double[criteria]];
    }

    /// <summary>How many free parameters there are.</summary>
    public int Parameters { get; }

    /// <summary>The rows of schools, reviewers and criteria; -1 for what stands at nought.</summary>
    private int[][] Rows { get; }

    /// <summary>Measures of schools, reviewers and criteria.</summary>
    public double[][] Measures { get; }

    public double LogLikelihood { get; private set; }

    public double Steepest => _gradient.Max(Math.Abs);

    /// <summary>The thresholds of each set.</summary>
    public double[][] Thresholds =>
        [.. _kernels.Select((kernel, set) => kernel.Whole(_point.AsSpan(_thresholds + set * kernel.Free, kernel.Free)))];

    /// <summary>The kernel of a rating, with its thresholds set.</summary>
    public AdjacentKernel KernelOf(int rating) => _kernels[SetOf(rating)];

    /// <summary>Where a rating lies on the scale.</summary>
    public double Predict(int i) =>
        Measures[0][_ratings.School[i]] - Measures[1][_ratings.Reviewer[i]] - Measures[2][_ratings.Criterion[i]];

    /// <summary>Finds the greatest likelihood; false where there is none within reach.</summary>
    public bool Find()
    {
        var counts = new double[_kernels.Length * _ratings.Grades];
        for (var i = 0; i < _ratings.Count; i++)
            counts[SetOf(i) * _ratings.Grades + _ratings.Grade[i]]++;
        for (var set = 0; set < _kernels.Length; set++)
        {
            var of = counts.AsSpan(set * _ratings.Grades, _ratings.Grades);
            var free = _kernels[0].Free;
            var mean = Math.Log(of[^1] / of[0]) / (of.Length - 1);
            for (var f = 0; f < free; f++)
                _point[_thresholds + set * free + f] = mean - Math.Log(of[f + 1] / of[f]);
        }
        if (!Descent.Run(_system, _point, _gradient, Assemble))
            return false;
        var (byReviewer, byCriterion) = (Measures[1].Average(), Measures[2].Average());
        Shift(Measures[0], byReviewer + byCriterion);
        Shift(Measures[1], byReviewer);
        Shift(Measures[2], byCriterion);
        (_byReviewers, _byCriteria) = (OfMean(Rows[1]), OfMean(Rows[2]));
        return true;
    }

    /// <summary>The variances of the measures of schools, reviewers and criteria, those of each facet adding up to nought.</summary>
    public double[][] Variances()
    {
        var inverse = _system.Inverse();
        var (reviewers, criteria) = (MeanOver(Rows[1], _byReviewers), MeanOver(Rows[2], _byCriteria));
        var both = reviewers + criteria + 2 * MeanOver(Rows[1], _byCriteria);
        double Own(int row) => row < 0 ? 0 : inverse[_system.DiagonalSlot(row)];
        double With(double[] mean, int row) => row < 0 ? 0 : mean[row];
        return
        [
            Array.ConvertAll(Rows[0], row => Own(row) - 2 * (With(_byReviewers, row) + With(_byCriteria, row)) + both),
            Array.ConvertAll(Rows[1], row => Own(row) - 2 * With(_byReviewers, row) + reviewers),
            Array.ConvertAll(Rows[2], row => Own(row) - 2 * With(_byCriteria, row) + criteria),
        ];
    }

    private int SetOf(int rating) => _kernels.Length == 1 ? 0 : _ratings.Criterion[rating];

    /// <summary>Minus the log-likelihood; its gradient and Hessian are written.</summary>
    private double Assemble()
    {
        for (var facet = 0; facet < Linear; facet++)
        for (var id = 0; id < Rows[facet].Length; id++)
            Measures[facet][id] = Rows[facet][id] < 0 ? 0 : _point[Rows[facet][id]];
        var sets = Thresholds;
        for (var set = 0; set < sets.Length; set++)
            _kernels[set].Set(sets[set]);
        var values = _system.Values;
        Array.Clear(values);
        Array.Clear(_gradient);
        var (log, pairs) = (0.0, _width * (_width + 1) / 2);
        for (var i = 0; i < _ratings.Count; i++)
        {
            var kernel = KernelOf(i);
            kernel.At(Predict(i), _ratings.Grade[i], thresholds: true);
            log += kernel.Log;
            var clique = _cliques.AsSpan(i * _width, _width);
            var slots = _slots.AsSpan(i * pairs, pairs);
            for (int a = 0, at = 0; a < Linear; a++)
            {
                if (clique[a] >= 0)
                    _gradient[clique[a]] -= a == 0 ? kernel.Slope : -kernel.Slope;
                for (var b = 0; b <= a; b++, at++)
                    if (slots[at] >= 0)
                        values[slots[at]] += a > 0 && b == 0 ? -kernel.Curve : kernel.Curve;
            }
            AddThresholds(kernel, clique, slots);
        }
        LogLikelihood = log;
        return -log;
    }

    private void AddThresholds(AdjacentKernel kernel, ReadOnlySpan<int> clique, ReadOnlySpan<int> slots)
    {
        var (values, all, last) = (_system.Values, kernel.Thresholds, kernel.Thresholds - 1);
        for (var f = 0; f < kernel.Free; f++)
        {
            var (a, slope) = (Linear + f, kernel.ByFree(kernel.SlopeByThreshold, f));
            _gradient[clique[a]] -= kernel.ByFree(kernel.LogByThreshold, f);
            var at = a * (a + 1) / 2;
            for (var b = 0; b < Linear; b++)
                if (slots[at + b] >= 0)
                    values[slots[at + b]] -= b == 0 ? slope : -slope;
            for (var g = 0; g <= f; g++)
                values[slots[at + Linear + g]] +=
                    kernel.Between[f * all + g]
                    + kernel.Between[last * all + last]
                    - kernel.Between[f * all + last]
                    - kernel.Between[g * all + last];
        }
    }

    /// <summary>The covariance of every row with the mean of these.</summary>
    private double[] OfMean(int[] rows)
    {
        var mean = new double[Parameters];
        foreach (var row in rows)
            if (row >= 0)
                mean[row] = 1.0 / rows.Length;
        _system.Solve(mean);
        return mean;
    }

    private static double MeanOver(int[] rows, double[] values)
    {
        var sum = 0.0;
        foreach (var row in rows)
            sum += row < 0 ? 0 : values[row];
        return sum / rows.Length;
    }

    private static void Shift(double[] measures, double by)
    {
        foreach (ref var measure in measures.AsSpan())
            measure -= by;
    }
}
