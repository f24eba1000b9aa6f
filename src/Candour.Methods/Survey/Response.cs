using Candour.Methods.Agreement;

namespace Candour.Methods.Survey;

/// <summary>How many of those who were asked answered. It is printed beside every result.</summary>
public sealed record Response
{
    private Response(int answered, int roll) => (Answered, Roll) = (answered, roll);

    /// <summary>How many answered.</summary>
    public int Answered { get; }

    /// <summary>How many could have; at least 1.</summary>
    public int Roll { get; }

    /// <summary>The share that must have answered before a result is compared with anything.</summary>
    public const double LowestCompared = 0.3;

    /// <summary>The response of a roll.</summary>
    /// <param name="answered">How many answered.</param>
    /// <param name="roll">How many could have.</param>
    /// <returns>None where the roll is empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 0, or more answered than are on the roll.</exception>
    public static Measured<Response> Of(int answered, int roll)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(answered);
        ArgumentOutOfRangeException.ThrowIfLessThan(roll, answered);
        return roll == 0 ? NoMeasure.NothingToCompare : new Response(answered, roll);
    }

    /// <summary>The share who answered, from 0 to 1.</summary>
    public double Share => (double)Answered / Roll;

    /// <summary>
    /// A figure of these answers where it may be compared with another year, another school or the place; else the reason.
    /// </summary>
    /// <param name="figure">The figure.</param>
    /// <param name="lowest">The share that must have answered.</param>
    public Measured<T> Compared<T>(T figure, double lowest = LowestCompared)
        where T : notnull => Share >= lowest ? figure : NoMeasure.ResponseTooLow;

    /// <summary>
    /// Between what the share of the whole roll must lie whatever those would have said who did not answer: certain, and wide
    /// where few answered. No assumption about them is made.
    /// </summary>
    /// <param name="said">How many of those who answered said it.</param>
    /// <exception cref="ArgumentOutOfRangeException">More said it than answered, or the count is below 0.</exception>
    /// <remarks>Source: Manski (1989), Journal of Human Resources 24.</remarks>
    public Interval Bounds(int said)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(said);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(said, Answered);
        return new Interval((double)said / Roll, (double)(said + Roll - Answered) / Roll);
    }
}
