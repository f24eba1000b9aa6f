using System.Text.Json.Nodes;
using Candour.Methods.Facets;

namespace Candour.Methods.Cases.Parts.Facets;

/// <summary>The estimates of the many-facet models under the names of the reference cases.</summary>
internal static class FacetAnswers
{
    public static JsonObject Links(Connectedness links) =>
        new()
        {
            ["subsets"] = Answers.Each(links.Islands, i => Answers.Of(i.Schools.Concat(i.Reviewers))),
            ["n_subsets"] = links.Islands.Count,
            ["design_columns"] = links.DesignColumns,
            ["design_rank"] = links.DesignRank,
            ["rank_if_connected"] = links.RankIfConnected,
        };

    public static JsonObject Joint(JointEstimates found, ThresholdModel model) =>
        new()
        {
            ["schools"] = Answers.Each(found.Schools, Measure),
            ["reviewers"] = Answers.Each(found.Reviewers, Measure),
            ["criteria"] = Answers.Each(found.Criteria, Measure),
            ["thresholds"] =
                model == ThresholdModel.RatingScale ? Answers.Of(found.Thresholds[0]) : Answers.Each(found.Thresholds, t => Answers.Of(t)),
            ["log_likelihood"] = Answers.Of(found.LogLikelihood),
            ["max_abs_gradient"] = Answers.Of(found.MaxGradient),
            ["n_ratings"] = found.Count,
            ["n_parameters"] = found.Parameters,
            ["schools_summary"] = Summary(found.SchoolSummary),
            ["reviewers_summary"] = Summary(found.ReviewerSummary),
            ["criteria_summary"] = Summary(found.CriterionSummary),
        };

    public static JsonObject Extreme(ExtremeMeasure extreme) =>
        new()
        {
            [extreme.Facet] = extreme.Id,
            ["rule"] =
                $"other parameters from the fit without the {extreme.Facet}; its measure solves expected raw score = "
                + (extreme.Highest ? "maximum - 0.3" : "minimum + 0.3"),
            ["measure"] = Answers.Of(extreme.Measure),
        };

    public static JsonObject Marginal(MarginalEstimates found) =>
        new()
        {
            ["log_likelihood"] = Answers.Of(found.LogLikelihood),
            ["deviance"] = Answers.Of(found.Deviance),
            ["max_abs_gradient"] = Answers.Of(found.MaxGradient),
            ["mu"] = Answers.Of(found.Mean),
            ["mu_se"] = Answers.Of(found.MeanError),
            ["sigma"] = Answers.Of(found.Spread),
            ["log_sigma_se"] = Answers.Of(found.LogSpreadError),
            ["reviewers"] = new JsonObject(found.Reviewers.Select(r => KeyValuePair.Create(r.Id, Answers.Of(r.Measure)))),
            ["criteria"] = new JsonObject(found.Criteria.Select(c => KeyValuePair.Create(c.Id, Answers.Of(c.Measure)))),
            ["thresholds"] = Answers.Of(found.Thresholds),
            ["schools"] = Answers.Each(
                found.Schools,
                s => new JsonObject
                {
                    ["id"] = s.Id,
                    ["eap"] = Answers.Of(s.Expected),
                    ["posterior_sd"] = Answers.Of(s.Deviation),
                }
            ),
            ["eap_reliability"] = Answers.Of(found.Reliability),
        };

    public static JsonObject Hierarchical(HierarchicalEstimates found) =>
        new()
        {
            ["prior_sd"] = Spreads(found.Spreads),
            ["mu"] = Answers.Of(found.Mean),
            ["mu_se"] = Answers.Of(found.MeanError),
            ["thresholds"] = Answers.Of(found.Thresholds),
            ["school"] = Answers.Each(
                found.Schools,
                s =>
                {
                    var school = Effect(s.Id, s.Effect, s.Deviation);
                    school["fair_average"] = Answers.Of(s.FairAverage);
                    school["fair_average95"] = Answers.Pair(s.FairWithin.Low, s.FairWithin.High);
                    return school;
                }
            ),
            ["reviewer"] = Answers.Each(found.Reviewers, r => Effect(r.Id, r.Effect, r.Deviation)),
            ["criterion"] = Answers.Each(found.Criteria, c => Effect(c.Id, c.Effect, c.Deviation)),
            ["halo"] = Answers.Each(found.Halos, h => Effect($"{h.School}|{h.Reviewer}", h.Effect, h.Deviation)),
            ["penalised_log_likelihood"] = Answers.Of(found.PenalisedLogLikelihood),
            ["log_det_hessian"] = Answers.Of(found.LogDeterminant),
            ["max_abs_gradient"] = Answers.Of(found.MaxGradient),
        };

    public static JsonObject Empirical(EmpiricalBayes found) =>
        new()
        {
            ["sd"] = Spreads(found.Spreads),
            ["laplace_log_marginal"] = Answers.Of(found.LogMarginal),
            // The mean, then the thresholds but the last: they add up to 0.
            ["fixed"] = Answers.Of([found.Mean, .. found.Thresholds.SkipLast(1)]),
            ["max_abs_gradient"] = Answers.Of(found.MaxGradient),
        };

    private static JsonObject Measure(JointMeasure one) =>
        new()
        {
            ["id"] = one.Id,
            ["measure"] = Answers.Of(one.Measure),
            ["se_conditional"] = Answers.Of(one.ConditionalError),
            ["se_full"] = Answers.Of(one.FullError),
            ["n"] = one.Count,
            ["observed_mean"] = Answers.Of(one.ObservedMean),
            ["fair_average"] = Answers.Of(one.FairAverage),
            ["infit"] = Answers.Of(one.Fit.Infit),
            ["infit_zstd"] = Answers.Of(one.Fit.InfitZ),
            ["outfit"] = Answers.Of(one.Fit.Outfit),
            ["outfit_zstd"] = Answers.Of(one.Fit.OutfitZ),
        };

    private static JsonObject Summary(FacetSummary whole) =>
        new()
        {
            ["sd_population"] = Answers.Of(whole.DeviationPopulation),
            ["sd_sample"] = Answers.Of(whole.DeviationSample),
            ["rmse"] = Answers.Of(whole.RootMeanSquareError),
            ["true_sd_population"] = Answers.Of(whole.TrueDeviation),
            ["separation_population"] = Answers.Of(whole.Separation),
            ["reliability_population"] = Answers.Of(whole.ReliabilityPopulation),
            ["reliability_sample"] = Answers.Of(whole.ReliabilitySample),
            ["fixed_chi_square"] = Answers.Of(whole.FixedChiSquare),
            ["df"] = whole.Freedom,
            ["p"] = Answers.Of(whole.P),
        };

    private static JsonObject Spreads(EffectSpreads spreads) =>
        new()
        {
            ["school"] = Answers.Of(spreads.School),
            ["reviewer"] = Answers.Of(spreads.Reviewer),
            ["criterion"] = Answers.Of(spreads.Criterion),
            ["halo"] = Answers.Of(spreads.Halo),
        };

    private static JsonObject Effect(string id, double effect, double deviation) =>
        new()
        {
            ["id"] = id,
            ["effect"] = Answers.Of(effect),
            ["posterior_sd"] = Answers.Of(deviation),
        };
}
