namespace Candour.Methods.Disclosure;

/// <summary>
/// Branch and bound: the lightest safe pattern, and the proof that none is lighter. Bounds come from barriers met by
/// part-hidden cells; barriers are found for part-hidden patterns too, with an outsider who may move a cell by the part of it.
/// </summary>
/// <remarks>Source: Fischetti and Salazar (2001). Work is counted in nodes, so that the same table gives the same answer anywhere.</remarks>
internal sealed class PatternProof
{
    private const double Whole = 1e-6;

    /// <summary>A barrier missed by less is not worth its row.</summary>
    private const double Missed = 0.02;

    /// <summary>How often more barriers are looked for before the search parts in two.</summary>
    private const int Cuts = 20;

    private readonly AdditiveTable _table;
    private readonly PatternSearch _search;
    private readonly int[] _cells;
    private readonly int[] _place;
    private readonly CoverProgramme _programme;
    private readonly SimplexOutsider _outsider;
    private readonly double _given;
    private readonly bool _wholeWeights;
    private readonly double _most;
    private int _added;
    private int _nodes;

    public PatternProof(AdditiveTable table, PatternSearch search, int nodes)
    {
        (_table, _search, _nodes) = (table, search, nodes);
        _cells = [.. Enumerable.Range(0, table.Count).Where(c => table[c].Role == CellRole.MayCover)];
        _place = new int[table.Count];
        for (var i = 0; i < _cells.Length; i++)
            _place[_cells[i]] = i;
        _programme = new(_cells.Select(c => table[c].Weight));
        _outsider = new(table, [.. table.Cells.Select(c => c.Role != CellRole.Shown)], explains: true);
        _given = table.Primary.Sum(c => table[c].Weight);
        _wholeWeights = table.Cells.All(c => c.Weight == Math.Floor(c.Weight));
        _most = search.Check.Demands.Select(d => d.Amount).DefaultIfEmpty(0).Max();
    }

    /// <summary>Searches; no safe pattern weighs less than this, or than the best that the search has found by then.</summary>
    public double Run() => _given + Explore();

    private double Explore()
    {
        _nodes--;
        for (var cuts = Cuts; ; )
        {
            while (_added < _search.Pool.All.Count)
                Add(_search.Pool.All[_added++]);
            if (!_programme.Solve())
                return double.PositiveInfinity;
            var bound = Rounded(_programme.Bound);
            if (_given + bound >= _search.Weight - Whole)
                return bound;
            if (IsWhole())
            {
                var pattern = Pattern();
                var broken = _search.Check.Broken(pattern);
                if (broken.Count == 0)
                {
                    _search.Offer(pattern);
                    return bound;
                }
                if (!Learn(broken))
                    return bound;
                continue;
            }
            if (_nodes <= 0)
                return bound;
            if (cuts-- == 0 || !Separate())
                return Branch();
        }
    }

    private bool Learn(List<Barrier> broken)
    {
        var known = _search.Pool.All.Count;
        foreach (var barrier in broken)
            _search.Pool.Add(barrier);
        return _search.Pool.All.Count > known;
    }

    private double Branch()
    {
        var cell = Enumerable.Range(0, _cells.Length).MinBy(i => Math.Abs(_programme[i] - 0.5));
        var bound = double.PositiveInfinity;
        foreach (var held in (double[])[1, 0])
        {
            _programme.Hold(cell, held, held);
            bound = Math.Min(bound, Explore());
        }
        _programme.Hold(cell, 0, 1);
        return bound;
    }

    /// <summary>Barriers that the part-hidden pattern misses; false when none is found.</summary>
    private bool Separate()
    {
        // As far as they can go: what they give is taken off a barrier, so less here would make barriers that do not hold.
        foreach (var cell in _table.Primary)
            _outsider.Limit(cell, _table[cell].RoomBelow, _table[cell].RoomAbove);
        for (var i = 0; i < _cells.Length; i++)
        {
            var (cell, part) = (_cells[i], _programme[i]);
            _outsider.Limit(cell, part * Math.Min(_most, _table[cell].RoomBelow), part * Math.Min(_most, _table[cell].RoomAbove));
        }
        var found = false;
        foreach (var demand in _search.Check.Demands)
        {
            if (demand.Side == DemandSide.Width)
                continue;
            if (_outsider.Reach(demand.Cell, demand.Side == DemandSide.Above, demand.Amount) >= demand.Amount * (1 - Missed))
                continue;
            foreach (var gains in _outsider.Barriers())
            {
                var barrier = Barrier.Of(_table, demand, gains);
                if (barrier.Met(c => _programme[_place[c]]) < 1 - Missed)
                    found |= _search.Pool.Add(barrier);
            }
        }
        return SeparateCompanions() || found;
    }

    /// <summary>
    /// A hidden cell that can differ from the truth only together with cells that are all shown covers nothing: the lightest
    /// pattern has none such. So each is hidden by no more than its companions are.
    /// </summary>
    private bool SeparateCompanions()
    {
        foreach (var cell in _table.Primary)
            _outsider.Limit(cell, 1, 1);
        for (var i = 0; i < _cells.Length; i++)
            _outsider.Limit(_cells[i], _programme[i], _programme[i]);
        var rows = new List<int[]>();
        for (var i = 0; i < _cells.Length; i++)
        {
            if (_programme[i] < 2 * Missed || _outsider.Reach(_cells[i], up: true, _programme[i]) >= _programme[i] - Missed)
                continue;
            var companions = _outsider.Companions();
            if (companions.All(c => _table[c].Role != CellRole.Primary))
                rows.Add([i, .. companions.Where(c => _table[c].Role == CellRole.MayCover).Select(c => _place[c])]);
        }
        foreach (var row in rows)
            _programme.Add(row.Select((cell, at) => (cell, at == 0 ? -1.0 : 1.0)), least: 0);
        return rows.Count > 0;
    }

    private void Add(Barrier barrier) => _programme.Add(barrier.Cells.Select((cell, i) => (_place[cell], barrier.Shares[i])));

    private double Rounded(double bound) => _wholeWeights ? Math.Ceiling(bound - 100 * Whole) : bound;

    private bool IsWhole()
    {
        for (var i = 0; i < _cells.Length; i++)
            if (_programme[i] is > Whole and < 1 - Whole)
                return false;
        return true;
    }

    private bool[] Pattern()
    {
        bool[] pattern = [.. _table.Cells.Select(c => c.Role == CellRole.Primary)];
        for (var i = 0; i < _cells.Length; i++)
            pattern[_cells[i]] = _programme[i] > 0.5;
        return pattern;
    }
}
