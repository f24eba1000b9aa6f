using System.Globalization;
using System.Text.Json;
using Candour.Methods.Numerics;
using Candour.Methods.Pairwise;
using Candour.Methods.Tests.References;

namespace Candour.Methods.Tests.Pairwise;

/// <summary>Comparative judgement, to the tolerances of the reference.</summary>
public sealed class PairwiseReferenceTests
{
    private const double Estimate = 1e-6;

    [Theory]
    [InlineData("citations")]
    [InlineData("judgement40")]
    public void Maximum_likelihood_is_as_expected(string id)
    {
        var (comparisons, expected) = Read(id);
        var found = BradleyTerry.Fit(comparisons).OrThrow;
        foreach (var (item, figure) in found.Items.Zip(expected.GetProperty("items").EnumerateArray()))
        {
            item.Item.ShouldBe(figure.GetProperty("item").GetString());
            item.VersusFirst.ShouldBe(Number(figure, "vs_first"), Estimate);
            item.VersusFirstError.ShouldBe(Number(figure, "se_vs_first"), Estimate);
            item.Centred.ShouldBe(Number(figure, "centred"), Estimate);
            item.CentredError.ShouldBe(Number(figure, "se_centred"), Estimate);
            item.Count.ShouldBe(Number(figure, "comparisons"));
        }
        var log = Number(expected, "log_likelihood_kernel");
        found.LogLikelihood.ShouldBe(log, 1e-8 * Math.Abs(log));
        found.Deviance.ShouldBe(Number(expected, "deviance"), 1e-6);
        var scale = expected.GetProperty("scale_separation");
        found.DeviationPopulation.ShouldBe(Number(scale, "sd_population"), Estimate);
        found.RootMeanSquareError.ShouldBe(Number(scale, "rmse"), Estimate);
        found.SeparationReliability.ShouldBe(Number(scale, "ssr"), Estimate);
        found.MaxGradient.ShouldBeLessThan(1e-8);
    }

    [Theory]
    [InlineData("citations")]
    [InlineData("judgement40")]
    [InlineData("not_connected12")]
    public void With_a_prior_it_is_as_expected(string id)
    {
        var (comparisons, expected) = Read(id);
        var prior = expected.GetProperty("map_sd1_5");
        var found = BradleyTerry.WithPrior(comparisons, Number(prior, "prior_sd")).OrThrow;
        found.Items.Count.ShouldBe(prior.GetProperty("items").GetArrayLength());
        foreach (var (item, figure) in found.Items.Zip(prior.GetProperty("items").EnumerateArray()))
        {
            item.Item.ShouldBe(figure.GetProperty("item").GetString());
            item.Effect.ShouldBe(Number(figure, "effect"), Estimate);
            item.Deviation.ShouldBe(Number(figure, "posterior_sd"), Estimate);
        }
        found.Components.ShouldBe(expected.GetProperty("connected_components").GetInt32());
    }

    [Fact]
    public void Without_a_strongly_connected_graph_there_is_no_estimate()
    {
        var (comparisons, expected) = Read("not_connected12");
        BradleyTerry
            .Fit(comparisons)
            .Refusal.ShouldBe(new Refusal.NoFiniteEstimate(expected.GetProperty("strongly_connected_components").GetInt32()));
    }

    private static (Comparisons Comparisons, JsonElement Expected) Read(string id)
    {
        var found = ReferenceCases.Case("pairwise", id);
        var rows = File.ReadLines(ReferenceCases.File("pairwise", found.GetProperty("input").GetString()!))
            .Skip(1)
            .Select(l => l.Split(','))
            .Select(f => new Comparison(
                f[0],
                f[1],
                double.Parse(f[2], CultureInfo.InvariantCulture),
                double.Parse(f[3], CultureInfo.InvariantCulture)
            ));
        return (Comparisons.Of([.. rows]), found.GetProperty("expected"));
    }

    private static double Number(JsonElement figure, string name) => figure.GetProperty(name).GetDouble();
}
