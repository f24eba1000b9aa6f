namespace Candour.Methods.Agreement;

/// <summary>
/// Who put what into which category: a table of units (rows) and raters (columns) on an ordered list of categories.
/// A rating may be missing. It never changes.
/// </summary>
public sealed class Ratings
{
    private const int Missing = -1;

    private readonly int[] _codes;
    private readonly double[] _categories;

    private Ratings(int[] codes, int units, int raters, double[] categories)
    {
        (_codes, Units, Raters, _categories) = (codes, units, raters, categories);
        Counts = new int[units * categories.Length];
        Totals = new int[units];
        for (var unit = 0; unit < units; unit++)
        for (var rater = 0; rater < raters; rater++)
        {
            if (codes[unit * raters + rater] is var code && code == Missing)
                continue;
            Counts[unit * categories.Length + code]++;
            Totals[unit]++;
        }
    }

    /// <summary>How many units, rated or not.</summary>
    public int Units { get; }

    /// <summary>How many raters.</summary>
    public int Raters { get; }

    /// <summary>How many categories a rater can choose from, used or not.</summary>
    public int CategoryCount => _categories.Length;

    /// <summary>The categories' values, ascending. For nominal categories they are only names.</summary>
    public IReadOnlyList<double> Categories => _categories;

    /// <summary>How many raters put each unit into each category: units × categories, row by row.</summary>
    internal int[] Counts { get; }

    /// <summary>How many raters rated each unit.</summary>
    internal int[] Totals { get; }

    /// <summary>A table of ratings.</summary>
    /// <param name="ratings">Units × raters; null where somebody did not rate.</param>
    /// <param name="categories">
    /// The values a rater could choose from. Null: those that occur. Say them when a category may go unused: Gwet's and
    /// Brennan and Prediger's coefficients count it.
    /// </param>
    /// <exception cref="ArgumentException">A value is not a finite number, or is none of the categories; or a category is given twice.</exception>
    public static Ratings Of(double?[,] ratings, IReadOnlyList<double>? categories = null)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var values = categories?.ToArray() ?? [.. ratings.Cast<double?>().OfType<double>().Distinct()];
        if (values.Any(v => !double.IsFinite(v)))
            throw new ArgumentException("A category is a finite number.", nameof(categories));
        Array.Sort(values);
        if (values.Zip(values.Skip(1)).Any(pair => pair.First.Equals(pair.Second)))
            throw new ArgumentException("A category is given twice.", nameof(categories));
        var (units, raters) = (ratings.GetLength(0), ratings.GetLength(1));
        var codes = new int[units * raters];
        for (var unit = 0; unit < units; unit++)
        for (var rater = 0; rater < raters; rater++)
        {
            var code = Missing;
            if (ratings[unit, rater] is { } value && (code = Array.BinarySearch(values, value)) < 0)
                throw new ArgumentException($"Unit {unit + 1}, rater {rater + 1}: {value} is none of the categories.", nameof(ratings));
            codes[unit * raters + rater] = code;
        }
        return new Ratings(codes, units, raters, values);
    }

    /// <summary>The place of a rating in the list of categories; null when it is missing.</summary>
    /// <param name="unit">From 0.</param>
    /// <param name="rater">From 0.</param>
    public int? this[int unit, int rater]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(unit);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(unit, Units);
            ArgumentOutOfRangeException.ThrowIfNegative(rater);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rater, Raters);
            return _codes[unit * Raters + rater] is var code && code == Missing ? null : code;
        }
    }

    /// <summary>How many raters put the unit into the category.</summary>
    internal int Count(int unit, int category) => Counts[unit * CategoryCount + category];
}
