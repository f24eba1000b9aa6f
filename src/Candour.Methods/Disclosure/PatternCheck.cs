namespace Candour.Methods.Disclosure;

/// <summary>
/// Checks patterns of hidden cells against what the primary cells ask for, and keeps an example for each demand: another
/// table an outsider must think possible. An example holds for as long as all its cells stay hidden.
/// </summary>
internal sealed class PatternCheck(AdditiveTable table)
{
    private readonly Dictionary<Demand, IReadOnlyList<int>> _examples = [];

    public Demand[] Demands { get; } = Demand.Of(table);

    /// <summary>Whether an example is known that a pattern leaves possible.</summary>
    public bool HasExample(Demand demand, bool[] hidden) => _examples.TryGetValue(demand, out var example) && example.All(c => hidden[c]);

    /// <summary>The barriers a pattern breaks; none when it is safe.</summary>
    public List<Barrier> Broken(bool[] hidden)
    {
        var broken = new List<Barrier>();
        Outsider? outsider = null;
        foreach (var demand in Demands)
        {
            if (HasExample(demand, hidden))
                continue;
            outsider ??= Outsider.Of(table, hidden, explains: true);
            Holds(outsider, demand, broken);
        }
        return broken;
    }

    /// <summary>Shows again, dearest first, every hidden cell that is not needed. <see cref="Broken"/> must just have found nothing.</summary>
    /// <param name="hidden">The pattern.</param>
    /// <param name="barriers">Barriers known: what meets one only just is needed, without asking the outsider.</param>
    public void Release(bool[] hidden, IReadOnlyList<Barrier> barriers)
    {
        var standing = new BarrierLedger(table.Count, barriers, hidden);
        var outsider = Outsider.Of(table, hidden, explains: false);
        var order = Enumerable.Range(0, table.Count).Where(c => hidden[c] && table[c].Role == CellRole.MayCover);
        foreach (var cell in order.OrderByDescending(c => table[c].Weight).ThenByDescending(c => table[c].Value).ThenBy(c => c).ToArray())
        {
            if (standing.Needs(cell))
                continue;
            var resting = Demands.Where(d => !_examples.TryGetValue(d, out var example) || example.Contains(cell)).ToArray();
            var before = resting.Where(_examples.ContainsKey).ToDictionary(d => d, d => _examples[d]);
            outsider.Show(cell, shown: true);
            hidden[cell] = !resting.All(d => Holds(outsider, d, null));
            if (!hidden[cell])
            {
                standing.Release(cell);
                continue;
            }
            outsider.Show(cell, shown: false);
            foreach (var (demand, example) in before)
                _examples[demand] = example;
        }
    }

    private bool Holds(Outsider outsider, Demand demand, List<Barrier>? broken)
    {
        var enough = demand.Amount - Slack(demand);
        if (demand.Side == DemandSide.Width)
            return HoldsWidth(outsider, demand, enough, broken);
        if (outsider.Reach(demand.Cell, demand.Side == DemandSide.Above, demand.Amount) >= enough)
        {
            _examples[demand] = outsider.Example();
            return true;
        }
        if (broken is not null)
            foreach (var gains in Explained(outsider, demand))
                broken.Add(Barrier.Of(table, demand, gains));
        return false;
    }

    private bool HoldsWidth(Outsider outsider, Demand demand, double enough, List<Barrier>? broken)
    {
        var (reach, amount) = (0.0, demand.Amount);
        var (cells, gains) = (new HashSet<int>(), new SortedDictionary<int, double>());
        foreach (var up in (bool[])[true, false])
        {
            var side = outsider.Reach(demand.Cell, up, demand.Amount);
            reach += side;
            cells.UnionWith(outsider.Example());
            if (reach >= enough)
            {
                _examples[demand] = [.. cells];
                return true;
            }
            if (broken is null)
                continue;
            // As far as its own bounds let it, and no other cell can help it further: that much is given.
            if (Room(demand.Cell, up) is var room && side >= room - Slack(demand))
            {
                amount -= room;
                continue;
            }
            foreach (var (cell, gain) in outsider.Barriers().First())
                gains[cell] = gains.GetValueOrDefault(cell) + gain;
        }
        broken?.Add(Barrier.Of(table, demand with { Amount = amount }, gains.Select(g => (g.Key, g.Value))));
        return false;
    }

    /// <summary>A cell that its own bounds hold back cannot be helped by any other: that is a barrier of nothing.</summary>
    private IEnumerable<IReadOnlyList<(int Cell, double Gain)>> Explained(Outsider outsider, Demand demand) =>
        Room(demand.Cell, demand.Side == DemandSide.Above) < demand.Amount - Slack(demand)
            ?
            [
                [],
            ]
            : outsider.Barriers();

    private double Room(int cell, bool up) => up ? table[cell].RoomAbove : table[cell].RoomBelow;

    private double Slack(Demand demand) => 1e-7 * (1 + Math.Abs(table[demand.Cell].Value));
}
