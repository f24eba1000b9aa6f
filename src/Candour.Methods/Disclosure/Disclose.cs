namespace Candour.Methods.Disclosure;

/// <summary>
/// The rules by which something may be shown: the one gate to <see cref="Disclosed{T}"/>. Each looks at one value by
/// itself, but for <see cref="OfTable(AdditiveTable, SuppressionWork?)"/>, which looks at a table as a whole, and <see cref="Release"/>,
/// which also looks at what was shown before.
/// </summary>
public static partial class Disclose
{
    /// <summary>The word of <see cref="AsPublished{T}"/>.</summary>
    public const string Published = "as-published";

    /// <summary>The word of <see cref="AsWritten"/>.</summary>
    public const string Written = "as-written";

    /// <summary>The word of <see cref="OfPeople"/>.</summary>
    public const string Groups = "minimum-groups";

    /// <summary>
    /// An official figure, exactly as its publisher published it: the publisher has already held back what would tell
    /// of a child, and anybody can look the rest up. Never for a figure of our own making.
    /// </summary>
    /// <param name="official">What the publisher states, its gaps as gaps.</param>
    public static Disclosed<T> AsPublished<T>(Stated<T> official)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(official);
        return new(official, Published);
    }

    /// <summary>
    /// Words that somebody wrote to be read, shown by whoever they belong to. A rule of its own so that nobody takes
    /// the road of official figures for them. It does not look for names; that is a reader's work.
    /// </summary>
    /// <param name="words">The words, as they stand.</param>
    public static Disclosed<string> AsWritten(Stated<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return new(words, Written);
    }

    /// <summary>
    /// What a group of people answered. Withheld where the group is too small, where those outside it are too few, or
    /// where so few stand on one side that each could be guessed.
    /// </summary>
    /// <param name="answers">How many of the group said so, of how many who answered.</param>
    /// <param name="everybody">How many answered in all groups together; the same number when the group is all there is.</param>
    /// <param name="policy">How large is large enough.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer answered in all than in the group.</exception>
    public static Disclosed<Share> OfPeople(Stated<Share> answers, int everybody, MinimumGroups policy)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(policy);
        if (answers is not Stated<Share>.Known { Value: var share })
            return new(answers, Groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(everybody, share.Of);
        return new(WhyNot(share, everybody - share.Of, policy) is { } reason ? Stated.Withheld<Share>(reason) : answers, Groups);
    }

    private static Reason? WhyNot(Share share, int outside, MinimumGroups policy)
    {
        if (share.Of < policy.Group)
            return Reason.TooFew(policy.Group);
        if (IsFew(outside, policy.Others))
            return Reason.TooFewOthers(policy.Others);
        return IsFew(share.Count, policy.Side) || IsFew(share.Others, policy.Side) ? Reason.TooAlike : null;
    }

    /// <summary>Some, and fewer than the limit. None at all tells of nobody.</summary>
    private static bool IsFew(int people, int limit) => people > 0 && people < limit;
}
