namespace Candour.Methods.Disclosure;

/// <summary>
/// An outsider of any additive table. Unknown is how far each hidden cell lies from its value; the relations say that
/// these differences add up to nought. Hidden cells that no relation links are separate programmes.
/// </summary>
internal sealed class SimplexOutsider : Outsider
{
    private readonly AdditiveTable _table;
    private readonly bool _explains;
    private readonly int[] _place;
    private readonly int[] _group;
    private readonly List<int[]> _members = [];
    private readonly List<int[]> _relations = [];
    private readonly OutsiderProgramme?[] _programmes;
    private readonly double[] _above;
    private readonly double[] _below;
    private readonly double[] _furthestUp;
    private readonly double[] _furthestDown;
    private (int Cell, bool Up) _last;

    public SimplexOutsider(AdditiveTable table, bool[] hidden, bool explains)
    {
        (_table, _explains) = (table, explains);
        (_place, _group) = (new int[table.Count], new int[table.Count]);
        _above = [.. table.Cells.Select(c => c.RoomAbove)];
        _below = [.. table.Cells.Select(c => c.RoomBelow)];
        (_furthestUp, _furthestDown) = (new double[table.Count], new double[table.Count]);
        Array.Fill(_group, -1);
        for (var cell = 0; cell < table.Count; cell++)
            if (hidden[cell] && _group[cell] < 0)
                Gather(cell, hidden);
        _programmes = new OutsiderProgramme?[_members.Count];
    }

    public override double Reach(int cell, bool up, double enough)
    {
        _last = (cell, up);
        if (_group[cell] < 0)
            return 0;
        var programme = Programme(_group[cell]);
        // An example has few cells when it starts at the truth; without one, the last solution is nearer the next.
        if (double.IsFinite(enough))
            programme.ToNought();
        else if (up ? _furthestUp[cell] >= _above[cell] : _furthestDown[cell] >= _below[cell])
            return up ? _above[cell] : _below[cell];
        var reached = Math.Abs(programme.Push(_place[cell], up ? 1 : -1, up ? enough : -enough));
        if (double.IsPositiveInfinity(enough))
            Remember(_group[cell], programme);
        return reached;
    }

    public override IReadOnlyList<int> Example()
    {
        if (_group[_last.Cell] < 0)
            return [];
        var programme = Programme(_group[_last.Cell]);
        return [.. _members[_group[_last.Cell]].Where(c => Math.Abs(programme[_place[c]]) > 1e-7)];
    }

    public override IEnumerable<IReadOnlyList<(int Cell, double Gain)>> Barriers()
    {
        var (cell, up) = _last;
        if (!_explains)
            throw new InvalidOperationException("This outsider was not asked to explain.");
        var gains = Multiples(cell, _group[cell], up ? 1 : -1);
        yield return [.. gains.Where(g => Math.Abs(g.Value) > 1e-8).Select(g => (g.Key, Gain(g.Key, g.Value))).Where(g => g.Item2 > 0)];
    }

    private SortedDictionary<int, double> Multiples(int cell, int group, int sign)
    {
        var gains = new SortedDictionary<int, double>();
        foreach (var (variable, multiple) in Programme(group).Reasons(_place[cell]))
        {
            if (variable < _members[group].Length)
            {
                Add(gains, _members[group][variable], sign * multiple);
                continue;
            }
            // What the hidden cells of a relation add up to is the opposite of what others, if hidden, would.
            foreach (var term in _table.Relations[_relations[group][variable - _members[group].Length]].Terms)
                if (_group[term.Cell] != group)
                    Add(gains, term.Cell, -sign * multiple * term.Coefficient);
        }
        return gains;
    }

    /// <summary>
    /// Cells that, hidden together, let a cell reach far enough, few of them not hidden already; null when nothing does.
    /// </summary>
    public IReadOnlyList<int>? Way(int cell, bool up, double enough, bool[] hidden)
    {
        var group = _group[cell];
        var programme = Programme(group);
        programme.ToNought();
        programme.Prefer([.. _members[group].Select(c => hidden[c] ? 0 : _table[c].Weight + 1e-3)]);
        programme.Enter(_place[cell]);
        return Reach(cell, up, enough) >= enough - 1e-7 * (1 + enough) ? Example() : null;
    }

    /// <summary>After a reach: no table differs from the truth in the cell without differing in one of these.</summary>
    public IReadOnlyList<int> Companions()
    {
        var (cell, group) = (_last.Cell, _group[_last.Cell]);
        var multiples = Multiples(cell, group, 1);
        return [.. multiples.Where(m => Math.Abs(m.Value) > 1e-8).Select(m => m.Key)];
    }

    public override void Show(int cell, bool shown) => Limit(cell, shown ? 0 : _table[cell].RoomBelow, shown ? 0 : _table[cell].RoomAbove);

    /// <summary>Lets a cell lie only so far from its value: what half a hidden cell could give.</summary>
    public void Limit(int cell, double below, double above)
    {
        (_below[cell], _above[cell]) = (below, above);
        if (_group[cell] is var group && group >= 0 && _programmes[group] is { } programme)
        {
            programme.ToNought();
            programme.Bound(_place[cell], -below, above);
        }
        (_furthestUp[cell], _furthestDown[cell]) = (0, 0);
    }

    private static void Add(SortedDictionary<int, double> gains, int cell, double multiple) =>
        gains[cell] = gains.GetValueOrDefault(cell) + multiple;

    private double Gain(int cell, double multiple) => multiple > 0 ? multiple * _table[cell].RoomAbove : -multiple * _table[cell].RoomBelow;

    private void Gather(int first, bool[] hidden)
    {
        var (group, cells, relations) = (_members.Count, new List<int>(), new List<int>());
        var (seen, open) = (new HashSet<int>(), new Queue<int>([first]));
        _group[first] = group;
        while (open.TryDequeue(out var cell))
        {
            _place[cell] = cells.Count;
            cells.Add(cell);
            foreach (var (relation, _) in _table.RelationsOf(cell))
            {
                if (!seen.Add(relation))
                    continue;
                relations.Add(relation);
                foreach (var (other, _) in _table.Relations[relation].Terms)
                {
                    if (!hidden[other] || _group[other] >= 0)
                        continue;
                    _group[other] = group;
                    open.Enqueue(other);
                }
            }
        }
        _members.Add([.. cells]);
        _relations.Add([.. relations]);
    }

    private OutsiderProgramme Programme(int group)
    {
        if (_programmes[group] is { } made)
            return made;
        var (cells, relations) = (_members[group], _relations[group]);
        var rowOf = relations.Select((relation, row) => (relation, row)).ToDictionary(p => p.relation, p => p.row);
        var columns = cells.Select(c => Array.ConvertAll(_table.RelationsOf(c), t => (rowOf[t.Cell], t.Coefficient))).ToArray();
        double[] low = [.. cells.Select(c => -_below[c]), .. new double[relations.Length]];
        double[] high = [.. cells.Select(c => _above[c]), .. new double[relations.Length]];
        var programme = new OutsiderProgramme(relations.Length, columns, low, high, new double[cells.Length]);
        programme.Eliminate(forget: !_explains);
        return _programmes[group] = programme;
    }

    private void Remember(int group, OutsiderProgramme programme)
    {
        foreach (var cell in _members[group])
        {
            var at = programme[_place[cell]];
            _furthestUp[cell] = Math.Max(_furthestUp[cell], at);
            _furthestDown[cell] = Math.Max(_furthestDown[cell], -at);
        }
    }
}
