using System.Text.Json.Nodes;
using Candour.Methods.Cases.Parts.Mixed;
using Candour.Methods.Mixed;
using Candour.Methods.Numerics;

namespace Candour.Methods.Cases.Parts;

/// <summary>
/// What is due to schools, reviewers, criteria and the like, whose levels are a sample of more. CSV: a row an observation, with
/// columns of any names; a formula says what explains what.
/// </summary>
internal sealed class MixedPart : MethodPart
{
    private const int MostGrades = 50;

    // More different whole numbers than this are a measure rather than grades, unless somebody says otherwise.
    private const int UsualGrades = 12;

    public override string Name => "mixed";

    public override string Question => "How much of the differences between grades is due to schools, to reviewers and to criteria?";

    public override IReadOnlyList<CaseOption> Options =>
        [
            new(
                "formula",
                "What explains what: \"y ~ 1 + temp + (1|school) + (1|school:reviewer)\". Names are fixed by a column for each but the "
                    + $"first, numbers by a slope (default: {UsualFormula.InWords})."
            ),
            new(
                "family",
                "linear for measured numbers or cumulative for ordered grades by logits (default: cumulative for a response called grade "
                    + "or rating that has at most 12 different whole numbers, else linear)."
            ),
            new("method", "reml for restricted maximum likelihood, or ml; for linear only (default: reml)."),
        ];

    public override JsonObject Run(CaseData data, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var settings = data.Settings;
        var (family, method) = (settings.OneOf("family", "linear", "cumulative"), settings.OneOf("method", "reml", "ml"));
        var table = data.Table();
        var formula = settings.Word("formula") is { } said ? ModelFormula.Of(said, table) : UsualFormula.Of(table);
        var read = new MixedData(table, formula);
        family ??= formula.Response is "grade" or "rating" && read.Grades(UsualGrades) is not null ? "cumulative" : "linear";
        var grades = family == "cumulative" ? read.GradesOrThrow(formula.Response, MostGrades) : null;
        cancel.ThrowIfCancellationRequested();
        var answer =
            read.Idle ? Refusals.Why(new Refusal.Confounded(1))
            : grades is not null ? Refusals.From(CumulativeMixed.Fit(grades, read.Fixed, read.Random), MixedAnswers.Cumulative)
            : Refusals.From(LinearMixed.Fit(read.Response, read.Fixed, read.Random, method != "ml"), MixedAnswers.Linear);
        answer["formula"] = formula.ToString();
        answer["family"] = family;
        answer["n"] = read.Response.Length;
        return answer;
    }
}
