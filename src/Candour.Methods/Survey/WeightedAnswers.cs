using Candour.Methods.Agreement;
using Candour.Methods.Numerics;

namespace Candour.Methods.Survey;

/// <summary>A weighted figure and how sure it is.</summary>
/// <param name="Value">The figure, in the unit of what was asked.</param>
/// <param name="StandardError">By linearisation between clusters; none from one cluster.</param>
public sealed record Estimate(double Value, Measured<double> StandardError)
{
    /// <summary>The normal interval; none where there is no standard error.</summary>
    /// <param name="level">The share of such intervals that hold the truth.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public Measured<Interval> Within(double level = 0.95)
    {
        Proportion.CheckLevel(level);
        return StandardError.Then(e => new Interval(Value - Tails.NormalReach(level) * e, Value + Tails.NormalReach(level) * e));
    }
}

/// <summary>Those who answered, each with the weight that makes them look like the roll.</summary>
/// <remarks>
/// Standard errors are of linearised values less what the margins explain of them: the residuals of a regression on the
/// margins' classes by the design's weights. Sources: Deville, Särndal and Sautory (1993), Journal of the American
/// Statistical Association 88; Kish (1965), Survey Sampling, for the effective number.
/// </remarks>
public sealed class WeightedAnswers
{
    private readonly SurveyDesign _design;
    private readonly double[] _weights;
    private readonly Margin[] _margins;

    internal WeightedAnswers(SurveyDesign design, double[] weights, Margin[] margins)
    {
        (_design, _weights, _margins) = (design, weights, margins);
    }

    /// <summary>How many each person stands for.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>(Σ w)² / Σ w²: how many answers of equal weight would say as much. At most the number of answers.</summary>
    public double EffectiveNumber => Math.Pow(_weights.Sum(), 2) / _weights.Sum(w => w * w);

    /// <summary>The mean over the roll.</summary>
    /// <param name="values">One a person; null where somebody did not answer this. Shares are means of 0 and 1.</param>
    /// <returns>None where nobody answered.</returns>
    /// <exception cref="ArgumentException">There is not a value a person, or one is not finite.</exception>
    public Measured<Estimate> Mean(IReadOnlyList<double?> values)
    {
        Check(values);
        var (weight, sum) = (0.0, 0.0);
        for (var i = 0; i < _weights.Length; i++)
        {
            if (values[i] is not { } value)
                continue;
            weight += _weights[i];
            sum += _weights[i] * value;
        }
        if (weight <= 0)
            return NoMeasure.NothingToCompare;
        var mean = sum / weight;
        return new Estimate(mean, ErrorOf([.. values.Select(v => ((v ?? mean) - mean) / weight)]));
    }

    /// <summary>The total over the roll. Who did not answer this counts as 0.</summary>
    /// <inheritdoc cref="Mean"/>
    public Measured<Estimate> Total(IReadOnlyList<double?> values)
    {
        Check(values);
        if (values.All(v => v is null))
            return NoMeasure.NothingToCompare;
        return new Estimate(values.Select((v, i) => _weights[i] * (v ?? 0)).Sum(), ErrorOf([.. values.Select(v => v ?? 0)]));
    }

    private void Check(IReadOnlyList<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count != _weights.Length)
            throw new ArgumentException($"There are {values.Count} values for {_weights.Length} people.", nameof(values));
        if (values.Any(v => v is { } value && !double.IsFinite(value)))
            throw new ArgumentException("A value is a finite number.", nameof(values));
    }

    private Measured<double> ErrorOf(double[] linearised)
    {
        var left = Residuals(linearised);
        for (var i = 0; i < left.Length; i++)
            left[i] *= _weights[i];
        return _design.Variance(left).Then(Math.Sqrt);
    }

    private double[] Residuals(double[] values)
    {
        if (_margins.Length == 0)
            return values;
        var first = new int[_margins.Length];
        for (var m = 1; m < first.Length; m++)
            first[m] = first[m - 1] + _margins[m - 1].Totals.Count;
        var size = first[^1] + _margins[^1].Totals.Count;
        var (normal, right) = (new double[size, size], new double[size]);
        var classes = _margins.Select(m => m.Classes).ToArray();
        for (var i = 0; i < values.Length; i++)
        for (var m = 0; m < first.Length; m++)
        {
            var row = first[m] + classes[m][i];
            right[row] += _design.Weights[i] * values[i];
            for (var k = 0; k < first.Length; k++)
                normal[row, first[k] + classes[k][i]] += _design.Weights[i];
        }
        var coefficients = SmallLinear.SolveNormal(normal, right);
        var left = (double[])values.Clone();
        for (var i = 0; i < left.Length; i++)
        for (var m = 0; m < first.Length; m++)
            left[i] -= coefficients[first[m] + classes[m][i]];
        return left;
    }
}
