using Candour.Methods.Numerics;

namespace Candour.Methods.Disclosure;

/// <summary>
/// A light set of cells that meets every barrier: by benefit for weight, then without what turns out not to be needed,
/// from several starts of slightly changed weights, the lightest kept.
/// </summary>
internal static class CoverGreedy
{
    private const double Enough = 1 - 1e-7;

    /// <summary>What a cell of no weight costs: less than any other, but not nothing, so that fewer are taken.</summary>
    private const double Free = 1e-3;

    /// <summary>A cover, added to what is hidden already.</summary>
    /// <param name="table">For the weights.</param>
    /// <param name="barriers">What must be met.</param>
    /// <param name="hidden">What is hidden already; stays so.</param>
    /// <param name="starts">How many starts.</param>
    public static bool[] Of(AdditiveTable table, IReadOnlyList<Barrier> barriers, bool[] hidden, int starts)
    {
        var dice = new Dice((ulong)barriers.Count);
        var stands = new List<(int Barrier, double Share)>[table.Count];
        for (var b = 0; b < barriers.Count; b++)
        for (var i = 0; i < barriers[b].Cells.Length; i++)
            (stands[barriers[b].Cells[i]] ??= []).Add((b, barriers[b].Shares[i]));
        var (best, least) = (hidden, double.PositiveInfinity);
        for (var start = 0; start < starts; start++)
        {
            var costs = new double[table.Count];
            for (var cell = 0; cell < costs.Length; cell++)
                costs[cell] = (table[cell].Weight + Free) * (start == 0 ? 1 : 0.75 + 0.5 * dice.Unit());
            var found = One(table, barriers, stands, hidden, costs);
            var weight = Weight(table, found);
            if (weight < least)
                (best, least) = (found, weight);
        }
        return best;
    }

    /// <summary>What a pattern costs.</summary>
    public static double Weight(AdditiveTable table, bool[] hidden)
    {
        var sum = 0.0;
        for (var cell = 0; cell < hidden.Length; cell++)
            sum += hidden[cell] ? table[cell].Weight : 0;
        return sum;
    }

    private static bool[] One(
        AdditiveTable table,
        IReadOnlyList<Barrier> barriers,
        List<(int Barrier, double Share)>?[] stands,
        bool[] hidden,
        double[] costs
    )
    {
        bool[] found = [.. hidden];
        double[] met = [.. barriers.Select(b => b.Met(c => hidden[c] ? 1 : 0))];
        var queue = new PriorityQueue<int, (double, int)>();
        for (var cell = 0; cell < found.Length; cell++)
            if (stands[cell] is not null && !found[cell])
                queue.Enqueue(cell, (-Benefit(stands[cell]!, met) / costs[cell], cell));
        var taken = new List<int>();
        // Benefits only fall, so a cell whose benefit is still the best when it is looked at again is the best.
        while (queue.TryDequeue(out var cell, out var stored))
        {
            var benefit = -Benefit(stands[cell]!, met) / costs[cell];
            if (benefit >= 0)
                continue;
            if (queue.TryPeek(out _, out var next) && (benefit, cell).CompareTo(next) > 0)
            {
                queue.Enqueue(cell, (benefit, cell));
                continue;
            }
            found[cell] = true;
            taken.Add(cell);
            foreach (var (barrier, share) in stands[cell]!)
                met[barrier] += share;
        }
        foreach (var cell in taken.OrderByDescending(c => table[c].Weight).ThenBy(c => taken.IndexOf(c)).ToArray())
        {
            if (stands[cell]!.Any(s => met[s.Barrier] - s.Share < Enough))
                continue;
            found[cell] = false;
            foreach (var (barrier, share) in stands[cell]!)
                met[barrier] -= share;
        }
        return found;
    }

    private static double Benefit(List<(int Barrier, double Share)> stands, double[] met)
    {
        var sum = 0.0;
        foreach (var (barrier, share) in stands)
            if (met[barrier] < Enough)
                sum += Math.Min(share, 1 - met[barrier]);
        return sum;
    }
}
