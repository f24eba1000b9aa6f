using System.Text.RegularExpressions;

namespace Candour.Methods.Disclosure;

/// <summary>
/// Why nothing is said: a word that pages turn into a sentence, such as "not-asked", and the limit where the sentence
/// names one ("fewer than 10 answered"). A reason is a type and not a text, so that it can be translated, counted and
/// tested.
/// </summary>
/// <remarks>
/// The words follow the symbols of official statistics: suppressed (c), not applicable (z), not available (x). Errors:
/// a word that is not lower-case words joined by hyphens, or a limit below one, throws
/// <see cref="ArgumentException"/>.
/// </remarks>
public sealed partial record Reason
{
    /// <summary>A reason by its word.</summary>
    /// <param name="key">Lower-case words joined by hyphens.</param>
    /// <param name="limit">The number that the sentence names; null when it names none.</param>
    public Reason(string key, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!Words().IsMatch(key))
            throw new ArgumentException($"“{key}” is not lower-case words joined by hyphens.", nameof(key));
        if (limit < 1)
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "A limit is at least one.");
        Key = key;
        Limit = limit;
    }

    /// <summary>The word.</summary>
    public string Key { get; }

    /// <summary>The number that the sentence names; null when it names none.</summary>
    public int? Limit { get; }

    /// <summary>Nobody has asked the question yet.</summary>
    public static Reason NotAsked { get; } = new("not-asked");

    /// <summary>The question was asked, or could have been answered, and nothing was told.</summary>
    public static Reason NotTold { get; } = new("not-told");

    /// <summary>Whoever publishes the figure holds it back (symbol c).</summary>
    public static Reason HeldByPublisher { get; } = new("held-by-publisher");

    /// <summary>Fewer people than the limit are in the group.</summary>
    /// <param name="limit">How many there must be.</param>
    public static Reason TooFew(int limit) => new("too-few", limit);

    /// <summary>Fewer people than the limit are outside the group: the whole less the group would tell of them.</summary>
    /// <param name="limit">How many there must be outside the group.</param>
    public static Reason TooFewOthers(int limit) => new("too-few-others", limit);

    /// <summary>Nearly everybody, or hardly anybody, said the same: the few could be guessed.</summary>
    public static Reason TooAlike { get; } = new("too-alike");

    /// <summary>It would give another figure away.</summary>
    public static Reason Cover { get; } = new("cover");

    /// <summary>No way of hiding some of the table keeps the rest from giving it away.</summary>
    public static Reason Unprotected { get; } = new("unprotected");

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
