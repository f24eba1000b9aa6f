using Candour.Methods.Mixed;
using Candour.Methods.Numerics;

namespace Candour.Methods.Tests.Mixed;

public sealed class MixedTests
{
    [Fact]
    public void Without_random_effects_it_is_least_squares()
    {
        double[] x = [0, 1, 2, 3, 4, 5];
        double[] y = [1.1, 2.9, 5.2, 6.8, 9.1, 10.9];
        var found = LinearMixed.Fit(y, [new FixedColumn("x", x)], []).OrThrow;
        // By hand: slope Sxy / Sxx = 34.6 / 17.5, residual variance over n - 2.
        var slope = 34.6 / 17.5;
        var mean = 6.0;
        found.Fixed[1].Estimate.ShouldBe(slope, 1e-12);
        found.Fixed[0].Estimate.ShouldBe(mean - slope * 2.5, 1e-12);
        var residual = Enumerable.Range(0, 6).Sum(i => Math.Pow(y[i] - mean - slope * (x[i] - 2.5), 2)) / 4;
        found.ResidualVariance.ShouldBe(residual, 1e-12);
        found.Fixed[1].StandardError.ShouldBe(Math.Sqrt(residual / 17.5), 1e-12);
    }

    [Fact]
    public void A_balanced_one_way_layout_has_the_variances_of_its_mean_squares()
    {
        var (y, groups) = OneWay(6, 5, between: 2);
        var fit = LinearMixed.Fit(y, [], [Grouping.Of("group", groups)]).OrThrow;
        var means = Enumerable.Range(0, 6).Select(g => y.Skip(g * 5).Take(5).Average()).ToArray();
        var within = Enumerable.Range(0, 30).Sum(i => Math.Pow(y[i] - means[i / 5], 2)) / 24;
        var between = 5 * means.Sum(m => Math.Pow(m - means.Average(), 2)) / 5;
        fit.ResidualVariance.ShouldBe(within, 1e-8);
        fit.Random[0].Variance.ShouldBe((between - within) / 5, 1e-7);
        // By maximum likelihood the mean square between counts all groups.
        var ml = LinearMixed.Fit(y, [], [Grouping.Of("group", groups)], restricted: false).OrThrow;
        ml.ResidualVariance.ShouldBe(within, 1e-8);
        ml.Random[0].Variance.ShouldBe((between * 5 / 6 - within) / 5, 1e-7);
    }

    [Fact]
    public void Groups_that_differ_by_less_than_chance_have_a_variance_of_nought()
    {
        double[] y = [1, 5, 3, 2, 4, 3, 5, 1, 3];
        string[] groups = ["a", "a", "a", "b", "b", "b", "c", "c", "c"];
        var fit = LinearMixed.Fit(y, [], [Grouping.Of("group", groups)]).OrThrow;
        fit.Random[0].Deviation.ShouldBe(0, 1e-6);
        fit.Random[0].Levels.ShouldAllBe(l => Math.Abs(l.Effect) < 1e-6);
    }

    [Fact]
    public void Order_names_and_units_change_nothing()
    {
        var (y, groups) = OneWay(8, 4, between: 1);
        string[] second = [.. Enumerable.Range(0, y.Length).Select(i => $"r{i % 4}")];
        var at = Enumerable.Range(0, y.Length).ToArray();
        new Random(5).Shuffle(at);
        var one = LinearMixed.Fit(y, [], [Grouping.Of("g", groups), Grouping.Of("r", second)]).OrThrow;
        var two = LinearMixed
            .Fit(
                [.. at.Select(i => 1000 * y[i] + 7)],
                [],
                [
                    Grouping.Of("g", [.. at.Select(i => "x" + (char)('z' - groups[i][1]) + groups[i])]),
                    Grouping.Of("r", [.. at.Select(i => second[i])]),
                ]
            )
            .OrThrow;
        two.Random[0].Deviation.ShouldBe(1000 * one.Random[0].Deviation, 1e-7);
        two.Random[1].Deviation.ShouldBe(1000 * one.Random[1].Deviation, 1e-7);
        two.Fixed[0].Estimate.ShouldBe(1000 * one.Fixed[0].Estimate + 7, 1e-7);
        two.Criterion.ShouldBe(one.Criterion + 2 * (y.Length - 1) * Math.Log(1000), 1e-8);
    }

    [Fact]
    public void A_cumulative_logit_of_two_groups_with_two_grades_is_the_odds_ratio()
    {
        // 8 of 20 without and 15 of 20 with.
        int[] grades = [.. Enumerable.Repeat(2, 8), .. Enumerable.Repeat(1, 12), .. Enumerable.Repeat(2, 15), .. Enumerable.Repeat(1, 5)];
        var column = new FixedColumn("with", [.. Enumerable.Range(0, 40).Select(i => i < 20 ? 0.0 : 1)]);
        var fit = CumulativeMixed.Fit(grades, [column], []).OrThrow;
        fit.Fixed[0].Estimate.ShouldBe(Math.Log(15.0 / 5 / (8.0 / 12)), 1e-10);
        fit.Fixed[0].StandardError.ShouldBe(Math.Sqrt(1 / 15.0 + 1 / 5.0 + 1 / 8.0 + 1 / 12.0), 1e-10);
        fit.Thresholds[0].Estimate.ShouldBe(Math.Log(12.0 / 8), 1e-10);
        fit.Thresholds[0].Name.ShouldBe("1|2");
    }

    [Fact]
    public void Judges_turned_round_turn_their_effects_round()
    {
        var dice = new Random(6);
        string[] judges = [.. Enumerable.Range(0, 120).Select(i => $"j{i % 10}")];
        int[] grades = [.. Enumerable.Range(0, 120).Select(i => Math.Clamp(2 + i % 10 / 4 + dice.Next(3) - 1, 1, 4))];
        var one = CumulativeMixed.Fit(grades, [], [Grouping.Of("judge", judges)]).OrThrow;
        var two = CumulativeMixed.Fit([.. grades.Select(g => 5 - g)], [], [Grouping.Of("judge", judges)]).OrThrow;
        two.LogLikelihood.ShouldBe(one.LogLikelihood, 1e-9);
        two.Random[0].Deviation.ShouldBe(one.Random[0].Deviation, 1e-9);
        foreach (var (a, b) in one.Random[0].Levels.Zip(two.Random[0].Levels))
            b.Effect.ShouldBe(-a.Effect, 1e-9);
        foreach (var (a, b) in one.Thresholds.Zip(two.Thresholds.Reverse()))
        {
            b.Estimate.ShouldBe(-a.Estimate, 1e-9);
            b.StandardError.ShouldBe(a.StandardError, 1e-6);
        }
    }

    [Fact]
    public void What_cannot_be_fitted_is_refused()
    {
        var two = Grouping.Of("g", ["a", "a", "b", "b"]);
        LinearMixed.Fit([], [], []).Refusal.ShouldBe(new Refusal.NothingToCompare());
        LinearMixed.Fit([1, 1, 1, 1], [], [two]).Refusal.ShouldBe(new Refusal.NothingVaries());
        LinearMixed.Fit([1, 2, 3, 4], [], [Grouping.Of("g", ["a", "b", "c", "d"])]).Refusal.ShouldBe(new Refusal.Confounded(1));
        LinearMixed
            .Fit([1, 2, 3, 4], [], [Grouping.Of("g", ["a", "a", "a", "a"])])
            .Refusal.ShouldBe(new Refusal.TooLittleToTellApart(null));
        LinearMixed.Fit([1, 2, 3, 5], [new FixedColumn("one", [1, 1, 1, 1])], [two]).Refusal.ShouldBeOfType<Refusal.NotSettled>();
        CumulativeMixed.Fit([], [], []).Refusal.ShouldBe(new Refusal.NothingToCompare());
        CumulativeMixed.Fit([2, 2, 2], [], []).Refusal.ShouldBe(new Refusal.NothingVaries());
        CumulativeMixed.Fit([1, 1, 2, 2], [new FixedColumn("x", [0, 0, 1, 1])], []).Refusal.ShouldBeOfType<Refusal.NotSettled>();
        Should.Throw<ArgumentException>(() => LinearMixed.Fit([1, 2, double.NaN], [], []));
        Should.Throw<ArgumentException>(() => LinearMixed.Fit([1, 2, 3], [], [two]));
        Should.Throw<ArgumentException>(() => two.Crossed(Grouping.Of("h", ["a"])));
    }

    private static (double[] Y, string[] Groups) OneWay(int groups, int each, double between)
    {
        var dice = new Random(11);
        double[] centres = [.. Enumerable.Range(0, groups).Select(_ => between * 2 * (dice.NextDouble() - 0.5))];
        var n = groups * each;
        return (
            [.. Enumerable.Range(0, n).Select(i => centres[i / each] + dice.NextDouble())],
            [.. Enumerable.Range(0, n).Select(i => $"g{i / each}")]
        );
    }
}
