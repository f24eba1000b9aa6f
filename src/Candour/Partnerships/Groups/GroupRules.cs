namespace Candour.Partnerships.Groups;

/// <summary>The sizes of a working group: a pair, a triad or a four. In a bigger one nobody visits everybody in a year.</summary>
public static class GroupRules
{
    public const int Smallest = 2;
    public const int Largest = 4;

    /// <summary>Whether a group may have this many schools.</summary>
    public static bool Fits(int schools) => schools is >= Smallest and <= Largest;

    /// <summary>
    /// Triads as far as they go; what is left over makes fours, so that thirteen schools are three triads and a four.
    /// Two and five need a pair. One school alone makes no group.
    /// </summary>
    public static IReadOnlyList<int> Sizes(int schools) => schools switch
    {
        < Smallest => [],
        2 => [2],
        5 => [3, 2],
        _ => [.. Enumerable.Repeat(3, (schools - schools % 3 * 4) / 3), .. Enumerable.Repeat(4, schools % 3)],
    };
}
