using Candour.Methods.Facets;

namespace Candour.Methods.Tests.Facets;

/// <summary>The hierarchical figures, to the tolerances of the reference.</summary>
public sealed class HierarchicalReferenceTests
{
    private const double Estimate = 1e-6;

    public static TheoryData<string> Cases { get; } = ["peer12", "example_core", "closed_triads", "extreme_school"];

    [Theory, MemberData(nameof(Cases))]
    public void Connectedness_is_as_expected(string id)
    {
        var (ratings, expected) = FacetCases.Read(id, "connectedness");
        var found = Connectedness.Of(ratings);
        found.Islands.Count.ShouldBe(expected.GetProperty("n_subsets").GetInt32());
        found.DesignColumns.ShouldBe(expected.GetProperty("design_columns").GetInt32());
        found.DesignRank.ShouldBe(expected.GetProperty("design_rank").GetInt32());
        found.RankIfConnected.ShouldBe(expected.GetProperty("rank_if_connected").GetInt32());
        foreach (var subset in expected.GetProperty("subsets").EnumerateArray())
        {
            var members = subset.EnumerateArray().Select(m => m.GetString()!).Order(StringComparer.Ordinal).ToArray();
            found.Islands.ShouldContain(i => i.Schools.Concat(i.Reviewers).Order(StringComparer.Ordinal).SequenceEqual(members));
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_mode_for_given_spreads_is_as_expected(string id)
    {
        var (ratings, expected) = FacetCases.Read(id, "map_fixed_sd");
        var sd = expected.GetProperty("prior_sd");
        var spreads = new EffectSpreads(sd.Number("school"), sd.Number("reviewer"), sd.Number("criterion"), sd.Number("halo"));
        var found = HierarchicalFacets.Mode(ratings, spreads).OrThrow;
        found.Mean.ShouldBe(expected.Number("mu"), Estimate);
        found.MeanError.ShouldBe(expected.Number("mu_se"), Estimate);
        found.PenalisedLogLikelihood.ShouldBe(expected.Number("penalised_log_likelihood"), 1e-6);
        found.LogDeterminant!.Value.ShouldBe(expected.Number("log_det_hessian"), 1e-6);
        found.MaxGradient.ShouldBeLessThan(1e-8);
        foreach (var (threshold, figure) in found.Thresholds.Zip(expected.Numbers("thresholds")))
            threshold.ShouldBe(figure, Estimate);
        foreach (var (school, figure) in found.Schools.Zip(expected.GetProperty("school").EnumerateArray()))
        {
            school.Id.ShouldBe(figure.GetProperty("id").GetString());
            school.Effect.ShouldBe(figure.Number("effect"), Estimate);
            school.Deviation.ShouldBe(figure.Number("posterior_sd"), Estimate);
            school.FairAverage.ShouldBe(figure.Number("fair_average"), Estimate);
        }
        foreach (
            var (facet, name) in ((IReadOnlyList<FacetEstimate>, string)[])[(found.Reviewers, "reviewer"), (found.Criteria, "criterion")]
        )
        foreach (var (one, figure) in facet.Zip(expected.GetProperty(name).EnumerateArray()))
        {
            one.Id.ShouldBe(figure.GetProperty("id").GetString());
            one.Effect.ShouldBe(figure.Number("effect"), Estimate);
            one.Deviation.ShouldBe(figure.Number("posterior_sd"), Estimate);
        }
        var halos = expected.GetProperty("halo").EnumerateArray().ToDictionary(h => h.GetProperty("id").GetString()!);
        found.Halos.Count.ShouldBe(halos.Count);
        foreach (var halo in found.Halos)
        {
            halo.Effect.ShouldBe(halos[$"{halo.School}|{halo.Reviewer}"].Number("effect"), Estimate);
            halo.Deviation.ShouldBe(halos[$"{halo.School}|{halo.Reviewer}"].Number("posterior_sd"), Estimate);
        }
    }

    [Fact]
    public void Spreads_from_the_data_are_as_expected()
    {
        var (ratings, expected) = FacetCases.Read("peer12", "empirical_bayes_laplace");
        var found = HierarchicalFacets.Spreads(ratings).OrThrow;
        var (sd, tolerance) = (expected.GetProperty("sd"), expected.Number("tolerance_sd"));
        found.Spreads.School.ShouldBe(sd.Number("school"), tolerance);
        found.Spreads.Reviewer.ShouldBe(sd.Number("reviewer"), tolerance);
        found.Spreads.Criterion.ShouldBe(sd.Number("criterion"), tolerance);
        found.Spreads.Halo.ShouldBe(sd.Number("halo"), tolerance);
        found.LogMarginal.ShouldBe(expected.Number("laplace_log_marginal"), expected.Number("tolerance_logmarginal"));
        var fixedPart = expected.Numbers("fixed");
        found.Mean.ShouldBe(fixedPart[0], tolerance);
        found.Thresholds[0].ShouldBe(fixedPart[1], tolerance);
        found.Thresholds[1].ShouldBe(fixedPart[2], tolerance);
    }
}
