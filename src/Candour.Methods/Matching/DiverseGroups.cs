using Candour.Methods.Optimisation;

namespace Candour.Methods.Matching;

/// <summary>Cuts things into groups so that those in one group differ as much as they can: the maximally diverse grouping.</summary>
/// <remarks>
/// Up to twelve things: by every subset, proved. More: exchanges at random and a descent again and again, above eighty after a
/// slow cooling, side by side from seeds of their own, and the best of them; a step is a hundred trials. The bound adds up for each thing the most it could have from as many others as
/// the largest group holds. Source: Gallego, Laguna, Martí and Duarte (2013).
/// </remarks>
public static class DiverseGroups
{
    /// <summary>So many searches at a time, whatever the number of threads: the answer does not depend on it.</summary>
    private const int Abreast = 4;
    private const int Exact = 12;

    /// <summary>The groups whose pairs differ most in all; the plan gives each thing its group.</summary>
    /// <param name="difference">Things × things: how much two differ. Only pairs (i, j) with i below j are read.</param>
    /// <param name="least">For each group the fewest things.</param>
    /// <param name="most">For each group the most.</param>
    /// <param name="effort">How much work to do; null for the default.</param>
    /// <exception cref="ArgumentException">A table that is not square, a difference that is no number, or sizes no grouping can have.</exception>
    public static Answer<IReadOnlyList<int>> Of(
        double[,] difference,
        IReadOnlyList<int> least,
        IReadOnlyList<int> most,
        Effort? effort = null
    )
    {
        ArgumentNullException.ThrowIfNull(difference);
        ArgumentNullException.ThrowIfNull(least);
        ArgumentNullException.ThrowIfNull(most);
        var count = difference.GetLength(0);
        if (difference.GetLength(1) != count || difference.Cast<double>().Any(d => !double.IsFinite(d)))
            throw new ArgumentException("Differences are a square table of finite numbers.", nameof(difference));
        if (
            least.Count != most.Count
            || least.Zip(most).Any(s => s.First < 0 || s.First > s.Second)
            || least.Sum() > count
            || most.Sum() < count
        )
            throw new ArgumentException("Each group has a least and a most, and together they can hold all.", nameof(least));
        var worth = new double[count * count];
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
                worth[i * count + j] = worth[j * count + i] = difference[i, j];
        }
        var work = new Work(effort ?? new Effort());
        var (groups, proved) = count <= Exact ? (EverySubset(worth, count, least, most), true) : Search(worth, count, least, most, work);
        if (groups is null)
            return new Answer<IReadOnlyList<int>>.NoneYet(work.Taken);
        var total = Pairs(count).Where(p => groups[p.I] == groups[p.J]).Sum(p => worth[p.I * count + p.J]);
        return new Answer<IReadOnlyList<int>>.Fits(
            new(groups, total, proved ? total : Ceiling(worth, count, most.Max()), work.Ended(proved), [])
        );
    }

    private static IEnumerable<(int I, int J)> Pairs(int count) =>
        from i in Enumerable.Range(0, count)
        from j in Enumerable.Range(i + 1, count - i - 1)
        select (i, j);

    private static (int[]? Groups, bool Proved) Search(
        double[] worth,
        int count,
        IReadOnlyList<int> least,
        IReadOnlyList<int> most,
        Work work
    )
    {
        var target = Sizes(count, least, most);
        var trials = count * Math.Min(2_000_000L, 500L * count * count);
        var (best, total) = ((int[]?)null, double.NegativeInfinity);
        for (var round = 0UL; !work.Over(); round++)
        {
            var found = new ExchangeSearch[Abreast];
            // The last round is as long as the steps left allow, so that a small budget is not exceeded.
            var each = Math.Min(trials, Math.Max(100, work.Left * 100 / Abreast));
            Parallel.For(
                0,
                Abreast,
                new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, work.Effort.Threads) },
                k =>
                {
                    var seed = work.Effort.Seed + 0x9E37_79B9UL * (round * Abreast + (ulong)k + 1);
                    found[k] = new ExchangeSearch(worth, count, [.. least], [.. most], target, seed);
                    // Large questions want a slow cooling first; small ones are soon found by upsetting and descending alone.
                    if (count > 80)
                        found[k].Cool(each * 3 / 4, 0.4);
                    found[k].Upset(count > 80 ? each / 4 : each);
                }
            );
            foreach (var search in found.Where(f => f.BestTotal > total + 1e-9))
                (best, total) = (search.Best, search.BestTotal);
            work.Best = total;
            work.Spend(Abreast * Math.Max(1, each / 100));
            if (round + 1 >= 6)
                break;
        }
        return (best, false);
    }

    private static int[] Sizes(int count, IReadOnlyList<int> least, IReadOnlyList<int> most)
    {
        int[] sizes = [.. least];
        for (var left = count - sizes.Sum(); left > 0; )
        {
            for (var g = 0; g < sizes.Length && left > 0; g++)
            {
                if (sizes[g] < most[g])
                    (sizes[g], left) = (sizes[g] + 1, left - 1);
            }
        }
        return sizes;
    }

    private static double Ceiling(double[] worth, int count, int largest) =>
        Enumerable
            .Range(0, count)
            .Sum(i =>
                worth.AsSpan(i * count, count).ToArray().Where((_, j) => j != i).OrderDescending().Take(largest - 1).Where(w => w > 0).Sum()
                / 2
            );

    /// <summary>For each group in turn and each set of things already placed, the most there can be.</summary>
    private static int[] EverySubset(double[] worth, int count, IReadOnlyList<int> least, IReadOnlyList<int> most)
    {
        var all = 1 << count;
        var inside = new double[all];
        for (var set = 1; set < all; set++)
        {
            var i = System.Numerics.BitOperations.TrailingZeroCount(set);
            inside[set] = inside[set & (set - 1)];
            for (var rest = set & (set - 1); rest != 0; rest &= rest - 1)
                inside[set] += worth[i * count + System.Numerics.BitOperations.TrailingZeroCount(rest)];
        }
        var best = new double[least.Count + 1][];
        var last = new int[least.Count + 1][];
        best[0] = Enumerable.Repeat(double.NegativeInfinity, all).ToArray();
        best[0][0] = 0;
        for (var g = 0; g < least.Count; g++)
        {
            (best[g + 1], last[g + 1]) = (Enumerable.Repeat(double.NegativeInfinity, all).ToArray(), new int[all]);
            for (var set = 0; set < all; set++)
            {
                for (var own = set; ; own = (own - 1) & set)
                {
                    var size = System.Numerics.BitOperations.PopCount((uint)own);
                    var total = best[g][set & ~own] + inside[own];
                    if (size >= least[g] && size <= most[g] && total > best[g + 1][set])
                        (best[g + 1][set], last[g + 1][set]) = (total, own);
                    if (own == 0)
                        break;
                }
            }
        }
        var groups = new int[count];
        for (int g = least.Count, set = all - 1; g > 0; set &= ~last[g][set], g--)
        {
            for (var own = last[g][set]; own != 0; own &= own - 1)
                groups[System.Numerics.BitOperations.TrailingZeroCount(own)] = g - 1;
        }
        return groups;
    }
}
