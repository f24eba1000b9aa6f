using Candour.Methods.Agreement;
using Candour.Methods.Mixed;
using Candour.Methods.Numerics;

namespace Candour.Methods.Facets;

/// <summary>The marginal likelihood as one spread moves and everything else follows.</summary>
internal sealed class SpreadProfile
{
    private const double Highest = 20;
    private const int Most = 40;

    private readonly LatentModel _model;
    private readonly int _term;

    private SpreadProfile(LatentModel model, int term) => (_model, _term) = (model, term);

    /// <summary>Between which values the spread lies; the upper may be infinite.</summary>
    public Interval Within { get; private set; }

    /// <summary>The profile of a term of a model that stands at a start; null where it does not settle.</summary>
    public static SpreadProfile? Of(LatentModel model, int term, double level)
    {
        var best = new LaplaceFit(model);
        if (!best.Run(QuasiNewton.Finish.Rough))
            return null;
        var (profile, at) = (new SpreadProfile(model, term), model.Spread[term]);
        var z = Distributions.NormalQuantile(0.5 + level / 2);
        var enough = best.LogMarginal - z * z / 2;
        var state = new State(model);
        if (profile.Above(0, enough) is not { } atNought)
            return null;
        var low = atNought >= 0 ? 0 : profile.Crossing(0, at, atNought, best.LogMarginal - enough, enough);
        state.Restore();
        var (inside, insideValue, outside) = (at, best.LogMarginal - enough, Math.Max(2 * at, 0.1));
        while (outside <= Highest && low is not null)
        {
            if (profile.Above(outside, enough) is not { } value)
                return null;
            if (value < 0)
                return profile.Crossing(outside, inside, value, insideValue, enough) is { } high
                    ? profile.Found(new Interval(low.Value, high))
                    : null;
            (inside, insideValue, outside) = (outside, value, outside * 2);
        }
        return low is null ? null : profile.Found(new Interval(low.Value, double.PositiveInfinity));
    }

    private SpreadProfile Found(Interval within)
    {
        Within = within;
        return this;
    }

    /// <summary>How far the likelihood with this spread lies above the least that is enough.</summary>
    private double? Above(double spread, double enough)
    {
        var held = new double?[_model.Sizes.Length];
        held[_term] = spread;
        var fit = new LaplaceFit(_model, held: held);
        return fit.Run(QuasiNewton.Finish.Rough) ? fit.LogMarginal - enough : null;
    }

    /// <summary>Where the likelihood is just enough, between a spread where it is not and one where it is.</summary>
    private double? Crossing(double outside, double inside, double below, double above, double enough)
    {
        for (var step = 0; step < Most && Math.Abs(inside - outside) > 1e-4 * (0.1 + inside); step++)
        {
            // Between the straight line and the middle: safe where the profile is flat on one side.
            var line = outside + (inside - outside) * (-below / (above - below));
            var at = step % 3 == 2 ? (inside + outside) / 2 : line;
            if (Above(at, enough) is not { } value)
                return null;
            if (Math.Abs(value) < 1e-4)
                return at;
            if (value < 0)
                (outside, below) = (at, value);
            else
                (inside, above) = (at, value);
        }
        return (inside + outside) / 2;
    }

    /// <summary>Where a model stood.</summary>
    private sealed class State(LatentModel model)
    {
        private readonly double[][] _kept =
        [
            [.. model.Point],
            [.. model.Beta],
            [.. model.Threshold],
            [.. model.Spread],
        ];

        public void Restore()
        {
            _kept[0].CopyTo(model.Point, 0);
            _kept[1].CopyTo(model.Beta, 0);
            _kept[2].CopyTo(model.Threshold, 0);
            _kept[3].CopyTo(model.Spread, 0);
        }
    }
}
