namespace Candour.Methods.Optimisation;

/// <summary>One min-cost flow question. The tree hangs from a root beyond the nodes, to which each has an arc of its own.</summary>
internal sealed class NetworkSimplex
{
    private readonly int _nodes;
    private readonly int _arcs;
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly long[] _cost;
    private readonly long[] _room;
    private readonly long[] _flow;
    private readonly long[] _lower;

    /// <summary>1: at its lower end; -1: at its upper end; 0: in the tree.</summary>
    private readonly sbyte[] _state;
    private readonly int[] _parent;
    private readonly int[] _arcToParent;
    private readonly int[] _depth;
    private readonly int[] _child;
    private readonly int[] _next;
    private readonly int[] _previous;
    private readonly long[] _potential;
    private readonly Stack<int> _stack = new();
    private int _nextArc;

    public NetworkSimplex(IReadOnlyList<long> supplies, IReadOnlyList<Arc> arcs)
    {
        (_nodes, _arcs) = (supplies.Count, arcs.Count);
        var all = _arcs + _nodes;
        (_from, _to, _cost, _room) = (new int[all], new int[all], new long[all], new long[all]);
        (_flow, _lower, _state) = (new long[all], new long[_arcs], new sbyte[all]);
        (_parent, _arcToParent, _depth) = (new int[_nodes + 1], new int[_nodes + 1], new int[_nodes + 1]);
        (_child, _next, _previous) = (new int[_nodes + 1], new int[_nodes + 1], new int[_nodes + 1]);
        _potential = new long[_nodes + 1];
        var (left, most) = (supplies.ToArray(), 0L);
        for (var a = 0; a < _arcs; a++)
        {
            var arc = arcs[a];
            (_from[a], _to[a], _cost[a], _lower[a], _state[a]) = (arc.From, arc.To, arc.Cost, arc.Lower, 1);
            _room[a] = arc.Upper == long.MaxValue ? long.MaxValue : checked(arc.Upper - arc.Lower);
            left[arc.From] -= arc.Lower;
            left[arc.To] += arc.Lower;
            most = Math.Max(most, checked(Math.Abs(arc.Cost)));
        }
        // Dearer than any path of real arcs, so that what flows by the root flows there only if nothing else fits.
        var dear = checked((most + 1) * (_nodes + 1));
        _ = checked(dear * 4);
        Array.Fill(_child, -1);
        Array.Fill(_next, -1);
        Array.Fill(_previous, -1);
        _parent[_nodes] = _arcToParent[_nodes] = -1;
        for (var v = 0; v < _nodes; v++)
        {
            var a = _arcs + v;
            (_from[a], _to[a]) = left[v] >= 0 ? (v, _nodes) : (_nodes, v);
            (_cost[a], _room[a], _flow[a]) = (dear, long.MaxValue, Math.Abs(left[v]));
            _potential[v] = left[v] >= 0 ? -dear : dear;
            _arcToParent[v] = a;
            Hang(v, _nodes);
            _depth[v] = 1;
        }
    }

    public FlowSolution Solve(Work work)
    {
        var steps = 0L;
        for (var entering = Entering(); entering >= 0; entering = Entering())
        {
            if ((steps & 63) == 0 && work.Over())
                return Found(Outcome.CutShort, steps);
            if (!Pivot(entering))
                return Found(Outcome.NoLeast, steps);
            steps++;
            work.Spend(1);
        }
        for (var a = _arcs; a < _flow.Length; a++)
        {
            if (_flow[a] != 0)
                return Found(Outcome.NothingFits, steps);
        }
        return Found(Outcome.Best, steps);
    }

    private FlowSolution Found(Outcome outcome, long steps)
    {
        var (flows, cost) = (new long[_arcs], 0L);
        for (var a = 0; a < _arcs; a++)
        {
            flows[a] = _flow[a] + _lower[a];
            cost += flows[a] * _cost[a];
        }
        return new FlowSolution(outcome, cost, flows, _potential[..^1], steps);
    }

    /// <summary>The arc of a block that gains most per unit; the next block where none gains.</summary>
    private int Entering()
    {
        var block = Math.Max(16, (int)Math.Sqrt(_arcs));
        var (best, most, inBlock) = (-1, 0L, 0);
        for (var count = 0; count < _arcs; count++)
        {
            var a = _nextArc;
            _nextArc = _nextArc + 1 == _arcs ? 0 : _nextArc + 1;
            var gain = -_state[a] * (_cost[a] + _potential[_from[a]] - _potential[_to[a]]);
            if (gain > most && _room[a] > 0)
                (best, most) = (a, gain);
            if (++inBlock < block)
                continue;
            if (best >= 0)
                return best;
            inBlock = 0;
        }
        return best;
    }

    /// <summary>
    /// Sends along the cycle that an arc closes as much as fits. Of the arcs that stop it, the last one met from the top of the
    /// cycle in the direction of the flow leaves: that keeps the tree strongly feasible, and no tree comes twice.
    /// </summary>
    private bool Pivot(int entering)
    {
        var forward = _state[entering] > 0;
        var (first, second) = forward ? (_from[entering], _to[entering]) : (_to[entering], _from[entering]);
        var top = Meet(first, second);
        var (most, leaving, onFirst) = (_room[entering], -1, false);
        for (var v = first; v != top; v = _parent[v])
        {
            var room = Room(v, _to[_arcToParent[v]] == v);
            if (room < most)
                (most, leaving, onFirst) = (room, v, true);
        }
        for (var v = second; v != top; v = _parent[v])
        {
            var room = Room(v, _from[_arcToParent[v]] == v);
            if (room <= most && room != long.MaxValue)
                (most, leaving, onFirst) = (room, v, false);
        }
        if (most == long.MaxValue)
            return false;
        Send(entering, forward ? most : -most, first, second, top);
        if (leaving < 0)
        {
            _state[entering] = (sbyte)-_state[entering];
            return true;
        }
        var out1 = _arcToParent[leaving];
        _state[out1] = (sbyte)(_flow[out1] == 0 ? 1 : -1);
        _state[entering] = 0;
        Rehang(onFirst ? first : second, onFirst ? second : first, entering, leaving);
        return true;
    }

    private int Meet(int u, int v)
    {
        while (u != v)
        {
            if (_depth[u] >= _depth[v])
                u = _parent[u];
            else
                v = _parent[v];
        }
        return u;
    }

    private long Room(int v, bool along)
    {
        var a = _arcToParent[v];
        return !along ? _flow[a]
            : _room[a] == long.MaxValue ? long.MaxValue
            : _room[a] - _flow[a];
    }

    private void Send(int entering, long amount, int first, int second, int top)
    {
        if (amount == 0)
            return;
        _flow[entering] += amount;
        var size = Math.Abs(amount);
        for (var v = first; v != top; v = _parent[v])
            _flow[_arcToParent[v]] += _to[_arcToParent[v]] == v ? size : -size;
        for (var v = second; v != top; v = _parent[v])
            _flow[_arcToParent[v]] += _from[_arcToParent[v]] == v ? size : -size;
    }

    /// <summary>The branch that the leaving arc held now hangs by the entering one, turned round from there.</summary>
    private void Rehang(int inside, int outside, int entering, int cut)
    {
        var (node, parent, arc) = (inside, outside, entering);
        while (true)
        {
            var (oldParent, oldArc) = (_parent[node], _arcToParent[node]);
            Unhang(node);
            Hang(node, parent);
            _arcToParent[node] = arc;
            if (node == cut)
                break;
            (parent, node, arc) = (node, oldParent, oldArc);
        }
        _stack.Push(inside);
        while (_stack.TryPop(out var v))
        {
            var a = _arcToParent[v];
            _depth[v] = _depth[_parent[v]] + 1;
            _potential[v] = _from[a] == v ? _potential[_parent[v]] - _cost[a] : _potential[_parent[v]] + _cost[a];
            for (var c = _child[v]; c >= 0; c = _next[c])
                _stack.Push(c);
        }
    }

    private void Hang(int node, int parent)
    {
        _parent[node] = parent;
        _previous[node] = -1;
        _next[node] = _child[parent];
        if (_child[parent] >= 0)
            _previous[_child[parent]] = node;
        _child[parent] = node;
    }

    private void Unhang(int node)
    {
        if (_previous[node] >= 0)
            _next[_previous[node]] = _next[node];
        else
            _child[_parent[node]] = _next[node];
        if (_next[node] >= 0)
            _previous[_next[node]] = _previous[node];
    }
}
