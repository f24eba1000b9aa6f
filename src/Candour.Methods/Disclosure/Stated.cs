using System.Numerics;

namespace Candour.Methods.Disclosure;

/// <summary>
/// What a source states of one thing: a value, that it is not known, that it is held back, or that there is none. The
/// four are different and stay different: an unknown averaged as nought, or a withheld count printed as a blank, has
/// misled readers of many school reports.
/// </summary>
/// <remarks>
/// Closed: <see cref="Known"/>, <see cref="Unknown"/>, <see cref="Withheld"/> and <see cref="Zero"/> are all there is,
/// and <see cref="Match"/> asks for an answer to each. Made by <see cref="Stated"/>, which keeps three promises: a known
/// number is finite and not nought (nought is <see cref="Zero"/>), known words are not blank, a gap has its reason.
/// Stated says nothing about who may see it; that is <see cref="Disclosed{T}"/>.
/// </remarks>
/// <typeparam name="T">A number in the unit of its measure, words, or a <see cref="Share"/>.</typeparam>
public abstract record Stated<T>
    where T : notnull
{
    private Stated() { }

    /// <summary>The source states this value.</summary>
    public sealed record Known : Stated<T>
    {
        internal Known(T value) => Value = value;

        /// <summary>The value, in the unit of its measure; never nought and never blank.</summary>
        public T Value { get; }
    }

    /// <summary>No source states anything.</summary>
    public sealed record Unknown : Stated<T>
    {
        internal Unknown(Reason reason) => Reason = reason;

        /// <summary>Why not.</summary>
        public Reason Reason { get; }
    }

    /// <summary>There is a value, and it is not told.</summary>
    public sealed record Withheld : Stated<T>
    {
        internal Withheld(Reason reason) => Reason = reason;

        /// <summary>Why not.</summary>
        public Reason Reason { get; }
    }

    /// <summary>The source states that there are none. It is a figure, not a gap.</summary>
    public sealed record Zero : Stated<T>
    {
        internal Zero() { }
    }

    /// <summary>An answer for each of the four.</summary>
    /// <param name="known">What becomes of a value.</param>
    /// <param name="unknown">What becomes of a gap, with its reason.</param>
    /// <param name="withheld">What becomes of a value that is not told, with the reason.</param>
    /// <param name="zero">What becomes of none.</param>
    /// <exception cref="ArgumentNullException">An answer is missing.</exception>
    public TResult Match<TResult>(Func<T, TResult> known, Func<Reason, TResult> unknown, Func<Reason, TResult> withheld, Func<TResult> zero)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(unknown);
        ArgumentNullException.ThrowIfNull(withheld);
        ArgumentNullException.ThrowIfNull(zero);
        return this switch
        {
            Known stated => known(stated.Value),
            Unknown gap => unknown(gap.Reason),
            Withheld gap => withheld(gap.Reason),
            _ => zero(),
        };
    }
}

/// <summary>Makes what sources state.</summary>
public static class Stated
{
    /// <summary>A number, in the unit of its measure. Nought becomes <see cref="Stated{T}.Zero"/>.</summary>
    /// <param name="value">A finite number; 0 is told as none.</param>
    /// <exception cref="ArgumentException">It is not a number, or infinite.</exception>
    public static Stated<T> Number<T>(T value)
        where T : struct, INumberBase<T>
    {
        if (!T.IsFinite(value))
            throw new ArgumentException("A stated number is finite; a gap is Unknown or Withheld.", nameof(value));
        return T.IsZero(value) ? new Stated<T>.Zero() : new Stated<T>.Known(value);
    }

    /// <summary>Words, as they stand, without the space around them.</summary>
    /// <param name="words">What is said; not blank.</param>
    /// <exception cref="ArgumentException">They are blank; a gap is Unknown or Withheld.</exception>
    public static Stated<string> Words(string words)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(words);
        return new Stated<string>.Known(words.Trim());
    }

    /// <summary>Words, or that there are none for this reason.</summary>
    /// <param name="words">What is said, or nothing.</param>
    /// <param name="reason">Why there is nothing.</param>
    public static Stated<string> WordsOr(string? words, Reason reason) =>
        string.IsNullOrWhiteSpace(words) ? Unknown<string>(reason) : Words(words);

    /// <summary>A share of people. None of forty is a share of nought, not <see cref="Stated{T}.Zero"/>: the forty belong to it.</summary>
    /// <param name="share">A share from 0 to 1.</param>
    public static Stated<Share> Of(Share share) => new Stated<Share>.Known(share);

    /// <summary>No source states anything.</summary>
    /// <param name="reason">Why nobody says.</param>
    public static Stated<T> Unknown<T>(Reason reason)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new Stated<T>.Unknown(reason);
    }

    /// <summary>There is a value, and it is not told.</summary>
    /// <param name="reason">Why it is not told.</param>
    public static Stated<T> Withheld<T>(Reason reason)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new Stated<T>.Withheld(reason);
    }
}
