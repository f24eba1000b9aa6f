using Candour.Methods.Numerics;

namespace Candour.Methods.Agreement;

/// <summary>A coefficient of agreement, and how sure it is.</summary>
/// <param name="Observed">The weighted share of pairs of raters who agree, from 0 to 1.</param>
/// <param name="Expected">What of it chance would give.</param>
/// <param name="Value">(observed - expected) / (1 - expected): 1 is full agreement, 0 what chance gives.</param>
/// <param name="StandardError">By linearisation over units, which are taken as a sample of many; none from one unit.</param>
public sealed record Coefficient(double Observed, double Expected, double Value, Measured<double> StandardError)
{
    /// <summary>How many units it rests on.</summary>
    public required int Units { get; init; }

    /// <summary>
    /// The interval by Student's t with one less degree of freedom than units, its upper end at most 1. None from one unit.
    /// </summary>
    /// <param name="level">The share of such intervals that hold the truth, such as 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public Measured<Interval> Within(double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        return StandardError.Then(error =>
        {
            var reach = Distributions.StudentQuantile(0.5 + level / 2, Units - 1) * error;
            return new Interval(Value - reach, Math.Min(1, Value + reach));
        });
    }
}

/// <summary>From low to high, both within.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end; not below the lower.</param>
public readonly record struct Interval(double Low, double High);
