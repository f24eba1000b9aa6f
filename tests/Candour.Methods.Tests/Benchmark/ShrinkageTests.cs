using Candour.Methods.Benchmark;
using Candour.Methods.Tests.Survey;

namespace Candour.Methods.Tests.Benchmark;

public sealed class ShrinkageTests
{
    private const double Same = 1e-10;

    [Fact]
    public void The_order_of_schools_changes_nothing_and_the_unit_only_the_unit()
    {
        var figures = Figures(60, 1.5, 3);
        var order = Made.Order(60, 4);

        var a = RandomEffects.Of(figures).OrThrow;
        var b = RandomEffects.Of(figures.In(order)).OrThrow;
        var c = RandomEffects.Of([.. figures.Select(f => new Reported(100 * f.Value + 5, 100 * f.Error))]).OrThrow;
        b.Between.ShouldBe(a.Between, Same);
        c.Between.ShouldBe(1e4 * a.Between, 1e-6);
        for (var i = 0; i < 60; i++)
        {
            b.Units[i].Shrunken.ShouldBe(a.Units[order[i]].Shrunken, Same);
            c.Units[i].Reliability.ShouldBe(a.Units[i].Reliability, Same);
        }
    }

    [Fact]
    public void With_equal_errors_the_variance_between_is_the_variance_less_the_error()
    {
        double[] values = [3, -1, 4, 2, 7, -3];
        var mean = values.Average();
        var variance = values.Sum(v => (v - mean) * (v - mean)) / 5;

        var found = RandomEffects.Of([.. values.Select(v => new Reported(v, 1.5))]).OrThrow;
        found.Between.ShouldBe(variance - 2.25, 1e-9);
        found.Mean.ShouldBe(mean, Same);
        RandomEffects.Of([.. values.Select(v => new Reported(v, 9))]).OrThrow.Between.ShouldBe(0);
    }

    [Fact]
    public void As_many_schools_again_make_the_mean_surer_by_the_root_of_two()
    {
        var figures = Figures(300, 1.5, 5);

        var ratio = RandomEffects.Of([.. figures, .. figures]).OrThrow.MeanError / RandomEffects.Of(figures).OrThrow.MeanError;
        ratio.ShouldBe(1 / Math.Sqrt(2), 0.002);
    }

    [Fact]
    public void Places_are_the_same_for_a_seed_certain_where_figures_are_and_wide_where_they_are_not()
    {
        Reported[] apart = [new(9, 0.01), new(1, 0.01), new(5, 0.01)];
        var close = Figures(100, 0.3, 6);

        var certain = WhyRanksMislead.Of(apart, 500, seed: 1).OrThrow;
        certain.Spreads.ShouldBe([new(1, 1, 1), new(3, 3, 3), new(2, 2, 2)]);
        certain.MedianWidth.ShouldBe(0);
        var wide = WhyRanksMislead.Of(close, 2000, seed: 1).OrThrow;
        wide.MedianWidth.ShouldBeGreaterThan(50);
        WhyRanksMislead.Of(close, 2000, seed: 1).OrThrow.Spreads.ShouldBe(wide.Spreads);
        WhyRanksMislead.Of([new(1, 1)], 500, seed: 1).ShouldBe(NoMeasure.TooFewGroups);
    }

    [Fact]
    public void Of_many_schools_places_are_counted_in_steps()
    {
        Reported[] line = [.. Enumerable.Range(0, 5000).Select(i => new Reported(-i, 0))];

        var found = WhyRanksMislead.Of(line, 100, seed: 2).OrThrow;
        for (var i = 0; i < 5000; i++)
            found.Spreads[i].Middle.ShouldBe(i + 1, 1.5);
    }

    [Fact]
    public void A_fall_after_a_high_year_is_mostly_luck()
    {
        var years = Years(300, 0.8, 8).ToArray();
        years[0] = (new Reported(4, 1), new Reported(0, 1));
        years[1] = (new Reported(2, 1), new Reported(-2, 1));
        years[2] = (new Reported(4, 0.1), new Reported(0, 0.1));

        var found = TwoYearChange.Of(years).OrThrow;
        var (lucky, fallen, sure) = (found.Schools[0], found.Schools[1], found.Schools[2]);
        found.Correlation.ShouldBe(0.8, 0.1);
        // Each fell by four; from figures that are sure it is four, and where it began high it is less.
        lucky.Raw.ShouldBe(-4);
        lucky.Shrunken.ShouldBeInRange(-2, -0.5);
        sure.Shrunken.ShouldBeLessThan(-3.5);
        sure.ProbabilityOfFall(3).ShouldBeGreaterThan(0.9);
        lucky.ProbabilityOfFall(3).ShouldBeLessThan(0.1);
        fallen.Shrunken.ShouldBeInRange(-2, -0.5);
    }

    [Fact]
    public void Probabilities_of_a_fall_come_true_as_often_as_they_say_and_intervals_hold()
    {
        var (holds, all) = (0, 0);
        var (said, came) = (new List<double>(), new List<bool>());
        for (var place = 0; place < 60; place++)
        {
            var truths = new List<double>();
            var years = Years(50, 0.7, 100 + place, truths).ToArray();
            var found = TwoYearChange.Of(years).OrThrow;
            for (var i = 0; i < 50; i++, all++)
            {
                var school = found.Schools[i];
                holds += Math.Abs(truths[i] - school.Shrunken) < 1.959964 * school.Error ? 1 : 0;
                said.Add(school.ProbabilityOfFall(0.5));
                came.Add(truths[i] < -0.5);
            }
        }

        ((double)holds / all).ShouldBeInRange(0.92, 0.98);
        var calibration = Calibration.Of(said, came).OrThrow;
        calibration.Line.OrThrow.Slope.ShouldBe(1, 0.15);
        calibration.InTheLarge.OrThrow.ShouldBe(0, 0.15);
    }

    [Fact]
    public void Places_without_differences_and_too_few_schools_have_their_own_answers()
    {
        (Reported, Reported)[] alike = [.. Enumerable.Range(0, 9).Select(i => (new Reported(1 + i % 2, 5), new Reported(i % 2, 5)))];

        var found = TwoYearChange.Of(alike).OrThrow;
        found.Correlation.ShouldBe(0);
        found.Schools.ShouldAllBe(s => Math.Abs(s.Shrunken - found.PlaceChange) < Same && s.Error > 0);
        TwoYearChange.Of(alike[..2]).ShouldBe(NoMeasure.TooFewGroups);
        RandomEffects.Of([new(1, 1), new(2, 1)]).ShouldBe(NoMeasure.TooFewGroups);
        Should.Throw<ArgumentException>(() => RandomEffects.Of([new(1, 1), new(2, 0), new(2, 1)])).Message.ShouldContain("School 2");
        Should.Throw<ArgumentException>(() => Reported.Between(1, 2, 2));
        ImpliedSpread.Of([]).ShouldBe(NoMeasure.NothingToCompare);
        ImpliedSpread.Of([(new Reported(0, 0.5), 16), (new Reported(0, 0.5), 64), (new Reported(0, 0.5), 36)]).ShouldBe(3.0);
    }

    private static Reported[] Figures(int count, double between, int seed)
    {
        var random = new Random(seed);
        Reported Figure()
        {
            var error = 0.5 + random.NextDouble();
            return new Reported(between * random.Normal() + error * random.Normal(), error);
        }
        return [.. Enumerable.Range(0, count).Select(_ => Figure())];
    }

    private static IEnumerable<(Reported First, Reported Second)> Years(
        int count,
        double correlation,
        int seed,
        List<double>? truths = null
    )
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var first = 1.5 * random.Normal();
            var second = correlation * first + 1.5 * Math.Sqrt(1 - correlation * correlation) * random.Normal();
            truths?.Add(second - first);
            var (a, b) = (0.7 + 0.6 * random.NextDouble(), 0.7 + 0.6 * random.NextDouble());
            yield return (new Reported(first + a * random.Normal(), a), new Reported(second + b * random.Normal(), b));
        }
    }
}
