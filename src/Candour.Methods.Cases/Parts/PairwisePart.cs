using System.Text.Json.Nodes;
using Candour.Methods.Pairwise;

namespace Candour.Methods.Cases.Parts;

/// <summary>
/// Things that were held against one another two by two, on one scale. CSV: item1, item2, win1, win2: how often each was
/// preferred, a half for each of a draw; the same two may come again, either way round.
/// </summary>
internal sealed class PairwisePart : MethodPart
{
    public override string Name => "pairwise";

    public override string Question => "Which pieces of work are better, when judges said of two at a time which one is?";

    public override IReadOnlyList<CaseOption> Options =>
        [new("prior-sd", "The standard deviation of items that the estimate with a prior takes as known, in logits (default: 1.5).")];

    public override JsonObject Run(CaseData data, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var deviation = data.Settings.Number("prior-sd") ?? BradleyTerry.RecommendedDeviation;
        if (deviation is not (>= 1e-3 and <= 1e3))
            throw CaseException.At("--prior-sd", null, null, $"{deviation}", "a number from 0.001 to 1000");
        var comparisons = Read(data.Table());
        var answer = Refusals.From(BradleyTerry.Fit(comparisons), Likely);
        // Without an estimate the members of it are not there, and "value" and "reason" say why.
        answer["map_sd1_5"] = Refusals.From(BradleyTerry.WithPrior(comparisons, deviation), WithPrior);
        answer["strongly_connected_components"] = comparisons.StrongComponents();
        answer["connected_components"] = comparisons.Components();
        return answer;
    }

    private static Comparisons Read(CsvTable table)
    {
        table.Needs("item1", "item2", "win1", "win2");
        var rows = new Comparison[table.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new(table.Name(i, "item1"), table.Name(i, "item2"), Wins(table, i, "win1"), Wins(table, i, "win2"));
            if (rows[i].First == rows[i].Second)
                throw table.Wrong(i, "item2", "another item than item1");
        }
        return Comparisons.Of(rows);
    }

    // Counts beyond this swamp all others, and the scale with them.
    private static double Wins(CsvTable table, int row, string column) =>
        table.Number(row, column, "how often it was preferred, 0 or more") is var wins and >= 0 and <= 1e9
            ? wins
            : throw table.Wrong(row, column, "how often it was preferred, from 0 to 1e9");

    private static JsonObject Likely(BradleyTerryFit fit) =>
        new()
        {
            ["items"] = Answers.Each(
                fit.Items,
                i => new JsonObject
                {
                    ["item"] = i.Item,
                    ["vs_first"] = Answers.Of(i.VersusFirst),
                    ["se_vs_first"] = Answers.Of(i.VersusFirstError),
                    ["centred"] = Answers.Of(i.Centred),
                    ["se_centred"] = Answers.Of(i.CentredError),
                    ["comparisons"] = Answers.Of(i.Count),
                }
            ),
            ["log_likelihood_kernel"] = Answers.Of(fit.LogLikelihood),
            ["deviance"] = Answers.Of(fit.Deviance),
            ["scale_separation"] = new JsonObject
            {
                ["sd_population"] = Answers.Of(fit.DeviationPopulation),
                ["rmse"] = Answers.Of(fit.RootMeanSquareError),
                ["ssr"] = Answers.Of(fit.SeparationReliability),
            },
            ["max_abs_gradient"] = Answers.Of(fit.MaxGradient),
        };

    private static JsonObject WithPrior(BradleyTerryPrior fit) =>
        new()
        {
            ["prior_sd"] = Answers.Of(fit.PriorDeviation),
            ["items"] = Answers.Each(
                fit.Items,
                i => new JsonObject
                {
                    ["item"] = i.Item,
                    ["effect"] = Answers.Of(i.Effect),
                    ["posterior_sd"] = Answers.Of(i.Deviation),
                }
            ),
            // Which of the two stood first was not looked at.
            ["home_effect"] = null,
            ["max_abs_gradient"] = Answers.Of(fit.MaxGradient),
        };
}
