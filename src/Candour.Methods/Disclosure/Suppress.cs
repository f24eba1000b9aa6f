namespace Candour.Methods.Disclosure;

/// <summary>
/// Which cells to hide besides the primary ones, so that an outsider can work none of those out: as few as possible, or
/// as little weight as possible, and always safe by the audit.
/// </summary>
/// <remarks>
/// What is found is safe by the same audit that <see cref="Audit"/> runs; a pattern that fails it is never handed out. For a
/// small table the lightest pattern and the proof; for a large one a light pattern: barriers from the outsider's
/// own proofs are covered greedily, repaired until safe, and cells that were not needed are released. Deterministic. Source:
/// Fischetti and Salazar (2001), Solving the cell suppression problem on tabular data with linear constraints.
/// </remarks>
public static class Suppress
{
    /// <summary>
    /// The most cells that may cover for which a table that is no network is searched by barriers too, and reworked as often
    /// as allowed. In larger ones barriers take several times as long and find nothing lighter.
    /// </summary>
    private const int SmallUpTo = 200;

    /// <summary>However large a table, one in so many of the reworks allowed is done.</summary>
    private const int AtLeastOneIn = 20;

    /// <summary>A safe pattern of hidden cells.</summary>
    /// <param name="table">The table, its primary cells marked.</param>
    /// <param name="work">How much work to do; null: the usual.</param>
    public static Suppression Of(AdditiveTable table, SuppressionWork? work = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var allowed = work ?? new SuppressionWork();
        var search = new PatternSearch(table);
        var may = table.Cells.Count(c => c.Role == CellRole.MayCover);
        if (!search.Begin())
            return Impossible(table);
        var mixed = table.Network is null;
        if (mixed && allowed.Rounds + allowed.Reworks > 0)
            search.ByWays();
        if (!mixed || may <= SmallUpTo)
            search.Run(allowed.Rounds, allowed.Starts);
        if (mixed)
            search.Rework(Reworks(allowed.Reworks, may));
        var bound = table.Primary.Sum(c => table[c].Weight);
        if (may <= allowed.ProvenUpTo)
            bound = new PatternProof(table, search, allowed.Nodes).Run();
        int[] hidden = [.. Enumerable.Range(0, table.Count).Where(c => search.Best[c])];
        var audit = Audit.Of(table, hidden);
        return audit.IsSafe ? new Suppression.Found(hidden, search.Weight, Math.Min(bound, search.Weight), audit) : Impossible(table);
    }

    /// <summary>How often to rework a table: what one costs grows with the cube of the cells that may cover.</summary>
    private static int Reworks(int allowed, int may)
    {
        if (may <= SmallUpTo)
            return allowed;
        var share = (double)SmallUpTo / may;
        return Math.Max(allowed / AtLeastOneIn, (int)(allowed * share * share * share));
    }

    /// <summary>With everything hidden that can be, these are still too narrow.</summary>
    private static Suppression.None Impossible(AdditiveTable table) =>
        new(Audit.Of(table, Enumerable.Range(0, table.Count).Where(c => table[c].Role != CellRole.Shown)).Disclosed);
}

/// <summary>
/// How much work to do, counted and not timed, so that the same table gives the same answer everywhere. Without rounds and reworks
/// nothing is looked for: the proof begins with everything hidden that may be, and beyond it that is the pattern.
/// </summary>
/// <param name="ProvenUpTo">The most cells that may cover for which the lightest pattern is proven; beyond, a light one is found.</param>
/// <param name="Nodes">The most part-questions of the proof; when they run out the bound says how far from proven it is.</param>
/// <param name="Rounds">How often to begin again with the barriers learnt.</param>
/// <param name="Starts">How many covers of the barriers to try each time.</param>
/// <param name="Reworks">How often part of a pattern is taken back and met in other ways, in tables that are no network; the larger a table, the fewer of it, down to a twentieth.</param>
public sealed record SuppressionWork(int ProvenUpTo = 150, int Nodes = 4000, int Rounds = 12, int Starts = 8, int Reworks = 60);

/// <summary>What came of looking for a safe pattern.</summary>
public abstract record Suppression
{
    private Suppression() { }

    /// <summary>A safe pattern.</summary>
    /// <param name="Hidden">The numbers of the hidden cells, primary ones among them, ascending.</param>
    /// <param name="Weight">What they weigh together.</param>
    /// <param name="Bound">No safe pattern weighs less than this.</param>
    /// <param name="Audit">What an outsider can work out of it.</param>
    public sealed record Found(IReadOnlyList<int> Hidden, double Weight, double Bound, AuditReport Audit) : Suppression
    {
        /// <summary>Whether it is proven that none is lighter.</summary>
        public bool IsProven => Bound >= Weight - 1e-6 * Math.Max(1, Weight);
    }

    /// <summary>No pattern is safe: too much is shown whatever happens.</summary>
    /// <param name="Disclosed">The primary cells that cannot be protected, even with everything hidden that may be.</param>
    public sealed record None(IReadOnlyList<int> Disclosed) : Suppression;
}
