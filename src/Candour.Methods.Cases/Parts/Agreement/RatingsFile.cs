using Candour.Methods.Agreement;

namespace Candour.Methods.Cases.Parts.Agreement;

/// <summary>Reads ratings: from a table, from JSON, or from a case that holds them itself.</summary>
internal static class RatingsFile
{
    // Every pair of grades has a weight: a measure with thousands of values is no scale of grades.
    private const int MostGrades = 400;

    /// <summary>Whether the ratings stand in JSON: then there are few of them, and figures are also answered one by one.</summary>
    public static bool IsHeld(CaseData data) => data.IsJson || data.Settings.InCase("ratings") is not null;

    /// <exception cref="CaseException">They cannot be read.</exception>
    public static Ratings Read(CaseData data)
    {
        var said = Said(data.Settings);
        if (data.Settings.InCase("ratings") is { } held)
            return OfLists(held, said);
        if (!data.IsJson)
            return OfTable(data.Table(), said);
        var whole = data.Json();
        return OfLists(whole["ratings"], said ?? (whole.Find("categories") is { IsNull: false } list ? Distinct(list) : null));
    }

    private static double[]? Said(CaseSettings settings)
    {
        if (!settings.Has("categories"))
            return settings.InCase("categories") is { } list ? Distinct(list) : null;
        double[] said = [.. settings.Numbers("categories")!];
        return
            said.Length is > 0 and <= MostGrades
            && said.Distinct().Count() == said.Length
            && said.All(c => Math.Abs(c) <= TableNumbers.Largest)
            ? said
            : throw CaseException.At("--categories", null, null, $"{said.Length} numbers", $"up to {MostGrades} grades, each once");
    }

    private static double[] Distinct(CaseJson list)
    {
        var found = new List<double>();
        foreach (var item in list.Items)
        {
            if (found.Contains(Amount(item)))
                throw item.Wrong("every grade once");
            found.Add(item.Number());
        }
        return found.Count is > 0 and <= MostGrades ? [.. found] : throw list.Wrong($"a list of up to {MostGrades} grades");
    }

    private static Ratings OfTable(CsvTable table, double[]? categories)
    {
        if (table.Columns.Count < 2)
            throw CaseException.At(table.File, 1, null, "1 column", "the unit and a column for each rater");
        var raters = table.Columns.Skip(1).ToArray();
        var ratings = new double?[table.Count, raters.Length];
        var given = new HashSet<double>(categories ?? []);
        for (var unit = 0; unit < table.Count; unit++)
        for (var rater = 0; rater < raters.Length; rater++)
        {
            ratings[unit, rater] = table.AmountOrNone(unit, raters[rater]);
            if (ratings[unit, rater] is not { } grade || !given.Add(grade))
                continue;
            if (categories is not null)
                throw table.Wrong(unit, raters[rater], $"one of {string.Join(", ", categories)}");
            if (given.Count > MostGrades)
                throw table.Wrong(unit, raters[rater], $"a grade: more than {MostGrades} different ones are no scale");
        }
        return Ratings.Of(ratings, categories);
    }

    private static Ratings OfLists(CaseJson lists, double[]? categories)
    {
        var rows = lists.Items;
        if (rows.Count == 0)
            throw lists.Wrong("a list of ratings for each unit");
        var raters = rows[0].Items.Count;
        if (raters == 0)
            throw rows[0].Wrong("a rating or null for each rater");
        var ratings = new double?[rows.Count, raters];
        var given = new HashSet<double>(categories ?? []);
        for (var unit = 0; unit < rows.Count; unit++)
        {
            var row = rows[unit].Items;
            if (row.Count != raters)
                throw rows[unit].Wrong($"{raters} ratings, as in the first list");
            for (var rater = 0; rater < raters; rater++)
            {
                if (row[rater].IsNull)
                    continue;
                ratings[unit, rater] = Amount(row[rater]);
                if (!given.Add(row[rater].Number()) || categories is null && given.Count <= MostGrades)
                    continue;
                throw row[rater]
                    .Wrong(
                        categories is null
                            ? $"a grade: more than {MostGrades} different ones are no scale"
                            : $"one of {string.Join(", ", categories)}"
                    );
            }
        }
        return Ratings.Of(ratings, categories);
    }

    private static double Amount(CaseJson number) =>
        Math.Abs(number.Number()) <= TableNumbers.Largest ? number.Number() : throw number.Wrong("a number between -1e50 and 1e50");
}
