namespace Candour.Methods.Optimisation;

/// <summary>
/// Betters a plan by freeing a part of it and solving that part anew, for as long as that pays. So many attempts are made side by side from
/// the same plan, whatever the number of threads, and the best of them is kept: the first among equals.
/// </summary>
internal static class LargeNeighbourhood
{
    private const int Abreast = 4;

    /// <param name="attempt">From a plan and a seed: another plan with its cost, or none; and the steps it took.</param>
    /// <param name="patience">How many rounds without gain to bear.</param>
    /// <param name="enough">A cost at which there is nothing left to gain.</param>
    public static (TPlan Plan, double Cost) Improve<TPlan>(
        TPlan plan,
        double cost,
        Func<TPlan, ulong, (TPlan? Plan, double Cost, long Steps)> attempt,
        int patience,
        double enough,
        Work work
    )
        where TPlan : class
    {
        var still = 0;
        for (var round = 0UL; still < patience && cost > enough && !work.Over(); round++)
        {
            var found = new (TPlan? Plan, double Cost, long Steps)[Abreast];
            var (from, first) = (plan, work.Effort.Seed + round * Abreast);
            Parallel.For(
                0,
                Abreast,
                new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, work.Effort.Threads) },
                k => found[k] = attempt(from, first + (ulong)k)
            );
            still++;
            foreach (var (other, otherCost, steps) in found)
            {
                work.Spend(steps + 1);
                if (other is null || otherCost >= cost - 1e-9)
                    continue;
                (plan, cost, still) = (other, otherCost, 0);
                work.Best = cost;
            }
        }
        return (plan, cost);
    }
}
