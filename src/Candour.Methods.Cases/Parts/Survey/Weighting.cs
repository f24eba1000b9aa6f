using System.Text.Json.Nodes;
using Candour.Methods.Survey;

namespace Candour.Methods.Cases.Parts.Survey;

/// <summary>Answers weighted to what is known of the roll: by the design, by the first margin, by all margins at once.</summary>
internal static class Weighting
{
    public static JsonObject Answer(WeightingFile file, CaseSettings settings)
    {
        var (table, design) = (file.Table, file.Design);
        var outcomes = file.Outcomes;
        var mean = settings.Word("mean") ?? outcomes[0];
        var total = settings.Word("total") ?? outcomes[Math.Min(1, outcomes.Count - 1)];
        table.Needs(mean, total);
        double?[] means = [.. Enumerable.Range(0, table.Count).Select(row => table.AmountOrNone(row, mean))];
        double?[] totals = [.. Enumerable.Range(0, table.Count).Select(row => table.AmountOrNone(row, total))];

        JsonObject Of(WeightedAnswers weighted)
        {
            var (average, sum) = (weighted.Mean(means), weighted.Total(totals));
            return new()
            {
                [$"mean_{mean}"] = Answers.Of(average.Then(e => e.Value)),
                ["se"] = Answers.Of(average.AndThen(e => e.StandardError)),
                [$"total_{total}"] = Answers.Of(sum.Then(e => e.Value)),
                ["se_total"] = Answers.Of(sum.AndThen(e => e.StandardError)),
                ["sum_weights"] = Answers.Of(weighted.Weights.Sum()),
                ["kish_effective_n"] = Answers.Of(weighted.EffectiveNumber),
            };
        }

        var answer = new JsonObject { ["design"] = Of(design.Unadjusted()) };
        var margins = file.Margins;
        if (margins.Count == 0)
        {
            foreach (var name in (string[])["poststratified", "raked"])
                answer[name] = new JsonObject { ["value"] = null, ["reason"] = "no-margins" };
            return answer;
        }
        answer["poststratified"] = Answers.From(Raking.PostStratify(design, margins[0].Margin, RakingLimits.None), Of);
        answer["raked"] = Answers.From(
            Raking.To(design, [.. margins.Select(m => m.Margin)], RakingLimits.None),
            raked =>
            {
                var figures = Of(raked);
                figures["weights_by_cell"] = ByCell(margins, raked);
                return figures;
            }
        );
        // Candour itself weights only within its limits.
        answer["within_usual_limits"] = Answers.From(Raking.To(design, [.. margins.Select(m => m.Margin)]), _ => JsonValue.Create(true));
        return answer;
    }

    // The weight of each cell that occurs, the first margin's classes running fastest.
    private static JsonArray ByCell(IReadOnlyList<NamedMargin> margins, WeightedAnswers raked)
    {
        IOrderedEnumerable<int> InOrder(IEnumerable<int> people)
        {
            var sorted = people.OrderBy(person => margins[^1].Margin.Classes[person]);
            for (var m = margins.Count - 2; m >= 0; m--)
            {
                var classes = margins[m].Margin.Classes;
                sorted = sorted.ThenBy(person => classes[person]);
            }
            return sorted;
        }
        var first = Enumerable
            .Range(0, raked.Weights.Count)
            .DistinctBy(person => string.Join(',', margins.Select(m => m.Margin.Classes[person])));
        return Answers.Each(
            InOrder(first),
            person =>
            {
                var cell = new JsonObject();
                foreach (var (column, names, margin) in margins)
                    cell[column] = names[margin.Classes[person]];
                cell["w"] = Answers.Of(raked.Weights[person]);
                return cell;
            }
        );
    }
}

/// <summary>What is known of the roll by one column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Names">Its classes, in the order of the margin.</param>
/// <param name="Margin">The margin.</param>
internal sealed record NamedMargin(string Column, IReadOnlyList<string> Names, Margin Margin);
