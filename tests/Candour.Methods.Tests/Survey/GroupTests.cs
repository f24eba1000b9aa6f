using Candour.Methods.Survey;

namespace Candour.Methods.Tests.Survey;

public sealed class GroupTests
{
    private const double Same = 1e-10;

    [Fact]
    public void The_order_of_schools_and_of_pupils_changes_nothing()
    {
        var groups = Made.Groups(25, 0.4, seed: 2);
        var order = Made.Order(25, 9);
        var moved = groups.In(order).Select(g => g.In(Made.Order(g.Length, g.Length))).ToArray();

        var (a, b) = (RandomIntercept.Of(groups).OrThrow, RandomIntercept.Of(moved).OrThrow);
        b.Between.ShouldBe(a.Between, Same);
        b.Within.ShouldBe(a.Within, Same);
        b.Mean.ShouldBe(a.Mean, Same);
        for (var j = 0; j < 25; j++)
            b.Groups[j].Shrunken.ShouldBe(a.Groups[order[j]].Shrunken, Same);
        GroupReliability.Of(moved).OrThrow.Icc2.ShouldBe(GroupReliability.Of(groups).OrThrow.Icc2, Same);
    }

    [Fact]
    public void In_schools_of_one_size_variances_are_those_of_the_analysis_of_variance()
    {
        var groups = Made.Groups(30, 0.8, seed: 5).Select(g => g[..5]).ToArray();

        var found = RandomIntercept.Of(groups).OrThrow;
        var squares = GroupReliability.Of(groups).OrThrow;
        found.Within.ShouldBe(squares.WithinSquare, 1e-9);
        found.Between.ShouldBe((squares.BetweenSquare - squares.WithinSquare) / 5, 1e-9);
        found.Groups[0].Reliability.ShouldBe(squares.Icc2, 1e-9);
        squares.EffectiveSize.ShouldBe(5, Same);
    }

    [Fact]
    public void Schools_that_differ_less_than_by_chance_all_take_the_mean()
    {
        double[][] alike =
        [
            [1, 5, 3],
            [2, 4, 3],
            [3.1, 1, 5],
        ];

        var found = RandomIntercept.Of(alike).OrThrow;
        found.Between.ShouldBe(0);
        found.Groups.ShouldAllBe(g => g.Shrunken == found.Mean && g.Reliability == 0 && g.Error == 0);
        GroupReliability.Of(alike).OrThrow.Icc2.ShouldBeLessThan(0);
    }

    [Fact]
    public void As_many_schools_again_make_the_mean_surer_by_the_root_of_two()
    {
        var groups = Made.Groups(200, 0.5, seed: 12);

        var once = RandomIntercept.Of(groups).OrThrow;
        var twice = RandomIntercept.Of([.. groups, .. groups]).OrThrow;
        (twice.MeanError / once.MeanError).ShouldBe(1 / Math.Sqrt(2), 0.003);
    }

    [Fact]
    public void The_unit_of_the_score_does_not_matter()
    {
        var groups = Made.Groups(20, 0.5, seed: 4);
        var scaled = groups.Select(g => g.Select(s => 1000 * s - 7).ToArray()).ToArray();

        var (a, b) = (RandomIntercept.Of(groups).OrThrow, RandomIntercept.Of(scaled).OrThrow);
        b.Share.ShouldBe(a.Share, Same);
        for (var j = 0; j < 20; j++)
            b.Groups[j].Shrunken.ShouldBe(1000 * a.Groups[j].Shrunken - 7, 1e-7);
    }

    [Fact]
    public void Too_little_is_refused_by_type()
    {
        double[][] one =
        [
            [1, 2, 3],
        ];
        double[][] single =
        [
            [1],
            [2],
            [3],
        ];
        double[][] still =
        [
            [1, 1],
            [2, 2],
        ];
        RandomIntercept.Of(one).ShouldBe(NoMeasure.TooFewGroups);
        RandomIntercept.Of(single).ShouldBe(NoMeasure.TooFewAnswers);
        RandomIntercept.Of(still).ShouldBe(NoMeasure.NothingVaries);
        GroupReliability.Of(one).ShouldBe(NoMeasure.TooFewGroups);
        GroupReliability.Of(single).ShouldBe(NoMeasure.TooFewAnswers);
        GroupReliability.Of(still).ShouldBe(NoMeasure.NothingVaries);
        Should
            .Throw<ArgumentException>(() =>
                RandomIntercept.Of([
                    [1, 2],
                    [],
                ])
            )
            .Message.ShouldContain("Group 2");
        Should.Throw<ArgumentException>(() =>
            RandomIntercept.Of([
                [1, double.PositiveInfinity],
            ])
        );
    }
}
