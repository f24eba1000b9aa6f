namespace Candour.Methods.Agreement;

/// <summary>Alpha in Gwet's form: over units with two ratings or more, each counted by how many ratings it has.</summary>
internal static class PairedTable
{
    public static Measured<Coefficient> Alpha(AgreementTable table)
    {
        var ratings = table.Ratings;
        int[] units = [.. table.Rated.Where(i => ratings.Totals[i] >= 2)];
        var n = units.Length;
        var mean = units.Average(i => (double)ratings.Totals[i]);
        var used = Enumerable.Range(0, table.Categories).Select(k => units.Sum(i => ratings.Count(i, k)) / (n * mean)).ToArray();
        if (used.Count(p => p > 0) < 2)
            return NoMeasure.NothingVaries;
        var near = table.Near(used);
        var expected = used.Zip(near, (p, w) => p * w).Sum();

        // Of a finite number of ratings each agrees with itself: that share is put back.
        var self = 1 / (n * mean);
        var pairs = units.Select(i => table.Pairs(i) / (mean * (ratings.Totals[i] - 1))).ToArray();
        var plain = pairs.Average();
        var observed = (1 - self) * plain + self;
        var value = (observed - expected) / (1 - expected);
        if (n == 1)
            return new Coefficient(observed, expected, value, NoMeasure.OneUnit) { Units = n };

        // The share put back shrinks as units grow: the error is that of the form without it.
        var (squares, centre) = (0.0, (plain - expected) / (1 - expected));
        for (var i = 0; i < n; i++)
        {
            var extra = (ratings.Totals[units[i]] - mean) / mean;
            var own = (pairs[i] - observed * extra - expected) / (1 - expected);
            var chance = table.MeanOver(units[i], k => near[k]) * ratings.Totals[units[i]] / mean - expected * extra;
            var linear = own - 2 * (1 - centre) * (chance - expected) / (1 - expected);
            squares += (linear - centre) * (linear - centre);
        }
        return new Coefficient(observed, expected, value, Math.Sqrt(squares / (n * (n - 1.0)))) { Units = n };
    }
}
