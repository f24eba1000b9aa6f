using System.Globalization;
using Candour.Methods.Survey;

namespace Candour.Methods.Cases.Parts.Survey;

/// <summary>A table of people with a weight, a cluster, classes that the roll is known by, and what they answered.</summary>
internal sealed class WeightingFile
{
    private static readonly string[] WeightNames = ["pw", "weight"];

    private static readonly string[] ClusterNames = ["dnum", "cluster"];

    private WeightingFile(CsvTable table, SurveyDesign design, IReadOnlyList<NamedMargin> margins, IReadOnlyList<string> outcomes) =>
        (Table, Design, Margins, Outcomes) = (table, design, margins, outcomes);

    public CsvTable Table { get; }

    public SurveyDesign Design { get; }

    public IReadOnlyList<NamedMargin> Margins { get; }

    /// <summary>The columns of numbers that are neither of the design nor a margin; at least one.</summary>
    public IReadOnlyList<string> Outcomes { get; }

    /// <summary>The file, where it is one: it has a column of weights, or margins are said.</summary>
    public static WeightingFile? Find(CsvTable table, CaseSettings settings)
    {
        var totals = Totals(settings);
        var weight = settings.Word("weight") ?? WeightNames.FirstOrDefault(table.Has);
        if (weight is null && totals.Count == 0)
            return null;
        var cluster = settings.Word("cluster") ?? ClusterNames.FirstOrDefault(table.Has);
        var all = settings.Word("fpc") ?? (table.Has("fpc") ? "fpc" : null);
        foreach (var column in (string?[])[weight, cluster, all, .. totals.Select(t => t.Column)])
        {
            if (column is not null)
                table.Needs(column);
        }
        NamedMargin[] margins = [.. totals.Select(t => MarginOf(table, t.Column, t.Classes))];
        CheckTotals(totals);
        string[] taken = [.. ((string?[])[weight, cluster, all]).OfType<string>(), .. totals.Select(t => t.Column)];
        string[] outcomes = [.. table.Columns.Where(c => !taken.Contains(c, StringComparer.Ordinal) && table.HoldsNumbers(c))];
        if (outcomes.Length == 0)
            throw CaseException.At(table.File, 1, null, "no column of numbers beside the design", "one that people answered");
        return new(table, DesignOf(table, weight, cluster, all, margins), margins, outcomes);
    }

    private static SurveyDesign DesignOf(CsvTable table, string? weight, string? cluster, string? all, NamedMargin[] margins)
    {
        var even = weight is null ? margins[0].Margin.Totals.Sum() / table.Count : 0;
        double[] weights = [.. Enumerable.Range(0, table.Count).Select(row => weight is null ? even : Weight(table, row, weight))];
        int[]? clusters = null;
        var drawn = table.Count;
        if (cluster is not null)
        {
            var codes = new Dictionary<string, int>(StringComparer.Ordinal);
            clusters = new int[table.Count];
            for (var row = 0; row < clusters.Length; row++)
            {
                var name = table.Name(row, cluster);
                codes.TryAdd(name, codes.Count);
                clusters[row] = codes[name];
            }
            drawn = codes.Count;
        }
        if (all is null)
            return SurveyDesign.Of(weights, clusters);
        var population = table.Amount(0, all);
        for (var row = 0; row < table.Count; row++)
        {
            if (!table.Amount(row, all).Equals(population))
                throw table.Wrong(row, all, $"{population} as in the first row: how many clusters there are altogether");
        }
        return population >= drawn
            ? SurveyDesign.Of(weights, clusters, population)
            : throw table.Wrong(0, all, $"{drawn} or more: so many clusters were drawn");
    }

    private static double Weight(CsvTable table, int row, string column) =>
        table.Amount(row, column) is var weight and >= 1e-50 ? weight : throw table.Wrong(row, column, "a weight above 0");

    private static NamedMargin MarginOf(CsvTable table, string column, IReadOnlyList<(string Name, double Total)> classes)
    {
        var places = classes.Select((c, i) => (c.Name, i)).ToDictionary(c => c.Name, c => c.i, StringComparer.Ordinal);
        var codes = new int[table.Count];
        for (var row = 0; row < codes.Length; row++)
        {
            if (!places.TryGetValue(table.Text(row, column), out codes[row]) || classes[codes[row]].Total <= 0)
                throw table.Wrong(
                    row,
                    column,
                    $"a class of which the roll has somebody: {string.Join(", ", classes.Where(c => c.Total > 0).Take(12).Select(c => c.Name))}"
                );
        }
        return new(column, [.. classes.Select(c => c.Name)], Margin.Of(codes, [.. classes.Select(c => c.Total)]));
    }

    private static void CheckTotals(List<(string Column, IReadOnlyList<(string Name, double Total)> Classes)> margins)
    {
        foreach (var (column, classes) in margins.Skip(1))
        {
            var (sum, first) = (classes.Sum(c => c.Total), margins[0].Classes.Sum(c => c.Total));
            if (Math.Abs(sum - first) > 1e-9 * first)
                throw CaseException.At(
                    "--margins",
                    null,
                    column,
                    FormattableString.Invariant($"{sum} altogether"),
                    FormattableString.Invariant($"{first}, as by {margins[0].Column}")
                );
        }
    }

    // In a list of cases { "stype": { "E": 4421, … }, … }; on the command line stype:E=4421,H=755;sch.wide:No=1072,Yes=5122.
    private static List<(string Column, IReadOnlyList<(string Name, double Total)> Classes)> Totals(CaseSettings settings)
    {
        if (!settings.Has("margins"))
        {
            return settings.InCase("margins") is not { } held
                ? []
                : [.. held.Members.Select(m => (m.Key, (IReadOnlyList<(string, double)>)[.. m.Value.Members.Select(InCase)]))];
        }
        var margins = new List<(string Column, IReadOnlyList<(string Name, double Total)> Classes)>();
        foreach (var said in settings.Word("margins")!.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (said.Split(':', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } column, var classes])
                throw Wrong(said);
            (string Name, double Total)[] totals = [.. classes.Split(',', StringSplitOptions.TrimEntries).Select(Said)];
            if (totals.DistinctBy(t => t.Name).Count() < totals.Length || margins.Exists(m => m.Column == column))
                throw Wrong(said, "every column and every class once");
            margins.Add((column, totals));
        }
        return margins;
    }

    private static (string Name, double Total) InCase(KeyValuePair<string, CaseJson> one) =>
        (
            one.Key,
            one.Value.Number() is var total and >= 0 and <= TableNumbers.Largest ? total : throw one.Value.Wrong("a number of 0 or more")
        );

    private static (string Name, double Total) Said(string text) =>
        text.Split('=', StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, var number]
        && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var total)
        && total is >= 0 and <= TableNumbers.Largest
            ? (name, total)
            : throw Wrong(text);

    private static CaseException Wrong(string found, string expected = "column:class=number,class=number;column:…") =>
        CaseException.At("--margins", null, null, CaseException.Quoted(found), expected);
}
