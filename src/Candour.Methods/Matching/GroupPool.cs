namespace Candour.Methods.Matching;

/// <summary>Every group there can be, with what it costs.</summary>
internal sealed class GroupPool
{
    /// <summary>Beyond so many groups they are no longer written down.</summary>
    public const int Most = 3_000_000;

    private readonly List<int> _members = [];
    private readonly List<int> _starts = [0];
    private readonly List<double> _costs = [];

    private GroupPool() { }

    public int Count => _costs.Count;

    public double Cost(int group) => _costs[group];

    public ReadOnlySpan<int> Members(int group) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_members).Slice(_starts[group], _starts[group + 1] - _starts[group]);

    /// <summary>The number of the group of these members, ascending; -1 where there is none. Groups stand in the order of their members.</summary>
    public int Find(int[] members)
    {
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Members(middle).SequenceCompareTo(members);
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return -1;
    }

    /// <summary>All groups of the sizes whose pairs cost less than infinity; null where there are too many.</summary>
    public static GroupPool? Of(int count, IReadOnlyList<int> sizes, Func<int, double> bySize, Func<int, int, double> cost)
    {
        var (pool, chosen, largest) = (new GroupPool(), new List<int>(), sizes.Max());
        var costs = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
                costs[i, j] = cost(i, j);
        }
        return Extend(0, 0) ? pool : null;

        bool Extend(int from, double sum)
        {
            if (sizes.Contains(chosen.Count))
            {
                if (pool.Count == Most)
                    return false;
                pool._members.AddRange(chosen);
                pool._starts.Add(pool._members.Count);
                pool._costs.Add(sum + bySize(chosen.Count));
            }
            if (chosen.Count == largest)
                return true;
            for (var next = from; next < count; next++)
            {
                var with = sum;
                foreach (var member in chosen)
                    with += costs[member, next];
                if (double.IsPositiveInfinity(with))
                    continue;
                chosen.Add(next);
                var all = Extend(next + 1, with);
                chosen.RemoveAt(chosen.Count - 1);
                if (!all)
                    return false;
            }
            return true;
        }
    }
}
