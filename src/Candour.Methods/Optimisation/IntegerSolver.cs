namespace Candour.Methods.Optimisation;

/// <summary>A solution of a programme with whole variables.</summary>
/// <param name="Values">How much of each variable; null where no plan was found.</param>
/// <param name="Objective">What the plan costs; infinity where there is none.</param>
/// <param name="Bound">No plan costs less than this.</param>
/// <param name="Ending">How the search ended. Proved with no plan: nothing fits.</param>
public sealed record IntegerSolution(IReadOnlyList<double>? Values, double Objective, double Bound, Ending Ending);

/// <summary>Solves programmes some of whose variables are whole numbers, by branch and bound over linear programmes.</summary>
/// <remarks>
/// The best open node first, then down one line of its children; branching by pseudocosts that are tried out while little is
/// known of them; variables are fixed by reduced costs at the root. Source: Achterberg, Koch and Martin (2005), Branching
/// rules revisited. Whole means within 1e-6.
/// </remarks>
public static class IntegerSolver
{
    /// <summary>The least cost over whole plans.</summary>
    /// <param name="programme">What to choose and what must hold; every variable has finite ends or a cost that keeps it from them.</param>
    /// <param name="effort">How much work to do; null for the default.</param>
    /// <param name="gap">Ends when no plan can be cheaper than the best by more than this.</param>
    public static IntegerSolution Solve(Programme programme, Effort? effort = null, double gap = 0)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var work = new Work(effort ?? new Effort());
        var search = new IntegerSearch(programme, work) { Gap = gap };
        var finished = search.Run();
        var proved = finished && (search.Best is null || search.Objective - search.Bound <= 1e-9 * (1 + Math.Abs(search.Objective)));
        return new IntegerSolution(search.Best, search.Objective, search.Bound, work.Ended(proved));
    }
}
