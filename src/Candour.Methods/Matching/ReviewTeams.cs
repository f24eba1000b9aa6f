using Candour.Methods.Optimisation;

namespace Candour.Methods.Matching;

/// <summary>Gives every school a review team that keeps the rules and costs the least travel and mismatch.</summary>
/// <remarks>
/// Each school's teams are the columns of a linear programme; they come in as prices ask for them, which gives a bound that no plan falls
/// below. The programme is rounded to a plan, parts of the plan are solved anew for as long as that pays, and where few enough teams can still be in
/// a better plan, branch and bound proves the best. A plan is, for each school, its team in ascending order. Objective and bound are costs in
/// minutes of travel: lower is better. Source: Dantzig and Wolfe (1960) for the columns, Shaw (1998) for solving parts anew.
/// </remarks>
public static class ReviewTeams
{
    /// <summary>The cheapest plan found, with a bound on the cheapest there is.</summary>
    /// <param name="question">What is asked for: who is there and what the rules are.</param>
    /// <param name="effort">How much to try, the seed, whom to tell how far it is, and what stops it; the usual when left out.</param>
    public static Answer<IReadOnlyList<IReadOnlyList<int>>> Of(TeamQuestion question, Effort? effort = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Answer(question, [], new Work(effort ?? new Effort()));
    }

    /// <summary>
    /// After a change, such as someone dropping out: the plan that keeps as many pairings of the one before as can be kept, and among those the
    /// cheapest. Someone who has dropped out has 0 visits at most. Objective is the cost; the bound is its own where that is proved.
    /// </summary>
    /// <param name="question">What holds now: without whoever dropped out.</param>
    /// <param name="before">The plan before, a team for each school.</param>
    /// <param name="effort">How much to try, the seed, whom to tell how far it is, and what stops it; the usual when left out.</param>
    public static Answer<IReadOnlyList<IReadOnlyList<int>>> Repair(
        TeamQuestion question,
        IReadOnlyList<IReadOnlyList<int>> before,
        Effort? effort = null
    )
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(before);
        if (before.Count != question.Schools.Count)
            throw new ArgumentException("The plan before has a team for each school.", nameof(before));
        return Answer(question, [.. before.SelectMany((team, s) => team.Select(r => (r, s)))], new Work(effort ?? new Effort()));
    }

    private static Answer<IReadOnlyList<IReadOnlyList<int>>> Answer(TeamQuestion question, HashSet<(int, int)> kept, Work work)
    {
        var costs = new TeamCosts(question, false, kept);
        var planner = new TeamPlanner(costs, work);
        planner.Run();
        if (planner.Plan is { } plan)
        {
            var cost = question.Cost(plan);
            var bound =
                planner.Proved ? cost
                : kept.Count == 0 ? planner.Bound
                : double.NegativeInfinity;
            return new Answer<IReadOnlyList<IReadOnlyList<int>>>.Fits(
                new(plan, cost, bound, work.Ended(planner.Proved), TeamRuleBook.Reasons(costs, plan))
            );
        }
        if (!planner.NothingFits)
            return new Answer<IReadOnlyList<IReadOnlyList<int>>>.NoneYet(work.Taken);
        var relaxed = new TeamCosts(question, true, []);
        var closest = new TeamPlanner(relaxed, work);
        closest.Run();
        if (closest.Plan is not { } nearest)
            return new Answer<IReadOnlyList<IReadOnlyList<int>>>.NoneYet(work.Taken);
        var breaches = TeamRuleBook.Breaches(relaxed, nearest);
        var fewest = closest.Proved || closest.Bound >= breaches.Count * relaxed.Outweighs;
        return new Answer<IReadOnlyList<IReadOnlyList<int>>>.NothingFits(breaches, nearest, fewest);
    }
}
