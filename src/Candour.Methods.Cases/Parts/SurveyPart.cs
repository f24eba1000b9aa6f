using System.Text.Json.Nodes;
using Candour.Methods.Cases.Parts.Survey;

namespace Candour.Methods.Cases.Parts;

/// <summary>
/// What a survey says and how surely. CSV of items (a row a person, a column an item); CSV of scores (a column of schools and one
/// of scores); CSV with a column of weights, or for margins that are said (weighting); JSON of counts (intervals for shares).
/// </summary>
internal sealed class SurveyPart : MethodPart
{
    private static readonly string[] GroupNames = ["school", "group"];

    public override string Name => "survey";

    public override string Question => "What do the answers to a survey say, how surely, and of whom?";

    public override IReadOnlyList<CaseOption> Options =>
        [
            new("items", "The columns that are items of one scale (default: every column of numbers)."),
            new(
                "reverse-keyed",
                "Items worded the other way, by name or by number from 1, or none (default: those that load on the one factor against "
                    + "the others; the answer says which)."
            ),
            new("group", "The column that says of which school somebody is (default: school or group, or else the first column of names)."),
            new("score", "The column of scores (default: score, or the only column of numbers beside the group)."),
            new("weight", "The column that says how many each person stands for (default: pw or weight; all alike where there is none)."),
            new("cluster", "The column that says who was asked together (default: dnum or cluster; else each was asked alone)."),
            new("fpc", "The column that says how many clusters there are altogether (default: fpc; else many more than were asked)."),
            new("margins", "What is known of the roll: stype:E=4421,H=755,M=1018;wide:No=1072,Yes=5122 (default: nothing)."),
            new("mean", "The column of which the weighted mean is taken (default: the first column of numbers beside the design)."),
            new("total", "The column of which the weighted total is taken (default: the second, where there are two)."),
            new("level", "The share of intervals for shares that hold the truth (default: what the file says, or 0.95)."),
        ];

    public override JsonObject Run(CaseData data, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var settings = data.Settings;
        if (data.IsJson)
            return Shares.Answer(data.Json(), settings);
        var table = data.Table();
        if (WeightingFile.Find(table, settings) is { } weighting)
            return Weighting.Answer(weighting, settings);
        var group =
            settings.Word("group") ?? GroupNames.FirstOrDefault(table.Has) ?? table.Columns.FirstOrDefault(c => !table.HoldsNumbers(c));
        if (group is not null)
            table.Needs(group);
        string[] numbers = [.. table.Columns.Where(c => c != group && table.HoldsNumbers(c))];
        if (group is not null && Score(table, group, numbers, settings) is { } score)
            return GroupScores.Answer(table, group, score);
        var items = settings.Names("items") ?? numbers;
        foreach (var item in items)
            table.Needs(item);
        if (items.Count == 0)
            throw CaseException.At(table.File, 1, null, "no column of numbers", "a column for each item");
        return items.Distinct(StringComparer.Ordinal).Count() == items.Count
            ? ItemScale.Answer(table, items, settings)
            : throw CaseException.At("--items", null, null, string.Join(',', items), "every item once");
    }

    private static string? Score(CsvTable table, string group, string[] numbers, CaseSettings settings)
    {
        if (settings.Word("score") is { } said)
        {
            table.Needs(said);
            return said != group
                ? said
                : throw CaseException.At("--score", null, null, CaseException.Quoted(said), "another column than --group");
        }
        if (settings.Names("items") is not null)
            return null;
        return table.Has("score") && group != "score" ? "score"
            : numbers is [var one] ? one
            : null;
    }
}
