namespace Candour.Methods.Disclosure;

/// <summary>
/// An outsider of a table that is a network. A cell can rise by as much as the other hidden cells can carry from the
/// node it enters back to the node it leaves: a greatest flow, and a smallest cut where it ends.
/// </summary>
/// <remarks>Dinic's method. For whole counts every number is whole and exact.</remarks>
internal sealed class FlowOutsider : Outsider
{
    private const double Least = 1e-9;

    private readonly AdditiveTable _table;
    private readonly TableNetwork _network;
    private readonly bool[] _hidden;
    private readonly int[] _cells;
    private readonly int[] _arcOf;
    private readonly int[] _to;
    private readonly double[] _room;
    private readonly double[] _left;
    private readonly int[] _first;
    private readonly int[] _arcs;
    private readonly int[] _level;
    private readonly int[] _next;
    private readonly int[] _queue;
    private int _source;
    private int _sink;
    private int _last;

    public FlowOutsider(AdditiveTable table, TableNetwork network, bool[] hidden)
    {
        (_table, _network, _hidden) = (table, network, [.. hidden]);
        _cells = [.. Enumerable.Range(0, table.Count).Where(c => hidden[c] && network.Tail[c] >= 0)];
        _arcOf = new int[table.Count];
        Array.Fill(_arcOf, -1);
        (_to, _room, _left) = (new int[2 * _cells.Length], new double[2 * _cells.Length], new double[2 * _cells.Length]);
        _first = new int[network.Nodes + 1];
        for (var i = 0; i < _cells.Length; i++)
        {
            var cell = _cells[i];
            _arcOf[cell] = 2 * i;
            (_to[2 * i], _to[2 * i + 1]) = (network.Head[cell], network.Tail[cell]);
            (_room[2 * i], _room[2 * i + 1]) = (table[cell].RoomAbove, table[cell].RoomBelow);
            _first[network.Tail[cell] + 1]++;
            _first[network.Head[cell] + 1]++;
        }
        for (var node = 0; node < network.Nodes; node++)
            _first[node + 1] += _first[node];
        _arcs = new int[2 * _cells.Length];
        int[] at = [.. _first];
        for (var arc = 0; arc < _to.Length; arc++)
            _arcs[at[_to[arc ^ 1]]++] = arc;
        (_level, _next, _queue) = (new int[network.Nodes], new int[network.Nodes], new int[network.Nodes]);
    }

    public override double Reach(int cell, bool up, double enough)
    {
        _last = cell;
        _room.CopyTo(_left, 0);
        var room = up ? _table[cell].RoomAbove : _table[cell].RoomBelow;
        // A cell in no relation is as open as it was beforehand, if it is hidden.
        if (_arcOf[cell] is var own && own < 0)
            return _hidden[cell] ? room : 0;
        if (_room[own] == 0 && _room[own + 1] == 0)
            return 0;
        (_left[own], _left[own + 1]) = (0, 0);
        var (tail, head) = (_network.Tail[cell], _network.Head[cell]);
        (_source, _sink) = up ? (head, tail) : (tail, head);
        var limit = Math.Min(room, enough);
        if (double.IsPositiveInfinity(limit) && Levels(_source, forwards: true, unlimitedOnly: true))
            return limit;
        var flow = 0.0;
        while (flow < limit - Least && Levels(_source, forwards: true))
        {
            Array.Copy(_first, _next, _network.Nodes);
            while (flow < limit - Least && Augment(_source, limit - flow) is var more && more > 0)
                flow += more;
        }
        return flow;
    }

    public override IReadOnlyList<int> Example()
    {
        // The room below is finite whatever flows; the room above may be without end and then stays so.
        var moved = new List<int> { _last };
        for (var i = 0; i < _cells.Length; i++)
            if (_cells[i] != _last && _left[2 * i + 1] != _room[2 * i + 1])
                moved.Add(_cells[i]);
        return moved;
    }

    public override IEnumerable<IReadOnlyList<(int Cell, double Gain)>> Barriers()
    {
        Levels(_source, forwards: true);
        bool[] near = [.. _level.Select(l => l >= 0)];
        Levels(_sink, forwards: false);
        bool[] notFar = [.. _level.Select(l => l < 0)];
        yield return Cut(near);
        if (!near.SequenceEqual(notFar))
            yield return Cut(notFar);
    }

    public override void Show(int cell, bool shown)
    {
        _hidden[cell] = !shown;
        if (_arcOf[cell] is var arc && arc < 0)
            return;
        _room[arc] = shown ? 0 : _table[cell].RoomAbove;
        _room[arc + 1] = shown ? 0 : _table[cell].RoomBelow;
    }

    /// <summary>Every cell that leads from one side to the other, by how much it could carry.</summary>
    private List<(int Cell, double Gain)> Cut(bool[] side)
    {
        var cut = new List<(int, double)>();
        for (var cell = 0; cell < _table.Count; cell++)
        {
            if (cell == _last || _network.Tail[cell] < 0)
                continue;
            var (tail, head) = (side[_network.Tail[cell]], side[_network.Head[cell]]);
            if (tail && !head && _table[cell].RoomAbove > 0)
                cut.Add((cell, _table[cell].RoomAbove));
            else if (head && !tail && _table[cell].RoomBelow > 0)
                cut.Add((cell, _table[cell].RoomBelow));
        }
        return cut;
    }

    /// <summary>How many arcs with room each node is from the start; whether the other end is reached.</summary>
    private bool Levels(int from, bool forwards, bool unlimitedOnly = false)
    {
        Array.Fill(_level, -1);
        var (read, written) = (0, 0);
        _queue[written++] = from;
        _level[from] = 0;
        while (read < written)
        {
            var node = _queue[read++];
            for (var i = _first[node]; i < _first[node + 1]; i++)
            {
                var arc = _arcs[i];
                var left = _left[forwards ? arc : arc ^ 1];
                if (_level[_to[arc]] >= 0 || (unlimitedOnly ? !double.IsPositiveInfinity(left) : left <= Least))
                    continue;
                _level[_to[arc]] = _level[node] + 1;
                _queue[written++] = _to[arc];
            }
        }
        return _level[forwards ? _sink : _source] >= 0;
    }

    private double Augment(int node, double most)
    {
        if (node == _sink)
            return most;
        for (; _next[node] < _first[node + 1]; _next[node]++)
        {
            var arc = _arcs[_next[node]];
            if (_left[arc] <= Least || _level[_to[arc]] != _level[node] + 1)
                continue;
            var flow = Augment(_to[arc], Math.Min(most, _left[arc]));
            if (flow <= 0)
                continue;
            _left[arc] -= flow;
            _left[arc ^ 1] += flow;
            return flow;
        }
        return 0;
    }
}
