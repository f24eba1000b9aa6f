using Candour.Methods.Mixed;
using Candour.Methods.Numerics;

namespace Candour.Methods.Facets;

/// <summary>
/// The many-facet model with schools drawn from a normal distribution and integrated out. One reviewer and one criterion stand at
/// nought while it is sought, as in the joint model.
/// </summary>
/// <remarks>Gradient and Hessian from those of the complete data at each point of the integral: Louis (1982), JRSS B 44.</remarks>
internal sealed class MarginalModel
{
    private const double Reach = 8;
    private const int FewestPoints = 161;
    private const int MostPoints = 4001;

    private readonly FacetRatings _ratings;
    private readonly AdjacentKernel _kernel;
    private readonly int[][] _bySchool;
    private readonly int[] _locals;
    private readonly int[] _cliques;
    private readonly int[] _slots;
    private readonly int _width;
    private readonly int[] _reviewerRows;
    private readonly int[] _criterionRows;
    private readonly SparseFactor _system;
    private readonly double[] _point;
    private readonly double[] _gradient;

    /// <summary>Whether what the unseen schools take from the information is taken off: without it the Hessian is surely positive.</summary>
    private bool _observed;

    public MarginalModel(FacetRatings ratings)
    {
        (_ratings, _kernel) = (ratings, new AdjacentKernel(ratings.Grades));
        var (reviewers, criteria) = (ratings.Reviewers.Count, ratings.Criteria.Count);
        _reviewerRows = [.. Enumerable.Range(0, reviewers).Select(r => r == reviewers - 1 ? -1 : r)];
        _criterionRows = [.. Enumerable.Range(0, criteria).Select(c => c == criteria - 1 ? -1 : reviewers - 1 + c)];
        (MeanRow, SpreadRow) = (reviewers + criteria - 2 + _kernel.Free, reviewers + criteria - 1 + _kernel.Free);
        _bySchool = [.. Enumerable.Range(0, ratings.Count).GroupBy(i => ratings.School[i]).OrderBy(g => g.Key).Select(g => g.ToArray())];
        var rows = Array.ConvertAll(_bySchool, RowsOf);
        _width = rows.Max(r => r.Length);
        _cliques = new int[_bySchool.Length * _width];
        Array.Fill(_cliques, -1);
        _locals = new int[ratings.Count * 2];
        for (var school = 0; school < rows.Length; school++)
        {
            rows[school].CopyTo(_cliques, school * _width);
            foreach (var i in _bySchool[school])
            {
                _locals[2 * i] = Array.IndexOf(rows[school], _reviewerRows[ratings.Reviewer[i]]);
                _locals[2 * i + 1] = Array.IndexOf(rows[school], _criterionRows[ratings.Criterion[i]]);
            }
        }
        var size = SpreadRow + 1;
        var pattern = SparsePattern.Of(size, _cliques, _width);
        _slots = pattern.Slots(_cliques, _width);
        _system = new SparseFactor(pattern);
        (_point, _gradient) = (new double[size], new double[size]);
        (Reviewers, Criteria, Threshold) = (new double[reviewers], new double[criteria], new double[_kernel.Thresholds]);
        (Expected, Deviation) = (new double[rows.Length], new double[rows.Length]);
    }

    private int MeanRow { get; }

    private int SpreadRow { get; }

    public double[] Reviewers { get; }

    public double[] Criteria { get; }

    public double[] Threshold { get; }

    public double Mean { get; private set; }

    public double Spread => Math.Exp(_point[SpreadRow]);

    /// <summary>Of each school the mean and the standard deviation of what its grades leave likely.</summary>
    public double[] Expected { get; }

    public double[] Deviation { get; }

    public double LogLikelihood { get; private set; }

    public double MeanError { get; private set; }

    public double LogSpreadError { get; private set; }

    public double Steepest => _gradient.Max(Math.Abs);

    /// <summary>Finds the greatest likelihood; false where none is reached.</summary>
    public bool Find()
    {
        var counts = new double[_ratings.Grades];
        foreach (var grade in _ratings.Grade)
            counts[grade]++;
        var mean = _point[MeanRow] = Math.Log(counts[^1] / counts[0]) / (counts.Length - 1);
        for (var f = 0; f < _kernel.Free; f++)
            _point[MeanRow - _kernel.Free + f] = mean - Math.Log(counts[f + 1] / counts[f]);
        if (!Climb())
            return false;
        var (byReviewer, byCriterion) = (Reviewers.Average(), Criteria.Average());
        for (var r = 0; r < Reviewers.Length; r++)
            Reviewers[r] -= byReviewer;
        for (var c = 0; c < Criteria.Length; c++)
            Criteria[c] -= byCriterion;
        Mean -= byReviewer + byCriterion;
        for (var school = 0; school < Expected.Length; school++)
            Expected[school] -= byReviewer + byCriterion;
        Errors();
        return true;
    }

    /// <summary>Newton's steps; where the likelihood is not concave, those of the complete data.</summary>
    private bool Climb()
    {
        var (step, from) = (new double[_point.Length], new double[_point.Length]);
        var value = Assemble(observed: true);
        for (var turn = 0; turn < 200 && double.IsFinite(value); turn++)
        {
            if (!_system.Factor())
            {
                if (!_observed)
                    return false;
                value = Assemble(observed: false);
                continue;
            }
            _gradient.CopyTo(step, 0);
            _system.Solve(step);
            _point.CopyTo(from, 0);
            var longest = step.Max(Math.Abs);
            var share = longest > 1 ? 1 / longest : 1;
            while (true)
            {
                for (var i = 0; i < step.Length; i++)
                    _point[i] = from[i] - share * step[i];
                var found = Assemble(observed: true);
                if (found <= value + 1e-10 * (1 + Math.Abs(value)))
                {
                    value = found;
                    break;
                }
                if ((share /= 2) < 1e-8)
                    return false;
            }
            // Schools that do not differ draw the spread to nought, and its logarithm without end.
            if (_point[SpreadRow] < -5 || _point.Max(Math.Abs) > 60)
                return false;
            if (longest < 1e-8)
                return _system.Factor();
        }
        return false;
    }

    private void Errors()
    {
        // The mean is that of schools when reviewers and criteria add up to nought.
        var combined = new double[_point.Length];
        combined[MeanRow] = 1;
        foreach (var rows in (int[][])[_reviewerRows, _criterionRows])
        foreach (var row in rows)
            if (row >= 0)
                combined[row] = -1.0 / rows.Length;
        var solved = combined.ToArray();
        _system.Solve(solved);
        MeanError = Math.Sqrt(DenseLower.Dot(combined, solved));
        Array.Clear(combined);
        combined[SpreadRow] = 1;
        _system.Solve(combined);
        LogSpreadError = Math.Sqrt(combined[SpreadRow]);
    }

    private int[] RowsOf(int[] ratings)
    {
        var rows = ratings
            .SelectMany(i => (int[])[_reviewerRows[_ratings.Reviewer[i]], _criterionRows[_ratings.Criterion[i]]])
            .Where(row => row >= 0)
            .Distinct()
            .Order();
        return [.. rows, .. Enumerable.Range(MeanRow - _kernel.Free, _kernel.Free + 2)];
    }

    /// <summary>Minus the marginal log-likelihood; its gradient and Hessian are written.</summary>
    private double Assemble(bool observed)
    {
        _observed = observed;
        for (var r = 0; r < Reviewers.Length; r++)
            Reviewers[r] = _reviewerRows[r] < 0 ? 0 : _point[_reviewerRows[r]];
        for (var c = 0; c < Criteria.Length; c++)
            Criteria[c] = _criterionRows[c] < 0 ? 0 : _point[_criterionRows[c]];
        Mean = _point[MeanRow];
        _kernel.Whole(_point.AsSpan(MeanRow - _kernel.Free, _kernel.Free)).CopyTo(Threshold, 0);
        _kernel.Set(Threshold);
        Array.Clear(_system.Values);
        Array.Clear(_gradient);
        LogLikelihood = 0;
        for (var school = 0; school < _bySchool.Length; school++)
            LogLikelihood += AddSchool(school);
        return -LogLikelihood;
    }

    /// <summary>Points so close that the narrowest a school can become still spans several: the sum is then exact to rounding.</summary>
    private int Points(int ratings)
    {
        var information = ratings * Math.Pow((_ratings.Grades - 1) / 2.0, 2) * Spread * Spread;
        var needed = 2 * Reach * 1.3 * Math.Sqrt(1 + information);
        return (int)Math.Clamp(Math.Ceiling(needed) + 1, FewestPoints, MostPoints);
    }

    /// <summary>What one school adds: an integral over where it lies.</summary>
    private double AddSchool(int school)
    {
        var (ratings, width) = (_bySchool[school], _width);
        var clique = _cliques.AsSpan(school * width, width);
        var size = clique.IndexOf(-1) is var end && end < 0 ? width : end;
        var (points, spread) = (Points(ratings.Length), Spread);
        var apart = 2 * Reach / (points - 1);
        var logs = new double[points];
        for (var q = 0; q < points; q++)
        {
            var z = q * apart - Reach;
            logs[q] = Math.Log(apart / Math.Sqrt(2 * Math.PI)) - z * z / 2;
            foreach (var i in ratings)
            {
                _kernel.At(Mean + spread * z - Rest(i), _ratings.Grade[i], thresholds: false);
                logs[q] += _kernel.Log;
            }
        }
        var top = logs.Max();
        var total = 0.0;
        foreach (var log in logs)
            total += Math.Exp(log - top);
        var logTotal = top + Math.Log(total);

        var (mean, local, hessian) = (new double[size], new double[size], new double[size * size]);
        var (first, second) = (0.0, 0.0);
        for (var q = 0; q < points; q++)
        {
            var weight = Math.Exp(logs[q] - logTotal);
            if (weight < 1e-18)
                continue;
            var z = q * apart - Reach;
            first += weight * z;
            second += weight * z * z;
            Array.Clear(local);
            foreach (var i in ratings)
            {
                _kernel.At(Mean + spread * z - Rest(i), _ratings.Grade[i], thresholds: true);
                AddComplete(i, spread * z, weight, size, local, hessian);
            }
            for (var a = 0; a < size; a++)
            {
                mean[a] += weight * local[a];
                for (var b = 0; b <= a && _observed; b++)
                    hessian[a * size + b] -= weight * local[a] * local[b];
            }
        }
        var values = _system.Values;
        for (int a = 0, at = school * width * (width + 1) / 2; a < size; a++)
        {
            _gradient[clique[a]] -= mean[a];
            for (var b = 0; b <= a; b++)
                values[_slots[at++]] += hessian[a * size + b] + (_observed ? mean[a] * mean[b] : 0);
        }
        Expected[school] = Mean + spread * first;
        Deviation[school] = spread * Math.Sqrt(Math.Max(0, second - first * first));
        return logTotal;
    }

    private double Rest(int i) => Reviewers[_ratings.Reviewer[i]] + Criteria[_ratings.Criterion[i]];

    /// <summary>The gradient of one rating at a point of the integral, and its weighted Hessian, in the rows of its school.</summary>
    private void AddComplete(int i, double away, double weight, int size, double[] local, double[] hessian)
    {
        var (free, all, last) = (_kernel.Free, _kernel.Thresholds, _kernel.Thresholds - 1);
        var (mean, spread, thresholds) = (size - 2, size - 1, size - 2 - free);
        ReadOnlySpan<int> rows = [_locals[2 * i], _locals[2 * i + 1], mean, spread];
        ReadOnlySpan<double> linear = [-1, -1, 1, away];
        for (var a = 0; a < rows.Length; a++)
        {
            if (rows[a] < 0)
                continue;
            local[rows[a]] += _kernel.Slope * linear[a];
            for (var b = 0; b < rows.Length; b++)
                if (rows[b] >= 0 && rows[b] <= rows[a])
                    hessian[rows[a] * size + rows[b]] += weight * _kernel.Curve * linear[a] * linear[b];
        }
        // The spread is sought by its logarithm, in which the place of a school is not linear.
        hessian[spread * size + spread] -= weight * _kernel.Slope * away;
        for (var f = 0; f < free; f++)
        {
            var row = thresholds + f;
            var slope = weight * _kernel.ByFree(_kernel.SlopeByThreshold, f);
            local[row] += _kernel.ByFree(_kernel.LogByThreshold, f);
            for (var a = 0; a < rows.Length; a++)
                if (rows[a] >= 0)
                    hessian[Math.Max(row, rows[a]) * size + Math.Min(row, rows[a])] -= slope * linear[a];
            for (var g = 0; g <= f; g++)
                hessian[row * size + thresholds + g] +=
                    weight
                    * (
                        _kernel.Between[f * all + g]
                        + _kernel.Between[last * all + last]
                        - _kernel.Between[f * all + last]
                        - _kernel.Between[g * all + last]
                    );
        }
    }
}
