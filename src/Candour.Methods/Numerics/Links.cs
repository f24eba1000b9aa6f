namespace Candour.Methods.Numerics;

/// <summary>Sets that grow together as their members are linked.</summary>
/// <remarks>Union by size with path halving: Tarjan and van Leeuwen (1984).</remarks>
internal sealed class Links
{
    private readonly int[] _parents;
    private readonly int[] _sizes;

    public Links(int count)
    {
        (_parents, _sizes, Count) = ([.. Enumerable.Range(0, count)], new int[count], count);
        Array.Fill(_sizes, 1);
    }

    /// <summary>How many sets there are.</summary>
    public int Count { get; private set; }

    /// <summary>The member that stands for the set of this one.</summary>
    public int Root(int member)
    {
        while (_parents[member] != member)
            member = _parents[member] = _parents[_parents[member]];
        return member;
    }

    /// <summary>Links two members.</summary>
    public void Join(int a, int b)
    {
        (a, b) = (Root(a), Root(b));
        if (a == b)
            return;
        if (_sizes[a] < _sizes[b])
            (a, b) = (b, a);
        _parents[b] = a;
        _sizes[a] += _sizes[b];
        Count--;
    }
}
