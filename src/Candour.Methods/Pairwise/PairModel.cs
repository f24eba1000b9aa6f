using Candour.Methods.Numerics;

namespace Candour.Methods.Pairwise;

/// <summary>Bradley and Terry's model by Newton's method; without a prior the first item stands at nought.</summary>
internal sealed class PairModel
{
    private readonly Comparisons _comparisons;
    private readonly double _precision;
    private readonly int[] _rows;
    private readonly int[] _cliques;
    private readonly int[] _slots;
    private readonly SparseFactor _system;
    private readonly double[] _point;
    private readonly double[] _gradient;

    public PairModel(Comparisons comparisons, double? prior)
    {
        _comparisons = comparisons;
        _precision = prior is { } deviation ? 1 / (deviation * deviation) : 0;
        var n = comparisons.Items.Count;
        // Items with few rivals go first; what is left is nearly full.
        var rivals = new HashSet<int>[n];
        for (var item = 0; item < n; item++)
            rivals[item] = [];
        for (var i = 0; i < comparisons.First.Length; i++)
        {
            rivals[comparisons.First[i]].Add(comparisons.Second[i]);
            rivals[comparisons.Second[i]].Add(comparisons.First[i]);
        }
        _rows = new int[n];
        Array.Fill(_rows, -1);
        var row = 0;
        foreach (var item in Enumerable.Range(0, n).Where(i => prior is not null || i > 0).OrderBy(i => rivals[i].Count).ThenBy(i => i))
            _rows[item] = row++;
        _cliques = new int[comparisons.First.Length * 2];
        for (var i = 0; i < comparisons.First.Length; i++)
            (_cliques[2 * i], _cliques[2 * i + 1]) = (_rows[comparisons.First[i]], _rows[comparisons.Second[i]]);
        var pattern = SparsePattern.Of(row, _cliques, 2);
        _slots = pattern.Slots(_cliques, 2);
        _system = new SparseFactor(pattern);
        (_point, _gradient, Places) = (new double[row], new double[row], new double[n]);
    }

    /// <summary>Where each item lies.</summary>
    public double[] Places { get; }

    public double LogLikelihood { get; private set; }

    public double Steepest => _gradient.Length == 0 ? 0 : _gradient.Max(Math.Abs);

    public bool Find() => Descent.Run(_system, _point, _gradient, Assemble);

    /// <summary>Twice how far the likelihood lies below that of a probability for each line.</summary>
    public double Deviance()
    {
        var best = 0.0;
        for (var i = 0; i < _comparisons.Wins.Length; i++)
        {
            var (wins, count) = (_comparisons.Wins[i], _comparisons.Counts[i]);
            best += Times(wins, wins / count) + Times(count - wins, (count - wins) / count);
        }
        return 2 * (best - LogLikelihood);
    }

    /// <summary>The variance of each place, and of its distance from the mean of all.</summary>
    public (double[] Own, double[] Centred) Variances()
    {
        var (inverse, n, mean) = (_system.Inverse(), Places.Length, new double[_point.Length]);
        Array.Fill(mean, 1.0 / n);
        _system.Solve(mean);
        var ofMean = mean.Sum() / n;
        var (own, centred) = (new double[n], new double[n]);
        for (var item = 0; item < n; item++)
        {
            var row = _rows[item];
            own[item] = row < 0 ? 0 : inverse[_system.DiagonalSlot(row)];
            centred[item] = Math.Max(0, own[item] - (row < 0 ? 0 : 2 * mean[row]) + ofMean);
        }
        return (own, centred);
    }

    /// <summary>Minus the penalised log-likelihood; its gradient and Hessian are written.</summary>
    private double Assemble()
    {
        var values = _system.Values;
        Array.Clear(values);
        var penalty = 0.0;
        for (var item = 0; item < _rows.Length; item++)
            Places[item] = _rows[item] < 0 ? 0 : _point[_rows[item]];
        for (var row = 0; row < _point.Length; row++)
        {
            penalty += 0.5 * _precision * _point[row] * _point[row];
            _gradient[row] = _precision * _point[row];
            values[_system.DiagonalSlot(row)] = _precision;
        }
        LogLikelihood = 0;
        for (var i = 0; i < _comparisons.Wins.Length; i++)
        {
            var (wins, count) = (_comparisons.Wins[i], _comparisons.Counts[i]);
            var ahead = Places[_comparisons.First[i]] - Places[_comparisons.Second[i]];
            var share = 1 / (1 + Math.Exp(-ahead));
            // log(1 + e^-x), without losing the digits of a great x.
            var small = double.LogP1(Math.Exp(-Math.Abs(ahead)));
            LogLikelihood += wins * (Math.Min(ahead, 0) - small) + (count - wins) * (Math.Min(-ahead, 0) - small);
            var (slope, curve) = (wins - count * share, count * share / (1 + Math.Exp(ahead)));
            var (first, second) = (_cliques[2 * i], _cliques[2 * i + 1]);
            if (first >= 0)
            {
                _gradient[first] -= slope;
                values[_slots[3 * i]] += curve;
            }
            if (second >= 0)
            {
                _gradient[second] += slope;
                values[_slots[3 * i + 2]] += curve;
            }
            if (first >= 0 && second >= 0)
                values[_slots[3 * i + 1]] -= curve;
        }
        return penalty - LogLikelihood;
    }

    private static double Times(double count, double share) => count > 0 ? count * Math.Log(share) : 0;
}
