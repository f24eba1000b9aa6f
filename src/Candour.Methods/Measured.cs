using System.Text;

namespace Candour.Methods;

/// <summary>
/// What a method gives back: a value, or the reason why there is none. A method that has too little to go on says so
/// by type; it never gives a number that only looks like one.
/// </summary>
/// <typeparam name="T">What is measured.</typeparam>
public abstract record Measured<T>
    where T : notnull
{
    private Measured() { }

    /// <summary>The value was found.</summary>
    /// <param name="Value">It; every number in it is finite.</param>
    public sealed record Found(T Value) : Measured<T>;

    /// <summary>There is no such value for these data.</summary>
    /// <param name="Reason">Which of the reasons there are.</param>
    public sealed record None(NoMeasure Reason) : Measured<T>;

    /// <summary>The value where there is one; else null.</summary>
    public T? OrDefault => this is Found found ? found.Value : default;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says why.</exception>
    public T OrThrow =>
        this is Found found ? found.Value : throw new InvalidOperationException($"There is no value: {((None)this).Reason}.");

    /// <summary>A value of something else, where there is one.</summary>
    /// <param name="change">What becomes of the value.</param>
    public Measured<TOther> Then<TOther>(Func<T, TOther> change)
        where TOther : notnull
    {
        ArgumentNullException.ThrowIfNull(change);
        return this is Found found ? new Measured<TOther>.Found(change(found.Value)) : new Measured<TOther>.None(((None)this).Reason);
    }

    /// <summary>Something else that may itself not be there, where there is a value.</summary>
    /// <param name="change">What is made of the value.</param>
    public Measured<TOther> AndThen<TOther>(Func<T, Measured<TOther>> change)
        where TOther : notnull
    {
        ArgumentNullException.ThrowIfNull(change);
        return this is Found found ? change(found.Value) : new Measured<TOther>.None(((None)this).Reason);
    }

    /// <summary>Only what there is is printed: a value that is not there is asked for by nobody.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;

    /// <summary>A value that was found.</summary>
    public static implicit operator Measured<T>(T value) => new Found(value);

    /// <summary>A reason why there is none.</summary>
    public static implicit operator Measured<T>(NoMeasure reason) => new None(reason);
}

/// <summary>Why a method gives no value.</summary>
public enum NoMeasure
{
    /// <summary>Nothing was rated, or no unit was rated twice.</summary>
    NothingToCompare,

    /// <summary>Everybody gave the same grade throughout: nothing varies, so nothing can be corrected for chance.</summary>
    NothingVaries,

    /// <summary>The grades vary, but the units' means hardly differ or not at all: there is nothing for raters to tell apart.</summary>
    UnitsAlike,

    /// <summary>One unit alone: there is a value and no way to say how sure it is.</summary>
    OneUnit,

    /// <summary>The method needs every rating, and some are missing.</summary>
    RatingsMissing,

    /// <summary>There are fewer raters than the method needs.</summary>
    TooFewRaters,

    /// <summary>There are fewer items than the method needs.</summary>
    TooFewItems,

    /// <summary>There are fewer groups, such as schools, than the method needs.</summary>
    TooFewGroups,

    /// <summary>There are fewer answers than the method needs, or than may be used.</summary>
    TooFewAnswers,

    /// <summary>Too small a part of the roll answered for the result to be compared with anything.</summary>
    ResponseTooLow,

    /// <summary>The weights that would make the answers look like the roll are too far apart to be used.</summary>
    WeightsTooUneven,

    /// <summary>No weights meet every margin at once.</summary>
    MarginsDisagree,

    /// <summary>The most likely value is infinite, or lies at the edge of what is possible.</summary>
    NoFiniteEstimate,

    /// <summary>Every outcome is the same: there is nothing to tell apart.</summary>
    OneOutcomeOnly,
}
