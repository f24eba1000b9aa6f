namespace Candour.Methods.Agreement;

/// <summary>What the chance-corrected coefficients share: counts, weights, observed agreement unit by unit.</summary>
internal sealed class AgreementTable
{
    private readonly double[] _observed;
    private readonly double[] _weights;
    private readonly int _compared;

    public AgreementTable(Ratings ratings, Weighting weighting)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        Ratings = ratings;
        Rated = [.. Enumerable.Range(0, ratings.Units).Where(i => ratings.Totals[i] > 0)];
        _weights = Weights.Between(Categories, weighting);
        WeightSum = _weights.Sum();
        Used = new double[Categories];
        _observed = new double[Rated.Length];
        for (var n = 0; n < Rated.Length; n++)
        {
            var (unit, total) = (Rated[n], ratings.Totals[Rated[n]]);
            for (var k = 0; k < Categories; k++)
                Used[k] += ratings.Count(unit, k) / (double)total / Rated.Length;
            if (total < 2)
                continue;
            _compared++;
            _observed[n] = Pairs(unit) / (total * (total - 1.0));
        }
    }

    public Ratings Ratings { get; }

    /// <summary>The units that somebody rated.</summary>
    public int[] Rated { get; }

    public int Categories => Ratings.CategoryCount;

    /// <summary>The mean share of each category over units.</summary>
    public double[] Used { get; }

    public double WeightSum { get; }

    /// <summary>Why nothing can be said at all.</summary>
    public NoMeasure? Refused => _compared == 0 ? NoMeasure.NothingToCompare : null;

    /// <summary>Why nothing can be corrected: every rating is in one category.</summary>
    public NoMeasure? Unvaried =>
        Enumerable.Range(0, Categories).Count(k => Rated.Any(i => Ratings.Count(i, k) > 0)) < 2 ? NoMeasure.NothingVaries : null;

    public double Weight(int k, int l) => _weights[k * Categories + l];

    /// <summary>How near each category lies to all of them, weighed by these shares.</summary>
    public double[] Near(IReadOnlyList<double> shares) =>
        [.. Enumerable.Range(0, Categories).Select(k => Enumerable.Range(0, Categories).Sum(l => Weight(k, l) * shares[l]))];

    /// <summary>The mean of something over the raters of a unit, by the category they chose.</summary>
    public double MeanOver(int unit, Func<int, double> what)
    {
        var sum = 0.0;
        for (var k = 0; k < Categories; k++)
        {
            if (Ratings.Count(unit, k) is var count and > 0)
                sum += count * what(k);
        }
        return sum / Ratings.Totals[unit];
    }

    /// <summary>The coefficient with this expected agreement.</summary>
    /// <param name="expected">What chance gives.</param>
    /// <param name="ofUnit">What a unit adds to the expected agreement.</param>
    public Coefficient Corrected(double expected, Func<int, double> ofUnit)
    {
        var n = Rated.Length;
        var observed = _observed.Sum() / _compared;
        var value = (observed - expected) / (1 - expected);
        var squares = 0.0;
        for (var i = 0; i < n; i++)
        {
            var compared = Ratings.Totals[Rated[i]] >= 2;
            var own = (double)n / _compared * (_observed[i] - (compared ? expected : 0)) / (1 - expected);
            var linear = own - 2 * (1 - value) * (ofUnit(Rated[i]) - expected) / (1 - expected);
            squares += (linear - value) * (linear - value);
        }
        return new Coefficient(observed, expected, value, n > 1 ? Math.Sqrt(squares / (n * (n - 1.0))) : NoMeasure.OneUnit) { Units = n };
    }

    /// <summary>Twice the weighed number of pairs of raters who agree on a unit.</summary>
    public double Pairs(int unit)
    {
        var sum = 0.0;
        for (var k = 0; k < Categories; k++)
        {
            if (Ratings.Count(unit, k) is not (var count and > 0))
                continue;
            var near = 0.0;
            for (var l = 0; l < Categories; l++)
                near += Weight(k, l) * Ratings.Count(unit, l);
            sum += count * (near - 1);
        }
        return sum;
    }
}
