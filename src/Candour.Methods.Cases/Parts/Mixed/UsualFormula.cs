namespace Candour.Methods.Cases.Parts.Mixed;

/// <summary>The formula of a file of which nothing is said.</summary>
internal static class UsualFormula
{
    /// <summary>What it is, for people.</summary>
    public const string InWords =
        "the column y, grade, rating or score, or else the first column of numbers, by every column of names: of two names fixed, "
        + "of more random; school and reviewer also together; other columns of numbers and names that are all different left out";

    private static readonly string[] Responses = ["y", "grade", "rating", "score"];

    /// <exception cref="CaseException">There is no column of numbers.</exception>
    public static ModelFormula Of(CsvTable table)
    {
        var response =
            Responses.FirstOrDefault(table.Has)
            ?? table.Columns.FirstOrDefault(table.HoldsNumbers)
            ?? throw CaseException.At(table.File, 1, null, "no column of numbers", "one that is to be explained");
        var (columns, groups) = (new List<string>(), new List<string[]>());
        foreach (var column in table.Columns.Where(c => c != response && !table.HoldsNumbers(c)))
        {
            var levels = Levels(table, column);
            if (levels == 2)
                columns.Add(column);
            else if (levels > 2 && levels < table.Count)
                groups.Add([column]);
        }
        string[] pair = ["school", "reviewer"];
        if (pair.All(c => groups.Exists(g => g[0] == c)) && Levels(table, pair) < table.Count)
            groups.Add(pair);
        return new(response, columns, groups);
    }

    private static int Levels(CsvTable table, params string[] columns) =>
        Enumerable
            .Range(0, table.Count)
            .Select(row => string.Join('\u001F', columns.Select(c => table.Text(row, c))))
            .Distinct(StringComparer.Ordinal)
            .Count();
}
