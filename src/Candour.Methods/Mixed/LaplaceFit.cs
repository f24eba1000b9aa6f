using Candour.Methods.Numerics;

namespace Candour.Methods.Mixed;

/// <summary>
/// The fixed parameters and the spreads that maximise the Laplace approximation to the marginal likelihood of a latent model:
/// log-likelihood less penalty less half the log-determinant of the Hessian, all at the mode of the effects.
/// </summary>
internal sealed class LaplaceFit
{
    /// <summary>About what one grade tells of one threshold.</summary>
    private const double OfThreshold = 0.1;

    private readonly LatentModel _model;
    private readonly double?[] _weak;
    private readonly double?[] _held;
    private readonly int[] _free;
    private readonly QuasiNewton _search;

    /// <summary>A fit.</summary>
    /// <param name="model">The model; β and τ are held in it, not joint.</param>
    /// <param name="weak">For each term the scale of a half-normal prior on its spread, taken on the logarithm; null for none.</param>
    /// <param name="held">For each term a spread that is held; null where it is sought.</param>
    public LaplaceFit(LatentModel model, double?[]? weak = null, double?[]? held = null)
    {
        (_model, _weak, _held) = (model, weak ?? new double?[model.Sizes.Length], held ?? new double?[model.Sizes.Length]);
        _free = [.. Enumerable.Range(0, model.Sizes.Length).Where(t => _held[t] is null)];
        _search = new QuasiNewton(Negative, model.Beside + _free.Length, Curvatures());
    }

    /// <summary>The Laplace approximation to the log marginal likelihood, weak priors included.</summary>
    public double LogMarginal => -_search.Value;

    /// <summary>The second derivatives of minus the approximation by β, the free τ and the spreads sought.</summary>
    public double[] Hessian => _search.Hessian;

    /// <summary>The greatest element of the gradient.</summary>
    public double Steepest => _search.Steepest;

    /// <summary>Finds them from where the model stands and leaves the model there; false where they do not settle.</summary>
    /// <param name="finish">Whether to the last digits, and whether with second derivatives.</param>
    public bool Run(QuasiNewton.Finish finish)
    {
        var (columns, thresholds) = (_model.Beta.Length, _model.Kernel.Free);
        var point = new double[_model.Beside + _free.Length];
        _model.Beta.CopyTo(point, 0);
        _model.Threshold.AsSpan(0, thresholds).CopyTo(point.AsSpan(columns));
        for (var f = 0; f < _free.Length; f++)
            point[_model.Beside + f] = _model.Spread[_free[f]];
        var settled = _search.Run(point, finish == QuasiNewton.Finish.Rough ? 1e-4 : 1e-5, finish);
        if (!Place(point))
            return false;
        for (var term = 0; term < _model.Spread.Length; term++)
        {
            if (_model.Spread[term] >= 0)
                continue;
            // A spread and its negative are one model; the effects turn with it.
            _model.Spread[term] = -_model.Spread[term];
            for (var level = 0; level < _model.Sizes[term]; level++)
                _model.Point[_model.Row(term, level)] *= -1;
        }
        return settled && _model.FindMode();
    }

    /// <summary>About how sharply the likelihood bends where the model stands, were every effect seen without error.</summary>
    private double[] Curvatures()
    {
        var (bends, ofMean) = (new double[_model.Beside + _free.Length], 0.0);
        for (var term = 0; term < _model.Sizes.Length; term++)
            ofMean += _model.Spread[term] * _model.Spread[term] / _model.Sizes[term];
        Array.Fill(bends, 1 / Math.Max(ofMean, 4.0 / _model.Grades), 0, _model.Beta.Length);
        Array.Fill(bends, _model.Grades * OfThreshold, _model.Beta.Length, _model.Kernel.Free);
        for (var f = 0; f < _free.Length; f++)
            bends[_model.Beside + f] = 2 * _model.Sizes[_free[f]];
        return bends;
    }

    private bool Place(ReadOnlySpan<double> point)
    {
        var columns = _model.Beta.Length;
        point[..columns].CopyTo(_model.Beta);
        _model.Kernel.Whole(point[columns.._model.Beside]).CopyTo(_model.Threshold, 0);
        for (var term = 0; term < _held.Length; term++)
            _model.Spread[term] = _held[term] ?? 0;
        for (var f = 0; f < _free.Length; f++)
            _model.Spread[_free[f]] = point[_model.Beside + f];
        return _model.FindMode();
    }

    private double Negative(ReadOnlySpan<double> point, Span<double> gradient)
    {
        gradient.Clear();
        if (!Place(point))
            return double.NaN;
        var value = _model.LogLikelihood - _model.Penalty - 0.5 * _model.LogDeterminant;
        Span<double> all = new double[_model.Beside + _model.Sizes.Length];
        _model.LaplaceGradient(all);
        all[.._model.Beside].CopyTo(gradient);
        for (var f = 0; f < _free.Length; f++)
        {
            var (term, spread) = (_free[f], point[_model.Beside + f]);
            gradient[_model.Beside + f] = all[_model.Beside + term];
            if (_weak[term] is not { } scale)
                continue;
            value += Math.Log(Math.Abs(spread)) - spread * spread / (2 * scale * scale);
            gradient[_model.Beside + f] += 1 / spread - spread / (scale * scale);
        }
        foreach (ref var slope in gradient)
            slope = -slope;
        return -value;
    }
}
