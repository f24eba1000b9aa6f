namespace Candour.Methods.Optimisation;

/// <summary>A way along which something can flow.</summary>
/// <param name="From">The node it leaves, counted from 0.</param>
/// <param name="To">The node it enters.</param>
/// <param name="Cost">What one unit along it costs.</param>
/// <param name="Upper">The most that can flow along it.</param>
/// <param name="Lower">The least that must.</param>
public readonly record struct Arc(int From, int To, long Cost, long Upper = 1, long Lower = 0);

/// <summary>A flow.</summary>
/// <param name="Outcome">What came of it; the rest has a meaning only with <see cref="Outcome.Best"/>.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="Flows">How much flows along each arc, in their order.</param>
/// <param name="Potentials">For each node what a unit there is worth: no arc with room is cheaper than their difference.</param>
/// <param name="Steps">How many steps it took.</param>
public sealed record FlowSolution(Outcome Outcome, long Cost, IReadOnlyList<long> Flows, IReadOnlyList<long> Potentials, long Steps);

/// <summary>The cheapest way to bring what some nodes have to where others need it.</summary>
/// <remarks>
/// Network simplex on strongly feasible trees (Cunningham 1976), entering arcs by the best of a block (Grigoriadis 1986). All
/// in whole numbers, so it is exact.
/// </remarks>
public static class MinCostFlow
{
    /// <summary>The cheapest flow.</summary>
    /// <param name="supplies">For each node what it has (above 0) or needs (below 0); together 0.</param>
    /// <param name="arcs">The ways there are.</param>
    /// <param name="effort">How much work to do; null for the default.</param>
    /// <exception cref="ArgumentException">Supplies that do not balance, an arc of a node that is not there, or ends that cross.</exception>
    /// <exception cref="OverflowException">Costs so large that sums over a path of all nodes would not be exact.</exception>
    public static FlowSolution Solve(IReadOnlyList<long> supplies, IReadOnlyList<Arc> arcs, Effort? effort = null)
    {
        ArgumentNullException.ThrowIfNull(supplies);
        ArgumentNullException.ThrowIfNull(arcs);
        if (supplies.Sum() != 0)
            throw new ArgumentException("What nodes have and need is together 0.", nameof(supplies));
        if (arcs.Any(a => a.From < 0 || a.From >= supplies.Count || a.To < 0 || a.To >= supplies.Count || a.Lower > a.Upper))
            throw new ArgumentException("An arc goes between two nodes, and its ends do not cross.", nameof(arcs));
        return new NetworkSimplex(supplies, arcs).Solve(new Work(effort ?? new Effort()));
    }
}
