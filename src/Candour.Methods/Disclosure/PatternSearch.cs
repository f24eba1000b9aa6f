using Candour.Methods.Numerics;

namespace Candour.Methods.Disclosure;

/// <summary>
/// Looks for a light safe pattern: covers the barriers known so far, asks the outsider, adds the barriers broken until
/// nothing is, releases what was not needed, and begins again with what it has learnt.
/// </summary>
internal sealed class PatternSearch
{
    private const double Least = 1e-9;

    private readonly AdditiveTable _table;
    private readonly bool[] _primary;
    private SimplexOutsider? _ways;

    public PatternSearch(AdditiveTable table)
    {
        _table = table;
        _primary = [.. table.Cells.Select(c => c.Role == CellRole.Primary)];
        Check = new PatternCheck(table);
    }

    public PatternCheck Check { get; }

    public BarrierPool Pool { get; } = new();

    /// <summary>The lightest safe pattern so far; none before <see cref="Begin"/>.</summary>
    public bool[] Best { get; private set; } = [];

    /// <summary>What it weighs.</summary>
    public double Weight { get; private set; } = double.PositiveInfinity;

    /// <summary>Begins with everything hidden that may be; false when not even that is safe.</summary>
    public bool Begin()
    {
        bool[] all = [.. _table.Cells.Select(c => c.Role != CellRole.Shown)];
        if (Check.Broken(all).Count > 0)
            return false;
        Offer(all);
        return true;
    }

    /// <summary>Looks for lighter ones by barriers.</summary>
    /// <param name="rounds">How often to begin again.</param>
    /// <param name="starts">How many covers to try each time.</param>
    public void Run(int rounds, int starts)
    {
        for (var round = 0; round < rounds; round++)
        {
            var known = Pool.All.Count;
            Complete(CoverGreedy.Of(_table, Pool.All, _primary, starts));
            if (Pool.All.Count == known)
                break;
        }
    }

    /// <summary>
    /// For large tables that are no network: hides, for one demand after the other, the cells of one way to meet it, few
    /// of them new. Barriers of such tables are long and say little of where a way leads.
    /// </summary>
    public void ByWays()
    {
        _ways = new(_table, [.. _table.Cells.Select(c => c.Role != CellRole.Shown)], explains: false);
        Complete(WithWays([.. _primary], Check.Demands));
    }

    /// <summary>
    /// Shows some hidden cells of the best pattern again, meets the demands that broke in other ways, and keeps what came of it if
    /// it is lighter. Which cells is drawn from a seed.
    /// </summary>
    /// <param name="times">How often.</param>
    public void Rework(int times)
    {
        var dice = new Dice((ulong)_table.Count);
        for (var time = 0; time < times; time++)
        {
            bool[] hidden = [.. Best];
            int[] covers = [.. Enumerable.Range(0, hidden.Length).Where(c => hidden[c] && !_primary[c])];
            if (covers.Length == 0)
                return;
            var around = covers[dice.Below(covers.Length)];
            var near = _table.RelationsOf(around).SelectMany(r => _table.Relations[r.Cell].Terms).Select(t => t.Cell).ToHashSet();
            foreach (var cell in covers)
                hidden[cell] = !near.Contains(cell) && dice.Unit() < 0.9;
            Complete(WithWays(hidden, Check.Demands));
        }
    }

    private bool[] WithWays(bool[] hidden, IEnumerable<Demand> demands)
    {
        foreach (var demand in demands.OrderByDescending(d => d.Amount).ThenBy(d => d.Cell))
        {
            if (demand.Side == DemandSide.Width || Check.HasExample(demand, hidden))
                continue;
            foreach (var cell in _ways!.Way(demand.Cell, demand.Side == DemandSide.Above, demand.Amount, hidden) ?? [])
                hidden[cell] = true;
        }
        return hidden;
    }

    /// <summary>A pattern known to be safe.</summary>
    public void Offer(bool[] hidden)
    {
        var weight = CoverGreedy.Weight(_table, hidden);
        if (weight < Weight - Least)
            (Best, Weight) = ([.. hidden], weight);
    }

    private void Complete(bool[] hidden)
    {
        while (Check.Broken(hidden) is { Count: > 0 } broken)
        {
            foreach (var barrier in broken)
                Pool.Add(barrier);
            var more = CoverGreedy.Of(_table, broken, hidden, starts: 1);
            if (more.SequenceEqual(hidden))
                more = WithAll(hidden, broken);
            // Nothing more can be hidden of what is missed by rounding: this way leads nowhere.
            if (more.SequenceEqual(hidden))
                return;
            hidden = more;
        }
        Check.Release(hidden, Pool.All);
        Offer(hidden);
    }

    /// <summary>Where a barrier is missed by no more than rounding, everything in it is hidden.</summary>
    private static bool[] WithAll(bool[] hidden, List<Barrier> broken)
    {
        bool[] all = [.. hidden];
        foreach (var cell in broken.SelectMany(b => b.Cells))
            all[cell] = true;
        return all;
    }
}
