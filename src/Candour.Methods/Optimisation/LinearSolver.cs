namespace Candour.Methods.Optimisation;

/// <summary>Where the variables and rows of a programme stand at a solution: what a later solve can begin from.</summary>
/// <remarks>Hand it to <see cref="LinearSolver.Solve"/> with the same programme or one whose costs, ends or later rows differ.</remarks>
public sealed class Basis
{
    internal Basis(Place[] places, int variables) => (Places, Variables) = (places, variables);

    internal Place[] Places { get; }

    internal int Variables { get; }
}

/// <summary>A solution of a linear programme.</summary>
/// <param name="Outcome">What came of it; the rest has a meaning only with <see cref="Outcome.Best"/>.</param>
/// <param name="Objective">The total cost.</param>
/// <param name="Bound">What no choice can fall below, from the prices: equal to the objective but for rounding.</param>
/// <param name="Values">How much of each variable.</param>
/// <param name="Prices">For each row, what one more at its binding end would add to the cost.</param>
/// <param name="Reduced">For each variable, what one more of it would add to the cost.</param>
/// <param name="Basis">Where everything stands.</param>
/// <param name="Steps">How many steps it took.</param>
public sealed record LinearSolution(
    Outcome Outcome,
    double Objective,
    double Bound,
    IReadOnlyList<double> Values,
    IReadOnlyList<double> Prices,
    IReadOnlyList<double> Reduced,
    Basis Basis,
    long Steps
);

/// <summary>Solves linear programmes by the bounded simplex method, from nothing or from an earlier basis.</summary>
/// <remarks>
/// Dual steps by steepest edge with flips of boxed variables, then primal steps by devex where costs changed; sparse
/// triangular factors renewed every hundred steps. Sources: Forrest and Goldfarb (1992); Harris (1973); Maros (2003).
/// Feasibility and optimality hold within 1e-7.
/// </remarks>
public static class LinearSolver
{
    /// <summary>The least cost.</summary>
    /// <param name="programme">What to choose and what must hold. Whether variables are whole is not looked at.</param>
    /// <param name="from">The basis to begin from: of this programme with other costs or ends, or with fewer rows.</param>
    /// <param name="effort">How much work to do; null for the default.</param>
    /// <exception cref="ArgumentException">A basis of a programme with another number of variables.</exception>
    public static LinearSolution Solve(Programme programme, Basis? from = null, Effort? effort = null)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var simplex = new Simplex(programme);
        if (from is not null)
        {
            if (from.Variables != programme.Variables.Count || from.Places.Length > simplex.Variables + simplex.Rows)
                throw new ArgumentException("The basis is of another programme.", nameof(from));
            simplex.Restore(from.Places);
        }
        var work = new Work(effort ?? new Effort());
        var outcome = work.Over() ? Outcome.CutShort : simplex.Solve(long.MaxValue, over: simplex.Within(work));
        return new LinearSolution(
            outcome,
            simplex.Objective(),
            simplex.SafeBound(),
            [.. Enumerable.Range(0, simplex.Variables).Select(simplex.Value)],
            [.. Enumerable.Range(0, simplex.Rows).Select(simplex.Price)],
            [.. Enumerable.Range(0, simplex.Variables).Select(simplex.Reduced)],
            new Basis(simplex.Basis, simplex.Variables),
            simplex.Steps
        );
    }
}
