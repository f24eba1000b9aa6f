namespace Candour.Methods.Benchmark;

/// <summary>Schools' figures over years. A rule is only ever given the years before the one that it is judged on.</summary>
public sealed class Panel
{
    private readonly long[] _schools;
    private readonly int[] _years;
    private readonly Reported?[,] _figures;

    private Panel(long[] schools, int[] years, Reported?[,] figures) => (_schools, _years, _figures) = (schools, years, figures);

    /// <summary>The schools' numbers, ascending.</summary>
    public IReadOnlyList<long> Schools => _schools;

    /// <summary>The years, ascending.</summary>
    public IReadOnlyList<int> Years => _years;

    /// <summary>A school's figure of a year; null where there is none.</summary>
    /// <param name="school">Its place among the schools.</param>
    /// <param name="year">The year's place among the years.</param>
    public Reported? this[int school, int year] => _figures[school, year];

    /// <summary>Figures of schools, in any order.</summary>
    /// <param name="figures">A school's number, the year, and the figure, of which more is better. What was suppressed is left out.</param>
    /// <exception cref="ArgumentException">A school has two figures of one year, one is not finite, or an error is not above 0.</exception>
    public static Panel Of(IEnumerable<(long School, int Year, Reported Figure)> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var all = figures.ToArray();
        long[] schools = [.. all.Select(f => f.School).Distinct().Order()];
        int[] years = [.. all.Select(f => f.Year).Distinct().Order()];
        var table = new Reported?[schools.Length, years.Length];
        foreach (var (school, year, figure) in all)
        {
            if (!double.IsFinite(figure.Value) || !(figure.Error > 0) || !double.IsFinite(figure.Error))
                throw new ArgumentException($"School {school}, {year}: {figure.Value} with error {figure.Error}.", nameof(figures));
            ref var cell = ref table[Array.BinarySearch(schools, school), Array.BinarySearch(years, year)];
            if (cell is not null)
                throw new ArgumentException($"School {school} has two figures of {year}.", nameof(figures));
            cell = figure;
        }
        return new Panel(schools, years, table);
    }

    /// <summary>Those schools that have a figure in every one of some years, and only those years.</summary>
    internal Panel Complete(int firstYear, int count)
    {
        var kept = Enumerable
            .Range(0, _schools.Length)
            .Where(s => Enumerable.Range(firstYear, count).All(y => _figures[s, y] is not null))
            .ToArray();
        var figures = new Reported?[kept.Length, count];
        for (var s = 0; s < kept.Length; s++)
        for (var y = 0; y < count; y++)
            figures[s, y] = _figures[kept[s], firstYear + y];
        return new Panel([.. kept.Select(s => _schools[s])], _years[firstYear..(firstYear + count)], figures);
    }

    /// <summary>All schools, and only the last years before the last.</summary>
    internal Panel BeforeLast(int count)
    {
        var first = _years.Length - 1 - count;
        return Complete(first, count);
    }

    internal IReadOnlyList<Reported> Year(int year) => [.. _schools.Select((_, s) => _figures[s, year]!.Value)];
}
