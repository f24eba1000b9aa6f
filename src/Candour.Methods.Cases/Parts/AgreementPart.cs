using System.Globalization;
using System.Text.Json.Nodes;
using Candour.Methods.Agreement;
using Candour.Methods.Cases.Parts.Agreement;
using Candour.Methods.Mixed;

namespace Candour.Methods.Cases.Parts;

/// <summary>
/// How far reviewers agree. CSV: one row a unit, its name first, then a column a rater; empty is not rated. JSON:
/// { "ratings": [[1, 2, null], …], "categories": [1, 2, 3] }.
/// </summary>
internal sealed class AgreementPart : MethodPart
{
    private const int Resamples = 20_000;

    private const int FewestResamples = 1000;

    // Units that are drawn in all: many units need fewer resamples, and an answer should take seconds.
    private const long Drawn = 20_000_000;

    private static readonly (string Name, Func<Ratings, Weighting, Measured<Coefficient>> Of)[] Coefficients =
    [
        ("pa.coeff", ChanceCorrected.PerCent),
        ("gwet.ac1", ChanceCorrected.Gwet),
        ("fleiss.kappa", ChanceCorrected.Fleiss),
        ("krippen.alpha", ChanceCorrected.Alpha),
        ("conger.kappa", ChanceCorrected.Conger),
        ("bp.coeff", ChanceCorrected.BrennanPrediger),
    ];

    private static readonly (string Name, RaterDesign Design, bool OfMean)[] Correlations =
    [
        ("oneway_consistency_single", RaterDesign.OneWay, false),
        ("oneway_consistency_average", RaterDesign.OneWay, true),
        ("twoway_consistency_single", RaterDesign.Consistency, false),
        ("twoway_consistency_average", RaterDesign.Consistency, true),
        ("twoway_agreement_single", RaterDesign.Agreement, false),
        ("twoway_agreement_average", RaterDesign.Agreement, true),
    ];

    public override string Name => "agreement";

    public override string Question => "How far do reviewers agree, beyond what chance would give?";

    public override IReadOnlyList<CaseOption> Options =>
        [
            new("categories", "Every grade there is, lowest first, separated by commas (default: the grades that were given)."),
            new(
                "resamples",
                "How often units are resampled for the interval of alpha (default: 20000, of more than 1000 units fewer; 0 for none)."
            ),
            new("seed", "The seed of the resampling (default: 7)."),
        ];

    public override JsonObject Run(CaseData data, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var ratings = RatingsFile.Read(data);
        var answer = new JsonObject
        {
            ["percent"] = Answers.From(
                ShareAgreed.Of(ratings),
                s => new JsonObject
                {
                    ["exact"] = Answers.Of(s.Exact),
                    ["within_one"] = Answers.Of(s.WithinOne),
                    ["units"] = s.Units,
                }
            ),
            ["krippendorff_alpha"] = EachOf<Distance>(d => Answers.From(SingleFigures.Alpha(ratings, d), v => Answers.Of(v))),
            ["gwet"] = EachOf<Weighting>(w => Gwet(ratings, w)),
            ["coincidence_total"] = Paired(ratings),
        };
        if (ratings.Raters == 2)
            answer["cohen_kappa"] = EachOf<Weighting>(w => Answers.From(ChanceCorrected.Cohen(ratings, w), Coefficient));
        answer["icc"] = new JsonObject(
            Correlations.Select(c => KeyValuePair.Create(c.Name, Answers.From(Intraclass.Of(ratings, c.Design, c.OfMean), Correlation)))
        );
        answer["variance_components_reml"] = Components(ratings);
        answer["alpha_bootstrap_units"] = Resampled(ratings, data.Settings, cancel);
        answer["fleiss_1971"] = Answers.From(FleissKappa.Of(ratings), f => Fleiss(ratings, f));
        answer["kendall_w_tie_corrected"] = Answers.From(
            Concordance.Of(ratings),
            k => new JsonObject
            {
                ["value"] = Answers.Of(k.W),
                ["chisq"] = Answers.Of(k.ChiSquare),
                ["p"] = Answers.Of(k.P),
            }
        );
        if (RatingsFile.IsHeld(data))
            SingleFigures.AddTo(answer, ratings);
        return answer;
    }

    /// <summary>A case may hold its ratings itself.</summary>
    protected override CaseData DataOf(CaseData list, CaseJson ofCase) =>
        ofCase.Find("ratings") is null ? base.DataOf(list, ofCase) : list with { Settings = list.Settings.For(ofCase), Text = "" };

    private static JsonObject Gwet(Ratings ratings, Weighting weighting) =>
        new(Coefficients.Select(c => KeyValuePair.Create(c.Name, Answers.From(c.Of(ratings, weighting), Coefficient))));

    private static JsonObject Coefficient(Coefficient found) =>
        new()
        {
            ["pa"] = Answers.Of(found.Observed),
            ["pe"] = Answers.Of(found.Expected),
            ["value"] = Answers.Of(found.Value),
            ["se"] = Answers.Of(found.StandardError),
            ["ci95"] = found.Within() is Measured<Interval>.Found { Value: var within } ? Answers.Pair(within.Low, within.High) : null,
        };

    private static JsonObject Correlation(IntraclassCorrelation found) =>
        new()
        {
            ["value"] = Answers.Of(found.Value),
            ["lower95"] = Answers.Of(found.Within.Low),
            ["upper95"] = Answers.Of(found.Within.High),
            // Raters who agree to the last bit leave nothing to divide by.
            ["F"] = found.F < double.MaxValue ? Answers.Of(found.F) : null,
            ["df1"] = Answers.Of(found.Freedom1),
            ["df2"] = Answers.Of(found.Freedom2),
            ["p"] = Answers.Of(found.P),
        };

    private static JsonObject Fleiss(Ratings ratings, FleissKappa found) =>
        new()
        {
            ["value"] = Answers.Of(found.Value),
            ["z_h0"] = Answers.Of(found.Z),
            ["by_category"] = new JsonObject(
                ratings.Categories.Select(
                    (c, i) => KeyValuePair.Create(c.ToString(CultureInfo.InvariantCulture), Answers.Of(found.ByCategory[i]))
                )
            ),
        };

    private static JsonObject? Resampled(Ratings ratings, CaseSettings settings, CancellationToken cancel)
    {
        var times =
            settings.Whole("resamples", 0, 1_000_000) ?? (int)Math.Clamp(Drawn / Math.Max(1, ratings.Units), FewestResamples, Resamples);
        if (times == 0)
            return null;
        var seed = (ulong)(settings.Whole("seed", 0) ?? 7);
        return EachOf<Distance>(d =>
        {
            cancel.ThrowIfCancellationRequested();
            return Answers.From(
                SingleFigures.HasDistance(ratings, d) ? Krippendorff.Resampled(ratings, d, times, seed) : NoMeasure.NoFiniteEstimate,
                b => new JsonObject
                {
                    ["B"] = times,
                    ["p2_5"] = Answers.Of(b.Within.Low),
                    ["median"] = Answers.Of(b.Median),
                    ["p97_5"] = Answers.Of(b.Within.High),
                    ["n_undefined"] = b.Undefined,
                }
            );
        });
    }

    /// <summary>The crossed model of units and raters: what the variance of a single grade is made of.</summary>
    private static JsonObject Components(Ratings ratings)
    {
        List<double> grades = [];
        List<string> units = [],
            raters = [];
        for (var unit = 0; unit < ratings.Units; unit++)
        for (var rater = 0; rater < ratings.Raters; rater++)
        {
            if (ratings[unit, rater] is not { } code)
                continue;
            grades.Add(ratings.Categories[code]);
            units.Add($"{unit}");
            raters.Add($"{rater}");
        }
        return Refusals.From(LinearMixed.Fit(grades, [], [Grouping.Of("unit", units), Grouping.Of("rater", raters)]), Shares);
    }

    private static JsonObject Shares(LinearMixedFit fit)
    {
        var (unitVariance, raterVariance, rest) = (fit.Random[0].Variance, fit.Random[1].Variance, fit.ResidualVariance);
        return new JsonObject
        {
            ["reml_criterion"] = Answers.Of(fit.Criterion),
            ["grand_mean"] = Answers.Of(fit.Fixed[0].Estimate),
            ["var_unit"] = Answers.Of(unitVariance),
            ["var_rater"] = Answers.Of(raterVariance),
            ["var_residual"] = Answers.Of(rest),
            ["icc_agreement_single"] = Answers.Of(unitVariance / (unitVariance + raterVariance + rest)),
            ["icc_consistency_single"] = Answers.Of(unitVariance / (unitVariance + rest)),
        };
    }

    /// <summary>How many ratings stand in units that were rated twice or more.</summary>
    private static int Paired(Ratings ratings) =>
        Enumerable
            .Range(0, ratings.Units)
            .Select(u => Enumerable.Range(0, ratings.Raters).Count(r => ratings[u, r] is not null))
            .Where(n => n >= 2)
            .Sum();

    private static JsonObject EachOf<T>(Func<T, JsonNode?> make)
        where T : struct, Enum => new(Enum.GetValues<T>().Select(v => KeyValuePair.Create(Answers.Name(v), make(v))));
}
