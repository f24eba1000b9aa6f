using Candour.Methods.Optimisation;

namespace Candour.Methods.Matching;

/// <summary>One question of groups: a first plan by exchanges, the best by partition, and what to relax where none fits.</summary>
internal sealed class GroupPlanner(GroupQuestion question, HashSet<(int, int)> kept, Work work)
{
    private readonly double _outweighs = 1 + 2 * Largest(question);

    public Answer<IReadOnlyList<IReadOnlyList<int>>> Answer()
    {
        if (Combination(question.Sizes) is { } sizes)
        {
            var pool =
                GroupPool.Of(
                    question.Schools,
                    question.Sizes,
                    _ => 0,
                    (i, j) => question.IsAllowed(i, j) ? Cost(i, j) : double.PositiveInfinity
                ) ?? throw TooMany();
            var partition = new GroupPartition(pool, question.Schools, work);
            if (First(pool, sizes) is { } first)
                partition.Begin(first);
            partition.Run();
            if (partition.Best is not null)
                return Fits(pool, partition);
            if (!partition.Finished)
                return new Answer<IReadOnlyList<IReadOnlyList<int>>>.NoneYet(work.Taken);
        }
        return NothingFits();
    }

    private static InvalidOperationException TooMany() =>
        new($"There are more than {GroupPool.Most} groups to choose from: fewer sizes or smaller groups.");

    private double Cost(int i, int j) => -question.Worth(i, j) - (kept.Contains((i, j)) ? _outweighs : 0);

    private Answer<IReadOnlyList<IReadOnlyList<int>>> Fits(GroupPool pool, GroupPartition partition)
    {
        var plan = Plan(pool, partition.Best!);
        var total = plan.Sum(question.Worth);
        var proved = partition.Finished;
        // With pairs to keep, the bound is of plans that keep as many.
        var bound =
            proved ? total
            : kept.Count == 0 ? -partition.Bound
            : double.PositiveInfinity;
        return new Answer<IReadOnlyList<IReadOnlyList<int>>>.Fits(new(plan, total, bound, work.Ended(proved), Reasons(plan)));
    }

    private Answer<IReadOnlyList<IReadOnlyList<int>>> NothingFits()
    {
        var sizes = question.Sizes;
        var breach = 1 + 2 * Largest(question);
        GroupPool? pool = null;
        // Any size may be the one to relax; where those are too many to write down, only the smaller ones, or none.
        foreach (
            var tried in new[] { Enumerable.Range(1, question.Sizes[^1] + 1), Enumerable.Range(1, question.Sizes[^1]), question.Sizes }
        )
        {
            sizes = [.. tried];
            if (Combination(sizes) is null)
                continue;
            pool = GroupPool.Of(
                question.Schools,
                sizes,
                s => question.Sizes.Contains(s) ? 0 : breach,
                (i, j) => (question.IsAllowed(i, j) ? 0 : breach) - question.Worth(i, j)
            );
            if (pool is not null)
                break;
        }
        if (pool is null)
            throw TooMany();
        var partition = new GroupPartition(pool, question.Schools, work);
        if (Combination(sizes) is { } combination && First(pool, combination) is { } first)
            partition.Begin(first);
        partition.Run();
        if (partition.Best is null)
            return new Answer<IReadOnlyList<IReadOnlyList<int>>>.NoneYet(work.Taken);
        var plan = Plan(pool, partition.Best);
        var breaches =
            from g in plan
            from b in (from i in g from j in g where i < j && !question.IsAllowed(i, j) select new Breach(Rule.Conflict, i, j)).Concat(
                question.Sizes.Contains(g.Count) ? [] : [new Breach(Rule.GroupSize, g[0], g.Count)]
            )
            select b;
        return new Answer<IReadOnlyList<IReadOnlyList<int>>>.NothingFits(
            [.. breaches],
            plan,
            partition.Finished && sizes.Count > question.Sizes[^1]
        );
    }

    private static double Largest(GroupQuestion question)
    {
        var sum = 0.0;
        for (var i = 0; i < question.Schools; i++)
        {
            var most = 0.0;
            for (var j = 0; j < question.Schools; j++)
                most = Math.Max(most, Math.Abs(question.Worth(i, j)));
            sum += most * (question.Sizes.Max() + 1) / 2;
        }
        return Math.Ceiling(sum);
    }

    /// <summary>Groups by exchanges; null where they do not come to a plan that keeps every rule.</summary>
    private List<int>? First(GroupPool pool, int[] sizes)
    {
        var n = question.Schools;
        if (n == 0)
            return [];
        var worth = new double[n * n];
        var forbidden = _outweighs * 4;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                worth[i * n + j] =
                    i == j ? 0
                    : question.IsAllowed(i, j) ? -Cost(Math.Min(i, j), Math.Max(i, j))
                    : -forbidden;
        }
        var ends = question.Sizes.Count == question.Sizes[^1] - question.Sizes[0] + 1;
        int[] least = [.. sizes.Select(s => ends ? Math.Min(s, question.Sizes[0]) : s)];
        int[] most = [.. sizes.Select(s => ends ? Math.Max(s, question.Sizes[^1]) : s)];
        List<int>? best = null;
        var total = double.PositiveInfinity;
        for (var run = 0UL; run < 3 && !work.Over(); run++)
        {
            var search = new ExchangeSearch(worth, n, least, most, sizes, work.Effort.Seed + run);
            search.Cool(3000L * n, 0.3);
            work.Spend(30L * n);
            var columns = search.Best.Select((g, i) => (g, i)).GroupBy(p => p.g, p => p.i).Select(g => pool.Find([.. g.Order()])).ToList();
            if (columns.TrueForAll(c => c >= 0) && columns.Sum(pool.Cost) < total)
                (best, total) = (columns, columns.Sum(pool.Cost));
        }
        return best;
    }

    /// <summary>Sizes that together take every school, as few groups as can be; null where there are none.</summary>
    private int[]? Combination(IReadOnlyList<int> sizes)
    {
        var last = new int[question.Schools + 1];
        for (var total = 1; total <= question.Schools; total++)
            last[total] = sizes.Where(s => s == total || s < total && last[total - s] > 0).DefaultIfEmpty(0).Max();
        if (question.Schools > 0 && last[^1] == 0)
            return null;
        var taken = new List<int>();
        for (var left = question.Schools; left > 0; left -= last[left])
            taken.Add(last[left]);
        return [.. taken];
    }

    private static IReadOnlyList<int>[] Plan(GroupPool pool, IReadOnlyList<int> columns) =>
        [.. columns.Select(c => (IReadOnlyList<int>)pool.Members(c).ToArray()).OrderBy(g => g[0])];

    /// <summary>For each pair that is together: what kept one from better company, and whom it could best be exchanged for.</summary>
    private List<Reason> Reasons(IReadOnlyList<int>[] plan)
    {
        var reasons = new List<Reason>();
        foreach (var group in plan)
        {
            foreach (var (i, j) in group.SelectMany(i => group.Where(j => i < j).Select(j => (i, j))))
            {
                var better = Enumerable
                    .Range(0, question.Schools)
                    .Where(k => !group.Contains(k) && question.Worth(i, k) > question.Worth(i, j));
                var bound = better.Any(k => !question.IsAllowed(i, k)) ? new[] { Rule.Conflict } : [];
                reasons.Add(new Reason(i, j, question.Worth(i, j), bound, Next(plan, group, i)));
            }
        }
        return reasons;
    }

    private NextBest? Next(IReadOnlyList<int>[] plan, IReadOnlyList<int> group, int i)
    {
        NextBest? best = null;
        foreach (var other in plan.Where(g => g != group))
        {
            foreach (var k in other)
            {
                int[] here = [.. group.Where(m => m != i), k];
                int[] there = [.. other.Where(m => m != k), i];
                if (!Allowed(here) || !Allowed(there))
                    continue;
                var cost = question.Worth(group) + question.Worth(other) - question.Worth(here) - question.Worth(there);
                if (best is null || cost < best.Value.Cost)
                    best = new NextBest(k, cost);
            }
        }
        return best;
    }

    private bool Allowed(int[] group) => group.All(i => group.All(j => i == j || question.IsAllowed(i, j)));
}
