namespace Candour.Methods.Pairwise;

/// <summary>How often each of two items was preferred when they were held against one another.</summary>
/// <param name="First">One item.</param>
/// <param name="Second">The other.</param>
/// <param name="FirstWins">How often the first was preferred; a draw counts a half for each.</param>
/// <param name="SecondWins">How often the second was.</param>
public readonly record struct Comparison(string First, string Second, double FirstWins, double SecondWins);

/// <summary>Comparisons of items two by two. It never changes.</summary>
public sealed class Comparisons
{
    private Comparisons(string[] items, int[] first, int[] second, double[] wins, double[] counts) =>
        (Items, First, Second, Wins, Counts) = (items, first, second, wins, counts);

    /// <summary>The items, in ordinal order.</summary>
    public IReadOnlyList<string> Items { get; }

    internal int[] First { get; }

    internal int[] Second { get; }

    /// <summary>Of each line how often the first won, and how often they were compared.</summary>
    internal double[] Wins { get; }

    internal double[] Counts { get; }

    /// <summary>Comparisons from a list.</summary>
    /// <param name="comparisons">In any order; the same two may occur on several lines, either way round.</param>
    /// <exception cref="ArgumentException">An item is compared with itself or not named, or a count is below 0 or not finite.</exception>
    public static Comparisons Of(IReadOnlyList<Comparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        foreach (var c in comparisons)
        {
            if (c.First is null || c.Second is null || string.Equals(c.First, c.Second, StringComparison.Ordinal))
                throw new ArgumentException($"{c.First} is compared with {c.Second}: two items are.", nameof(comparisons));
            if (!double.IsFinite(c.FirstWins) || !double.IsFinite(c.SecondWins) || c.FirstWins < 0 || c.SecondWins < 0)
                throw new ArgumentException($"{c.First} and {c.Second}: a count is 0 or more.", nameof(comparisons));
        }
        Comparison[] held = [.. comparisons.Where(c => c.FirstWins + c.SecondWins > 0)];
        string[] items =
        [
            .. comparisons.SelectMany(c => (string[])[c.First, c.Second]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        int Place(string item) => Array.BinarySearch(items, item, StringComparer.Ordinal);
        return new Comparisons(
            items,
            [.. held.Select(c => Place(c.First))],
            [.. held.Select(c => Place(c.Second))],
            [.. held.Select(c => c.FirstWins)],
            [.. held.Select(c => c.FirstWins + c.SecondWins)]
        );
    }

    /// <summary>How many groups of items there are that were never compared with one another.</summary>
    public int Components()
    {
        var links = new Numerics.Links(Items.Count);
        for (var i = 0; i < First.Length; i++)
            links.Join(First[i], Second[i]);
        return links.Count;
    }

    /// <summary>
    /// How many groups there are within which every item beats every other, directly or through others. More than one: there is no
    /// finite estimate by maximum likelihood.
    /// </summary>
    /// <remarks>Source: Tarjan (1972), SIAM Journal on Computing 1, without recursion.</remarks>
    public int StrongComponents()
    {
        var beats = new List<int>[Items.Count];
        for (var item = 0; item < beats.Length; item++)
            beats[item] = [];
        for (var i = 0; i < First.Length; i++)
        {
            if (Wins[i] > 0)
                beats[First[i]].Add(Second[i]);
            if (Wins[i] < Counts[i])
                beats[Second[i]].Add(First[i]);
        }
        var (index, low, next) = (new int[beats.Length], new int[beats.Length], new int[beats.Length]);
        var (path, open, visit) = (new Stack<int>(), new bool[beats.Length], new Stack<int>());
        var (count, components) = (0, 0);
        for (var root = 0; root < beats.Length; root++)
        {
            if (index[root] > 0)
                continue;
            visit.Push(root);
            while (visit.TryPeek(out var item))
            {
                if (index[item] == 0)
                {
                    index[item] = low[item] = ++count;
                    path.Push(item);
                    open[item] = true;
                }
                if (next[item] < beats[item].Count)
                {
                    var beaten = beats[item][next[item]++];
                    if (index[beaten] == 0)
                        visit.Push(beaten);
                    else if (open[beaten])
                        low[item] = Math.Min(low[item], index[beaten]);
                    continue;
                }
                visit.Pop();
                if (visit.TryPeek(out var before))
                    low[before] = Math.Min(low[before], low[item]);
                if (low[item] != index[item])
                    continue;
                components++;
                int gone;
                do open[gone = path.Pop()] = false;
                while (gone != item);
            }
        }
        return components;
    }
}
