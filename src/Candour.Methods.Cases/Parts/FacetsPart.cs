using System.Text.Json.Nodes;
using Candour.Methods.Cases.Parts.Facets;
using Candour.Methods.Facets;
using Candour.Methods.Numerics;

namespace Candour.Methods.Cases.Parts;

/// <summary>
/// Schools, reviewers and criteria on one scale. CSV: school, reviewer, criterion, grade (a whole number), one row a grade; the
/// same three again are a second grade. Every model is answered, and one that is not for such ratings says why.
/// </summary>
internal sealed class FacetsPart : MethodPart
{
    private const int MostApart = 50;

    private static readonly string[] Effects = ["school", "reviewer", "criterion", "halo"];

    private static readonly double[] UsualSpreads = [1.2, 0.5, 0.5, 0.4];

    public override string Name => "facets";

    public override string Question => "How good are schools, how severe reviewers and how hard criteria, told apart?";

    public override IReadOnlyList<CaseOption> Options =>
        [
            new(
                "prior-sd",
                "The standard deviations of schools, reviewers, criteria and halos that map_fixed_sd takes as known (default: 1.2,0.5,0.5,0.4)."
            ),
        ];

    public override JsonObject Run(CaseData data, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var spreads = SpreadsOf(data.Settings);
        var ratings = Read(data.Table());
        var answer = new JsonObject { ["connectedness"] = FacetAnswers.Links(Connectedness.Of(ratings)) };
        Joint(answer, "jml_rsm", ratings, ThresholdModel.RatingScale);
        cancel.ThrowIfCancellationRequested();
        Joint(answer, "jml_pcm", ratings, ThresholdModel.PartialCredit);
        cancel.ThrowIfCancellationRequested();
        answer["mml_rsm"] = Refusals.From(MarginalFacets.Fit(ratings), FacetAnswers.Marginal);
        cancel.ThrowIfCancellationRequested();
        answer["map_fixed_sd"] = Refusals.From(HierarchicalFacets.Mode(ratings, spreads), FacetAnswers.Hierarchical);
        cancel.ThrowIfCancellationRequested();
        answer["empirical_bayes_laplace"] = Refusals.From(HierarchicalFacets.Spreads(ratings), FacetAnswers.Empirical);
        return answer;
    }

    // Where somebody has an extreme score there is no fit of everybody; that of the others goes by another name.
    private static void Joint(JsonObject answer, string name, FacetRatings ratings, ThresholdModel model)
    {
        var fit = JointFacets.Fit(ratings, model);
        if (fit.OrDefault is not { Extremes: [var first, ..] extremes } without)
        {
            answer[name] = Refusals.From(fit, f => FacetAnswers.Joint(f, model));
            return;
        }
        answer[name] = Refusals.Why(new Refusal.Extreme(first.Facet, first.Id));
        answer[$"{name}_without_extremes"] = FacetAnswers.Joint(without, model);
        if (answer.ContainsKey("extreme_rule"))
            return;
        answer["extreme_rule"] = FacetAnswers.Extreme(first);
        answer["extremes"] = Answers.Each(extremes, FacetAnswers.Extreme);
    }

    private static FacetRatings Read(CsvTable table)
    {
        table.Needs("school", "reviewer", "criterion", "grade");
        var rows = new FacetRating[table.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new FacetRating(
                table.Name(i, "school"),
                table.Name(i, "reviewer"),
                table.Name(i, "criterion"),
                table.Whole(i, "grade")
            );
        }
        var lowest = rows.Min(r => r.Grade);
        var far = Array.FindIndex(rows, r => (long)r.Grade - lowest > MostApart);
        return far < 0
            ? FacetRatings.Of(rows)
            : throw table.Wrong(far, "grade", $"a grade at most {MostApart} above the lowest, which is {lowest}");
    }

    private static EffectSpreads SpreadsOf(CaseSettings settings)
    {
        var spreads = settings.InCase("prior-sd") is { Kind: System.Text.Json.JsonValueKind.Object } named
            ? [.. Effects.Select(e => named[e].Number())]
            : settings.Numbers("prior-sd") ?? UsualSpreads;
        return spreads.Count == Effects.Length && spreads.All(s => s >= 0)
            ? new EffectSpreads(spreads[0], spreads[1], spreads[2], spreads[3])
            : throw CaseException.At("--prior-sd", null, null, string.Join(",", spreads), "four numbers of 0 or more");
    }
}
