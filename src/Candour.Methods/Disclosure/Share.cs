namespace Candour.Methods.Disclosure;

/// <summary>How many of a group: 148 of 174 children. A natural frequency first; the per cent follows from it.</summary>
/// <remarks>Units: people. Errors: a count below nought, or more than there are, throws <see cref="ArgumentOutOfRangeException"/>.</remarks>
public readonly record struct Share
{
    /// <summary>How many of how many.</summary>
    public Share(int count, int of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        Count = count;
        Of = of;
    }

    /// <summary>How many.</summary>
    public int Count { get; }

    /// <summary>Of how many.</summary>
    public int Of { get; }

    /// <summary>The others: those of the group who are not counted.</summary>
    public int Others => Of - Count;
}
