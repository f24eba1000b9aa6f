namespace Candour.Methods.Matching;

/// <summary>
/// Cuts things into groups of given sizes so that the pairs that end up together cost as little as can be found.
/// It knows nothing of schools: the cost of two being together is the caller's.
/// </summary>
/// <remarks>
/// It begins with the things in the order given, group after group, and exchanges two things of different groups for
/// as long as some exchange lowers the total. The best exchange is taken each time, the first found among equals, so
/// the same question always has the same answer. The total falls with every exchange and there are finitely many
/// arrangements, so it ends. What it finds cannot be bettered by one exchange; it is not proved to be the best of all.
/// </remarks>
public static class GroupCut
{
    /// <summary>An exchange must lower the total by more than this: below it lies the rounding of sums of doubles.</summary>
    private const double Least = 1e-9;

    /// <summary>The groups, each with the indices of its things in ascending order.</summary>
    /// <param name="sizes">How many things each group takes. Together they are all the things.</param>
    /// <param name="cost">What it costs that two things are together: finite, the same in both directions.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Cut(IReadOnlyList<int> sizes, Func<int, int, double> cost)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(cost);
        if (sizes.Any(s => s < 1))
            throw new ArgumentException("A group has at least one thing.", nameof(sizes));
        var costs = Table(sizes.Sum(), cost);
        var groups = Start(sizes);
        while (BestExchange(groups, costs) is { } exchange)
        {
            var (a, i, b, j) = exchange;
            (groups[a][i], groups[b][j]) = (groups[b][j], groups[a][i]);
        }
        return [.. groups.Select(g => g.Order().ToArray()).OrderBy(g => g[0])];
    }

    private static double[,] Table(int count, Func<int, int, double> cost)
    {
        var table = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
            {
                var together = cost(i, j);
                table[i, j] = table[j, i] = double.IsFinite(together) ? together : throw new ArgumentException("A cost is a finite number.", nameof(cost));
            }
        }
        return table;
    }

    private static int[][] Start(IReadOnlyList<int> sizes) =>
        [.. sizes.Select((size, index) => Enumerable.Range(sizes.Take(index).Sum(), size).ToArray())];

    private static (int A, int I, int B, int J)? BestExchange(int[][] groups, double[,] costs)
    {
        (int, int, int, int)? best = null;
        var most = Least;
        for (var a = 0; a < groups.Length; a++)
        {
            for (var b = a + 1; b < groups.Length; b++)
            {
                for (var i = 0; i < groups[a].Length; i++)
                {
                    for (var j = 0; j < groups[b].Length; j++)
                    {
                        var saved = Saved(groups[a], i, groups[b], j, costs);
                        if (saved > most)
                            (best, most) = ((a, i, b, j), saved);
                    }
                }
            }
        }
        return best;
    }

    private static double Saved(int[] a, int i, int[] b, int j, double[,] costs)
    {
        var saved = 0.0;
        for (var k = 0; k < a.Length; k++)
            saved += k == i ? 0 : costs[a[i], a[k]] - costs[b[j], a[k]];
        for (var k = 0; k < b.Length; k++)
            saved += k == j ? 0 : costs[b[j], b[k]] - costs[a[i], b[k]];
        return saved;
    }
}
