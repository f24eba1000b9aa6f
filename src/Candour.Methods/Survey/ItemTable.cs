namespace Candour.Methods.Survey;

/// <summary>What people answered to the items of one scale: the covariances of those who answered every item.</summary>
internal sealed class ItemTable
{
    private ItemTable(int people, double[,] covariances) => (People, Covariances) = (people, covariances);

    /// <summary>How many answered every item.</summary>
    public int People { get; }

    /// <summary>How many items.</summary>
    public int Items => Covariances.GetLength(0);

    /// <summary>Items × items, over n - 1; reversed items turned round.</summary>
    public double[,] Covariances { get; }

    public double Variance(int item) => Covariances[item, item];

    public static Measured<ItemTable> Of(double?[,] answers, IReadOnlyCollection<int>? reversed)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var (people, items) = (answers.GetLength(0), answers.GetLength(1));
        var sign = Enumerable.Repeat(1.0, items).ToArray();
        foreach (var item in reversed ?? [])
        {
            if (item < 0 || item >= items)
                throw new ArgumentException($"There is no item {item}.", nameof(reversed));
            sign[item] = -1;
        }
        if (items < 2)
            return NoMeasure.TooFewItems;
        var complete = Complete(answers, people, items);
        var n = complete.Count / items;
        if (n < 2)
            return n == 0 ? NoMeasure.NothingToCompare : NoMeasure.OneUnit;
        return new ItemTable(n, Spread(complete, n, items, sign));
    }

    private static List<double> Complete(double?[,] answers, int people, int items)
    {
        var complete = new List<double>(people * items);
        for (var i = 0; i < people; i++)
        {
            var begin = complete.Count;
            for (var j = 0; j < items && complete.Count == begin + j; j++)
            {
                if (answers[i, j] is not { } answer)
                    continue;
                if (!double.IsFinite(answer))
                    throw new ArgumentException($"Person {i + 1}, item {j + 1}: {answer} is not a finite number.", nameof(answers));
                complete.Add(answer);
            }
            if (complete.Count < begin + items)
                complete.RemoveRange(begin, complete.Count - begin);
        }
        return complete;
    }

    private static double[,] Spread(List<double> rows, int n, int items, double[] sign)
    {
        var means = new double[items];
        for (var at = 0; at < rows.Count; at++)
            means[at % items] += rows[at];
        for (var j = 0; j < items; j++)
            means[j] /= n;
        var sums = new double[items, items];
        var away = new double[items];
        for (var at = 0; at < rows.Count; at += items)
        {
            for (var j = 0; j < items; j++)
                away[j] = sign[j] * (rows[at + j] - means[j]);
            for (var j = 0; j < items; j++)
            for (var k = 0; k <= j; k++)
                sums[j, k] += away[j] * away[k];
        }
        // Answers that are all the same may differ from their mean by rounding.
        var still = means.Select((m, j) => GroupSums.Still(sums[j, j], n, m)).ToArray();
        for (var j = 0; j < items; j++)
        for (var k = 0; k <= j; k++)
            sums[j, k] = sums[k, j] = still[j] || still[k] ? 0 : sums[j, k] / (n - 1);
        return sums;
    }

    /// <summary>The correlations; null where an item does not vary.</summary>
    public double[,]? Correlations()
    {
        var (p, r) = (Items, new double[Items, Items]);
        for (var j = 0; j < p; j++)
        for (var k = 0; k < p; k++)
        {
            if (Variance(j) <= 0)
                return null;
            r[j, k] = j == k ? 1 : Covariances[j, k] / Math.Sqrt(Variance(j) * Variance(k));
        }
        return r;
    }
}
