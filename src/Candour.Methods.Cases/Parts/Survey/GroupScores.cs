using System.Text.Json.Nodes;
using Candour.Methods.Survey;

namespace Candour.Methods.Cases.Parts.Survey;

/// <summary>One score a person, by school or another group.</summary>
internal static class GroupScores
{
    public static JsonObject Answer(CsvTable table, string group, string score)
    {
        var rows = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
        for (var row = 0; row < table.Count; row++)
        {
            var name = table.Name(row, group);
            if (table.AmountOrNone(row, score) is not { } value)
                continue;
            if (!rows.TryGetValue(name, out var scores))
                rows.Add(name, scores = []);
            scores.Add(value);
        }
        double[][] groups = [.. rows.Values.Select(v => v.ToArray())];
        var answer = (JsonObject)Answers.From(GroupReliability.Of(groups), Reliability)!;
        if (RandomIntercept.Of(groups) is not Measured<RandomIntercept>.Found { Value: var fit })
        {
            answer["reml"] = Answers.From(RandomIntercept.Of(groups), _ => null);
            return answer;
        }
        answer["reml"] = new JsonObject
        {
            ["criterion"] = Answers.Of(fit.Criterion),
            ["mean"] = Answers.Of(fit.Mean),
            ["mean_se"] = Answers.Of(fit.MeanError),
            ["tau2"] = Answers.Of(fit.Between),
            ["sigma2"] = Answers.Of(fit.Within),
            ["icc"] = Answers.Of(fit.Share),
        };
        answer["group"] = Answers.Each(rows.Keys.Zip(fit.Groups), g => Shrunken(g.First, g.Second));
        return answer;
    }

    private static JsonObject Reliability(GroupReliability found) =>
        new()
        {
            ["groups"] = found.Groups,
            ["n"] = found.Answers,
            ["msb"] = Answers.Of(found.BetweenSquare),
            ["msw"] = Answers.Of(found.WithinSquare),
            ["F"] = Answers.Of(found.F),
            ["p"] = Answers.Of(found.P),
            ["mean_size"] = Answers.Of(found.MeanSize),
            ["n0"] = Answers.Of(found.EffectiveSize),
            ["icc1_mean_size"] = Answers.Of(found.Icc1),
            ["icc1_n0"] = Answers.Of(found.Icc1Effective),
            ["icc2_mean_group"] = Answers.Of(found.Icc2),
            ["design_effect_mean_size"] = Answers.Of(found.DesignEffect),
            // The same two under the names of another program.
            ["multilevel_ICC1"] = Answers.Of(found.Icc1),
            ["multilevel_ICC2"] = Answers.Of(found.Icc2),
        };

    private static JsonObject Shrunken(string group, ShrunkenMean mean) =>
        new()
        {
            ["group"] = group,
            ["n"] = mean.Answers,
            ["raw_mean"] = Answers.Of(mean.Raw),
            ["reliability"] = Answers.Of(mean.Reliability),
            ["shrunk_mean"] = Answers.Of(mean.Shrunken),
            ["cond_sd"] = Answers.Of(mean.Error),
        };
}
