using System.Text.Json;
using Candour.Methods.Facets;

namespace Candour.Methods.Tests.Facets;

/// <summary>The figures of joint and marginal maximum likelihood, to the tolerances of the reference.</summary>
public sealed class FacetsReferenceTests
{
    private const double Estimate = 1e-6;
    private const double Likelihood = 1e-8;

    [Theory]
    [InlineData("peer12", "jml_rsm")]
    [InlineData("peer12", "jml_pcm")]
    [InlineData("example_core", "jml_rsm")]
    [InlineData("example_core", "jml_pcm")]
    [InlineData("extreme_school", "jml_rsm_without_extremes")]
    public void Joint_estimates_are_as_expected(string id, string figures)
    {
        var (ratings, expected) = FacetCases.Read(id, figures);
        var partial = figures == "jml_pcm";
        var found = JointFacets.Fit(ratings, partial ? ThresholdModel.PartialCredit : ThresholdModel.RatingScale).OrThrow;
        Same(found.Schools, found.SchoolSummary, expected, "schools");
        Same(found.Reviewers, found.ReviewerSummary, expected, "reviewers");
        Same(found.Criteria, found.CriterionSummary, expected, "criteria");
        JsonElement[] sets = partial ? [.. expected.GetProperty("thresholds").EnumerateArray()] : [expected.GetProperty("thresholds")];
        found.Thresholds.Count.ShouldBe(sets.Length);
        foreach (var (set, figure) in found.Thresholds.Zip(sets))
        foreach (var (threshold, value) in set.Zip(figure.EnumerateArray()))
            threshold.ShouldBe(value.GetDouble(), Estimate);
        var log = expected.Number("log_likelihood");
        found.LogLikelihood.ShouldBe(log, Likelihood * Math.Abs(log));
        found.Count.ShouldBe(expected.GetProperty("n_ratings").GetInt32());
        found.Parameters.ShouldBe(expected.GetProperty("n_parameters").GetInt32());
        found.MaxGradient.ShouldBeLessThan(1e-8);
    }

    [Fact]
    public void The_rule_for_extremes_gives_the_expected_measure()
    {
        var (ratings, expected) = FacetCases.Read("extreme_school", "extreme_rule");
        var extreme = JointFacets.Fit(ratings).OrThrow.Extremes.ShouldHaveSingleItem();
        extreme.Facet.ShouldBe("school");
        extreme.Id.ShouldBe(expected.GetProperty("school").GetString());
        extreme.Measure!.Value.ShouldBe(expected.Number("measure"), Estimate);
    }

    [Theory]
    [InlineData("peer12")]
    [InlineData("example_core")]
    [InlineData("extreme_school")]
    public void Marginal_estimates_are_as_expected(string id)
    {
        var (ratings, expected) = FacetCases.Read(id, "mml_rsm");
        var found = MarginalFacets.Fit(ratings).OrThrow;
        var log = expected.Number("log_likelihood");
        found.LogLikelihood.ShouldBe(log, Likelihood * Math.Abs(log));
        found.Deviance.ShouldBe(expected.Number("deviance"), Likelihood * Math.Abs(expected.Number("deviance")));
        found.Mean.ShouldBe(expected.Number("mu"), Estimate);
        found.MeanError.ShouldBe(expected.Number("mu_se"), Estimate);
        found.Spread.ShouldBe(expected.Number("sigma"), Estimate);
        found.LogSpreadError.ShouldBe(expected.Number("log_sigma_se"), Estimate);
        found.Reliability.ShouldBe(expected.Number("eap_reliability"), Estimate);
        foreach (var reviewer in found.Reviewers)
            reviewer.Measure.ShouldBe(expected.GetProperty("reviewers").Number(reviewer.Id), Estimate);
        foreach (var criterion in found.Criteria)
            criterion.Measure.ShouldBe(expected.GetProperty("criteria").Number(criterion.Id), Estimate);
        foreach (var (threshold, figure) in found.Thresholds.Zip(expected.Numbers("thresholds")))
            threshold.ShouldBe(figure, Estimate);
        foreach (var (school, figure) in found.Schools.Zip(expected.GetProperty("schools").EnumerateArray()))
        {
            school.Id.ShouldBe(figure.GetProperty("id").GetString());
            school.Expected.ShouldBe(figure.Number("eap"), Estimate);
            school.Deviation.ShouldBe(figure.Number("posterior_sd"), Estimate);
        }
    }

    private static void Same(IReadOnlyList<JointMeasure> found, FacetSummary summary, JsonElement expected, string facet)
    {
        var figures = expected.GetProperty(facet).EnumerateArray().ToArray();
        found.Count.ShouldBe(figures.Length);
        foreach (var (one, figure) in found.Zip(figures))
        {
            one.Id.ShouldBe(figure.GetProperty("id").GetString());
            one.Measure.ShouldBe(figure.Number("measure"), Estimate, one.Id);
            one.ConditionalError.ShouldBe(figure.Number("se_conditional"), Estimate, one.Id);
            one.FullError.ShouldBe(figure.Number("se_full"), Estimate, one.Id);
            one.Count.ShouldBe(figure.GetProperty("n").GetInt32());
            one.ObservedMean.ShouldBe(figure.Number("observed_mean"), 1e-12, one.Id);
            if (figure.GetProperty("fair_average").ValueKind == JsonValueKind.Null)
                one.FairAverage.ShouldBeNull();
            else
                one.FairAverage!.Value.ShouldBe(figure.Number("fair_average"), Estimate, one.Id);
            one.Fit.Infit.ShouldBe(figure.Number("infit"), Estimate, one.Id);
            one.Fit.InfitZ.ShouldBe(figure.Number("infit_zstd"), Estimate, one.Id);
            one.Fit.Outfit.ShouldBe(figure.Number("outfit"), Estimate, one.Id);
            one.Fit.OutfitZ.ShouldBe(figure.Number("outfit_zstd"), Estimate, one.Id);
        }
        var whole = expected.GetProperty($"{facet}_summary");
        summary.DeviationPopulation.ShouldBe(whole.Number("sd_population"), Estimate);
        summary.DeviationSample!.Value.ShouldBe(whole.Number("sd_sample"), Estimate);
        summary.RootMeanSquareError.ShouldBe(whole.Number("rmse"), Estimate);
        summary.TrueDeviation.ShouldBe(whole.Number("true_sd_population"), Estimate);
        summary.Separation.ShouldBe(whole.Number("separation_population"), Estimate);
        summary.ReliabilityPopulation!.Value.ShouldBe(whole.Number("reliability_population"), Estimate);
        summary.ReliabilitySample!.Value.ShouldBe(whole.Number("reliability_sample"), Estimate);
        summary.FixedChiSquare.ShouldBe(whole.Number("fixed_chi_square"), 1e-5);
        summary.Freedom.ShouldBe(whole.GetProperty("df").GetInt32());
    }
}
