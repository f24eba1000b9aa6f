namespace Candour.Methods.Agreement;

/// <summary>Conger's chance agreement: from each rater's own use of the categories.</summary>
internal sealed class RaterShares
{
    private readonly AgreementTable _table;
    private readonly double[] _units;

    private RaterShares(AgreementTable table, double expected, double[] units) => (_table, Expected, _units) = (table, expected, units);

    public double Expected { get; }

    /// <summary>What a unit adds to the expected agreement.</summary>
    public double OfUnit(int unit) => _units[Array.BinarySearch(_table.Rated, unit)];

    /// <summary>Null with fewer than two raters who rated anything.</summary>
    public static RaterShares? Of(AgreementTable table)
    {
        var ratings = table.Ratings;
        var rated = Enumerable.Range(0, ratings.Raters).ToDictionary(g => g, g => table.Rated.Count(i => ratings[i, g] is not null));
        int[] raters = [.. rated.Where(r => r.Value > 0).Select(r => r.Key)];
        if (raters.Length < 2)
            return null;
        var (q, n, r) = (table.Categories, table.Rated.Length, raters.Length);
        var shares = raters.Select(g => Shares(table, g, rated[g])).ToArray();
        var mean = Enumerable.Range(0, q).Select(k => shares.Average(s => s[k])).ToArray();

        // Σ w_kl (p̄_k p̄_l - s²_kl / r): the mean over pairs of different raters of Σ w_kl p_gk p_hl.
        var expected = 0.0;
        for (var k = 0; k < q; k++)
        for (var l = 0; l < q; l++)
        {
            var spread = (shares.Sum(s => s[k] * s[l]) - r * mean[k] * mean[l]) / (r - 1);
            expected += table.Weight(k, l) * (mean[k] * mean[l] - spread / r);
        }

        // How the others' shares, together, lie to each category, seen from each rater.
        var near = raters.Select((_, g) => table.Near([.. Enumerable.Range(0, q).Select(k => r * mean[k] - shares[g][k])])).ToArray();
        var own = raters.Select((_, g) => shares[g].Zip(near[g], (p, w) => p * w).Sum()).ToArray();
        var units = new double[n];
        for (var i = 0; i < n; i++)
        {
            for (var g = 0; g < r; g++)
            {
                var present = ratings[table.Rated[i], raters[g]] is { } code ? near[g][code] : 0;
                var gap = (ratings[table.Rated[i], raters[g]] is null ? 0 : 1) - rated[raters[g]] / (double)n;
                units[i] += n / (double)rated[raters[g]] * (present - gap * own[g]) / (r * (r - 1.0));
            }
        }
        return new RaterShares(table, expected, units);
    }

    private static double[] Shares(AgreementTable table, int rater, int rated)
    {
        var shares = new double[table.Categories];
        foreach (var unit in table.Rated)
        {
            if (table.Ratings[unit, rater] is { } code)
                shares[code] += 1.0 / rated;
        }
        return shares;
    }
}
