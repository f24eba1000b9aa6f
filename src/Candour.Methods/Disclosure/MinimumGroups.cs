namespace Candour.Methods.Disclosure;

/// <summary>
/// How large a group must be before what its people said is shown: a policy of the house that is passed in, because
/// places and audiences differ.
/// </summary>
/// <remarks>
/// Ofsted's Parent View shows a question from ten responses; education statistics in England suppress counts of one to
/// four. Units: people. Errors: a number below one throws <see cref="ArgumentOutOfRangeException"/>.
/// </remarks>
public sealed record MinimumGroups
{
    /// <summary>A policy.</summary>
    /// <param name="group">The fewest who answered.</param>
    /// <param name="others">The fewest outside the group, unless there are none: the whole less the group is a group too.</param>
    /// <param name="side">The fewest on either side of an answer, unless there are none on it.</param>
    public MinimumGroups(int group, int others, int side)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(group, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(others, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        Group = group;
        Others = others;
        Side = side;
    }

    /// <summary>The fewest who answered.</summary>
    public int Group { get; }

    /// <summary>The fewest outside the group, unless there are none.</summary>
    public int Others { get; }

    /// <summary>The fewest on either side of an answer, unless there are none on it.</summary>
    public int Side { get; }
}
