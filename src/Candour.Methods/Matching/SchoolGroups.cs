using Candour.Methods.Optimisation;

namespace Candour.Methods.Matching;

/// <summary>Puts schools in groups, such as triads, that are worth most together.</summary>
/// <remarks>
/// Set partitioning over every group there can be (up to three million of them): exchanges for a first plan, a linear programme with columns
/// brought in by price for the bound, then branch and bound. Objective and bound are the worth of all pairs within groups. A
/// plan is the groups, each ascending, by their first school. Sources: Ryan and Foster (1981); Jepsen et al. (2008).
/// </remarks>
public static class SchoolGroups
{
    /// <summary>The groups of most worth.</summary>
    /// <param name="question">What is asked for: who is there and what the rules are.</param>
    /// <param name="effort">How much to try, the seed, whom to tell how far it is, and what stops it; the usual when left out.</param>
    /// <exception cref="InvalidOperationException">There are more than three million groups to choose from.</exception>
    public static Answer<IReadOnlyList<IReadOnlyList<int>>> Of(GroupQuestion question, Effort? effort = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new GroupPlanner(question, [], new Work(effort ?? new Effort())).Answer();
    }

    /// <summary>
    /// After a change: the groups that keep together as many pairs as can be kept of the groups before, and among those the ones of most worth.
    /// </summary>
    /// <param name="question">The question as it is now: without a school that has dropped out, the others numbered anew.</param>
    /// <param name="before">The groups before, in the numbers of now.</param>
    /// <param name="effort">How much work to do; null for the default.</param>
    /// <exception cref="InvalidOperationException">There are more than three million groups to choose from.</exception>
    public static Answer<IReadOnlyList<IReadOnlyList<int>>> Repair(
        GroupQuestion question,
        IReadOnlyList<IReadOnlyList<int>> before,
        Effort? effort = null
    )
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(before);
        var kept = from g in before from i in g from j in g where i < j select (i, j);
        return new GroupPlanner(question, [.. kept], new Work(effort ?? new Effort())).Answer();
    }
}
