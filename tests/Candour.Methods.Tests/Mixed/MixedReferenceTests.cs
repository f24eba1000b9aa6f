using System.Globalization;
using System.Text.Json;
using Candour.Methods.Mixed;
using Candour.Methods.Tests.References;

namespace Candour.Methods.Tests.Mixed;

/// <summary>Crossed random effects, to the tolerances of the reference.</summary>
public sealed class MixedReferenceTests
{
    private const double Deviation = 1e-4;
    private const double Criterion = 1e-6;

    /// <summary>How far the reference's standard errors of wine_clmm may be trusted.</summary>
    private const double JudgeErrors = 6e-3;

    [Theory]
    [InlineData("penicillin", "diameter", "plate,sample")]
    [InlineData("dyestuff", "Yield", "Batch")]
    [InlineData("peer12_linear", "y", "school,reviewer,criterion,school:reviewer")]
    public void Linear_models_are_as_expected(string id, string observed, string terms)
    {
        var (table, expected) = Read(id);
        Grouping[] groupings = [.. terms.Split(',').Select(t => Term(table, t))];
        var found = LinearMixed.Fit(Numbers(table, observed), [], groupings).OrThrow;
        found.Criterion.ShouldBe(expected.GetProperty("criterion").GetDouble(), Criterion);
        found.Fixed[0].Estimate.ShouldBeAbout(expected.GetProperty("fixef").GetProperty("(Intercept)").GetDouble(), Deviation);
        found.Fixed[0].StandardError.ShouldBeAbout(expected.GetProperty("fixef_se").GetProperty("(Intercept)").GetDouble(), Deviation);
        var variances = expected.GetProperty("varcomp");
        Math.Sqrt(found.ResidualVariance).ShouldBeAbout(Math.Sqrt(variances.GetProperty("Residual::").GetDouble()), Deviation);
        foreach (var effect in found.Random)
        {
            effect.Deviation.ShouldBeAbout(Math.Sqrt(variances.GetProperty($"{effect.Name}:(Intercept):").GetDouble()), Deviation);
            var levels = expected
                .GetProperty("blup")
                .GetProperty(effect.Name)
                .EnumerateArray()
                .ToDictionary(l => l.GetProperty("level").GetString()!);
            effect.Levels.Count.ShouldBe(levels.Count);
            foreach (var level in effect.Levels)
            {
                level.Effect.ShouldBe(
                    levels[level.Level].GetProperty("effect").GetProperty("(Intercept)").GetDouble(),
                    Deviation * effect.Deviation
                );
                level.ConditionalDeviation.ShouldBeAbout(levels[level.Level].GetProperty("cond_sd").GetDouble(), Deviation);
            }
        }
    }

    [Fact]
    public void The_cumulative_logit_is_as_expected()
    {
        var (table, expected) = Read("wine_clm");
        var found = Wine(table, []);
        found.LogLikelihood.ShouldBe(expected.GetProperty("log_likelihood").GetDouble(), 1e-8 * 87);
        Same(found, expected, 1e-6, 1e-6);
    }

    [Fact]
    public void The_cumulative_logit_with_judges_is_as_expected()
    {
        var (table, expected) = Read("wine_clmm");
        var found = Wine(table, [Term(table, "judge")]);
        found.LogLikelihood.ShouldBe(expected.GetProperty("log_likelihood_laplace").GetDouble(), Criterion);
        Same(found, expected, Deviation, JudgeErrors);
        // The reference's own standard errors are off; these were worked out anew, as the list of cases says.
        double[] errors = [0.682437, 0.603736, 0.808956, 0.972457, 0.595391, 0.512559];
        foreach (var (one, error) in found.Thresholds.Concat(found.Fixed).Zip(errors))
            one.StandardError.ShouldBe(error, 5e-6, one.Name);
        var judges = found.Random.ShouldHaveSingleItem();
        judges.Deviation.ShouldBeAbout(expected.GetProperty("sd").GetProperty("judge").GetDouble(), Deviation);
        foreach (var (judge, mode) in judges.Levels.Zip(expected.GetProperty("modes").EnumerateArray()))
            judge.Effect.ShouldBe(mode.GetDouble(), Deviation);
        foreach (var (judge, variance) in judges.Levels.Zip(expected.GetProperty("cond_var").EnumerateArray()))
            (judge.ConditionalDeviation * judge.ConditionalDeviation).ShouldBe(variance.GetDouble(), Deviation);
    }

    private static void Same(CumulativeFit found, JsonElement expected, double tolerance, double errors)
    {
        foreach (var one in found.Thresholds.Concat(found.Fixed))
        {
            one.Estimate.ShouldBe(expected.GetProperty("coefficients").GetProperty(one.Name).GetDouble(), tolerance, one.Name);
            one.StandardError.ShouldBe(expected.GetProperty("se").GetProperty(one.Name).GetDouble(), errors, one.Name);
        }
    }

    private static CumulativeFit Wine(Dictionary<string, string[]> table, Grouping[] groupings) =>
        CumulativeMixed
            .Fit(
                [.. Numbers(table, "rating").Select(r => (int)r)],
                [
                    new FixedColumn("tempwarm", [.. table["temp"].Select(t => t == "warm" ? 1.0 : 0)]),
                    new FixedColumn("contactyes", [.. table["contact"].Select(t => t == "yes" ? 1.0 : 0)]),
                ],
                groupings
            )
            .OrThrow;

    private static Grouping Term(Dictionary<string, string[]> table, string term)
    {
        var names = term.Split(':');
        var found = Grouping.Of(names[0], table[names[0]]);
        return names.Length > 1 ? found.Crossed(Grouping.Of(names[1], table[names[1]])) : found;
    }

    private static double[] Numbers(Dictionary<string, string[]> table, string column) =>
        [.. table[column].Select(v => double.Parse(v, CultureInfo.InvariantCulture))];

    private static (Dictionary<string, string[]> Table, JsonElement Expected) Read(string id)
    {
        var found = ReferenceCases.Case("mixed", id);
        var lines = File.ReadLines(ReferenceCases.File("mixed", found.GetProperty("input").GetString()!))
            .Select(l => l.Split(','))
            .ToArray();
        var table = lines[0]
            .Select((name, at) => (name, Column: lines.Skip(1).Select(l => l[at]).ToArray()))
            .ToDictionary(c => c.name, c => c.Column);
        return (table, found.GetProperty("expected"));
    }
}

internal static class Relative
{
    /// <summary>The same but for a share of it.</summary>
    public static void ShouldBeAbout(this double found, double expected, double share) =>
        found.ShouldBe(expected, share * Math.Abs(expected));
}
