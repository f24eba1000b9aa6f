using Candour.Methods.Benchmark;
using Candour.Methods.Tests.Survey;

namespace Candour.Methods.Tests.Benchmark;

public sealed class WarningTests
{
    private const double Same = 1e-10;

    [Fact]
    public void Discrimination_is_the_share_of_pairs_in_the_right_order()
    {
        var (scores, outcomes) = Scored(120, 3);
        var pairs =
            from i in Enumerable.Range(0, 120)
            from j in Enumerable.Range(0, 120)
            where outcomes[i] && !outcomes[j]
            select scores[i] > scores[j] ? 1
            : scores[i] < scores[j] ? 0
            : 0.5;

        var found = Discrimination.Of(scores, outcomes).OrThrow;
        found.Auc.ShouldBe(pairs.Average(), Same);
        var order = Made.Order(120, 4);
        Discrimination.Of(scores.In(order), outcomes.In(order)).OrThrow.StandardError.OrThrow.ShouldBe(found.StandardError.OrThrow, Same);
        Discrimination.Of([.. scores.Select(s => Math.Exp(s / 3))], outcomes).OrThrow.Auc.ShouldBe(found.Auc, Same);
        Discrimination.Of([.. scores.Select(s => -s)], outcomes).OrThrow.Auc.ShouldBe(1 - found.Auc, Same);
    }

    [Fact]
    public void As_many_schools_again_make_it_surer_by_the_root_of_two()
    {
        var (scores, outcomes) = Scored(400, 5);

        var once = Discrimination.Of(scores, outcomes).OrThrow.StandardError.OrThrow;
        var twice = Discrimination.Of([.. scores, .. scores], [.. outcomes, .. outcomes]).OrThrow.StandardError.OrThrow;
        (twice / once).ShouldBe(1 / Math.Sqrt(2), 0.005);
    }

    [Fact]
    public void Average_precision_ends_equal_scores_together()
    {
        // Two at the top of which one came true, then one that did.
        Worklist.AveragePrecision([3, 3, 2, 1], [true, false, true, false]).OrThrow.ShouldBe(0.5 * 0.5 + 0.5 * (2 / 3.0), Same);
        Worklist.AveragePrecision([1, 2, 3], [false, false, true]).OrThrow.ShouldBe(1);
        var (scores, outcomes) = Scored(200, 6);
        var order = Made.Order(200, 7);
        var found = Worklist.AveragePrecision(scores, outcomes).OrThrow;
        Worklist.AveragePrecision(scores.In(order), outcomes.In(order)).OrThrow.ShouldBe(found, Same);
    }

    [Fact]
    public void Of_equal_scores_the_lower_number_is_visited_first()
    {
        double[] scores = [1, 5, 1, 1];
        bool[] outcomes = [true, true, false, false];

        Worklist.At(scores, outcomes, 2, [9, 1, 4, 5]).OrThrow.ShouldBe(new AtK(2, 1, 0.5, 0.5, 1));
        Worklist.At(scores, outcomes, 2, [3, 1, 4, 5]).OrThrow.Hits.ShouldBe(2);
        Should.Throw<ArgumentOutOfRangeException>(() => Worklist.At(scores, outcomes, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => Worklist.At(scores, outcomes, 0));
    }

    [Fact]
    public void Where_all_came_out_alike_there_is_nothing_to_tell_apart()
    {
        Discrimination.Of([1, 2], [true, true]).ShouldBe(NoMeasure.OneOutcomeOnly);
        Discrimination.Of([], []).ShouldBe(NoMeasure.OneOutcomeOnly);
        Discrimination.Of([1, 2, 3], [true, false, false]).OrThrow.StandardError.ShouldBe(NoMeasure.OneUnit);
        Discrimination.Compare([1, 2, 3, 4], [2, 4, 6, 8], [true, false, true, false]).ShouldBe(NoMeasure.NothingVaries);
        Worklist.AveragePrecision([1, 2], [false, false]).ShouldBe(NoMeasure.OneOutcomeOnly);
        Worklist.At([1, 2], [false, false], 1).ShouldBe(NoMeasure.OneOutcomeOnly);
        Logistic.Of(new double[4, 0], [true, true, true, true]).ShouldBe(NoMeasure.OneOutcomeOnly);
        Should.Throw<ArgumentException>(() => Discrimination.Of([1], [true, false]));
        Should.Throw<ArgumentException>(() => Discrimination.Of([1, double.NaN], [true, false])).Message.ShouldContain("School 2");
    }

    [Fact]
    public void Columns_that_tell_outcomes_apart_fully_have_no_coefficients()
    {
        double[,] line =
        {
            { 1 },
            { 2 },
            { 3 },
            { 4 },
            { 5 },
            { 6 },
        };
        double[,] flat =
        {
            { 1 },
            { 1 },
            { 1 },
            { 1 },
        };
        double[,] twice =
        {
            { 1, 2 },
            { 2, 4 },
            { 3, 6 },
            { 1, 2 },
            { 5, 10 },
        };

        Logistic.Of(line, [false, false, false, true, true, true]).ShouldBe(NoMeasure.NoFiniteEstimate);
        Logistic.Of(flat, [true, false, true, false]).ShouldBe(NoMeasure.NothingVaries);
        Logistic.Of(twice, [true, false, true, false, true]).ShouldBe(NoMeasure.NoFiniteEstimate);
        Logistic.Of(line, [false, true, false, true, false, true]).ShouldBeOfType<Measured<Logistic>.Found>();
        // With nothing known the odds are those of the share.
        Logistic.Of(new double[4, 0], [true, false, true, true]).OrThrow.Coefficients[0].ShouldBe(Math.Log(3), Same);
    }

    [Fact]
    public void Probabilities_that_mean_what_they_say_lie_on_the_line_and_boastful_ones_do_not()
    {
        var random = new Random(8);
        double[] logits = [.. Enumerable.Range(0, 6000).Select(_ => -1 + 1.5 * random.Normal())];
        bool[] outcomes = [.. logits.Select(l => random.NextDouble() < 1 / (1 + Math.Exp(-l)))];

        var honest = Calibration.Of([.. logits.Select(l => 1 / (1 + Math.Exp(-l)))], outcomes).OrThrow;
        var boastful = Calibration.Of([.. logits.Select(l => 1 / (1 + Math.Exp(-2 * l - 1)))], outcomes).OrThrow;
        honest.Line.OrThrow.Slope.ShouldBe(1, 0.08);
        honest.InTheLarge.OrThrow.ShouldBe(0, 0.08);
        boastful.Line.OrThrow.Slope.ShouldBe(honest.Line.OrThrow.Slope / 2, 1e-8);
        boastful.Brier.ShouldBeGreaterThan(honest.Brier);
        boastful.HosmerLemeshow.OrThrow.ShouldBeGreaterThan(10 * honest.HosmerLemeshow.OrThrow);
    }

    [Fact]
    public void Which_of_two_equal_probabilities_comes_first_does_not_matter()
    {
        var random = new Random(9);
        double[] said = [.. Enumerable.Range(0, 95).Select(_ => random.Next(1, 10) / 10.0)];
        bool[] came = [.. said.Select(p => random.NextDouble() < p)];
        var order = Made.Order(95, 10);

        var (a, b) = (Calibration.Of(said, came).OrThrow, Calibration.Of(said.In(order), came.In(order)).OrThrow);
        b.HosmerLemeshow.OrThrow.ShouldBe(a.HosmerLemeshow.OrThrow, Same);
        b.Line.OrThrow.Slope.ShouldBe(a.Line.OrThrow.Slope, Same);
    }

    [Fact]
    public void Certainty_has_no_logit_and_the_impossible_no_finite_loss()
    {
        var found = Calibration.Of([0, 0.2, 0.5, 1], [true, false, true, true], groups: 2).OrThrow;

        found.LogLoss.ShouldBe(NoMeasure.NoFiniteEstimate);
        found.Line.ShouldBe(NoMeasure.NoFiniteEstimate);
        found.InTheLarge.ShouldBe(NoMeasure.NoFiniteEstimate);
        found.Brier.ShouldBe((1 + 0.04 + 0.25) / 4, Same);
        Calibration.Of([0.1, 0.2], [true, true], groups: 2).OrThrow.Skill.ShouldBe(NoMeasure.OneOutcomeOnly);
        Calibration.Of([0.1], [true]).ShouldBe(NoMeasure.TooFewGroups);
        Should.Throw<ArgumentException>(() => Calibration.Of([0.1, 1.1], [true, false]));
    }

    [Fact]
    public void A_rule_sees_only_the_years_before_the_one_it_foretells()
    {
        var seen = new List<int>();
        WarningRule watch = new(
            "watch",
            2,
            panel =>
            {
                seen.AddRange(panel.Years);
                return WarningRule.TwoYearsShrunken.Scores(panel);
            }
        );
        var figures = Figures(80, 11).ToArray();
        var panel = Panel.Of(figures);

        var found = Backtest.Of(panel, 2018, [watch, WarningRule.LastYear], [5, 10, 500]).OrThrow;
        seen.ShouldBe([2016, 2017]);
        found.YearsSeen.ShouldBe([2016, 2017]);
        Backtest.Of(Panel.Of(figures.Where(f => f.Year != 2017)), 2018, [watch], [5]).OrThrow.YearsSeen.ShouldBe([2015, 2016]);
        found.Schools.ShouldBe(80);
        found.Slipped.ShouldBe(16);
        found.Rules[0].At.Count.ShouldBe(2);
        // Later years do not matter, nor the order of figures.
        var less = Panel.Of(figures.Where(f => f.Year < 2019).ToArray().In(Made.Order(320, 12)));
        Backtest
            .Of(less, 2018, [watch, WarningRule.LastYear], [5, 10, 500])
            .OrThrow.Rules[0]
            .Discrimination.ShouldBe(found.Rules[0].Discrimination);
        Backtest.EveryYear(panel, [watch], [5]).Select(b => b.OrThrow.Year).ShouldBe([2017, 2018, 2019]);
    }

    [Fact]
    public void False_alarms_are_counted_by_kind_of_school()
    {
        var panel = Panel.Of(Figures(100, 13));

        var found = Backtest.Of(panel, 2019, [WarningRule.LastYearShrunken], [20, 40], kinds: urn => (int)(urn % 5)).OrThrow;
        for (var k = 0; k < 2; k++)
        {
            var (alarms, at) = (found.Rules[0].FalseAlarms[k], found.Rules[0].At[k]);
            alarms.Select(a => a.Kind).ShouldBe([0, 1, 2, 3, 4]);
            alarms.Sum(a => a.Flagged).ShouldBe(at.Visited - at.Hits);
            alarms.Sum(a => a.NotSlipped).ShouldBe(100 - found.Slipped);
            alarms.ShouldAllBe(a => a.Rate >= 0 && a.Rate <= 1);
        }
    }

    [Fact]
    public void A_year_without_years_before_it_cannot_be_foretold()
    {
        var figures = Figures(10, 14).ToArray();
        var panel = Panel.Of(figures);
        Should.Throw<ArgumentException>(() => Backtest.Of(panel, 2015, [WarningRule.LastYear], [5])).Message.ShouldContain("2015");
        Should.Throw<ArgumentException>(() => Backtest.Of(panel, 2030, [WarningRule.LastYear], [5]));
        Should.Throw<ArgumentException>(() => Backtest.Of(panel, 2018, [], [5]));
        Should.Throw<ArgumentException>(() => Panel.Of([.. figures, figures[3]])).Message.ShouldContain("two figures");
        var never = Panel.Of(figures.Where(f => f.Year != 2017 || f.School > 3).Where(f => f.Year != 2018 || f.School <= 3));
        Backtest.Of(never, 2018, [WarningRule.LastYear], [5]).ShouldBe(NoMeasure.NothingToCompare);
        // Two schools: no rule that takes schools together has anything to go on.
        Backtest
            .Of(Panel.Of(figures.Where(f => f.School < 3)), 2018, [WarningRule.LastYearShrunken], [1])
            .ShouldBe(NoMeasure.TooFewGroups);
    }

    private static (double[] Scores, bool[] Outcomes) Scored(int count, int seed)
    {
        var random = new Random(seed);
        double[] scores = [.. Enumerable.Range(0, count).Select(_ => Math.Round(3 * random.Normal()))];
        return (scores, [.. scores.Select(s => random.NextDouble() < 1 / (1 + Math.Exp(-s / 3)))]);
    }

    private static IEnumerable<(long School, int Year, Reported Figure)> Figures(int schools, int seed)
    {
        var random = new Random(seed);
        for (var school = 1L; school <= schools; school++)
        {
            var level = 2 * random.Normal();
            for (var year = 2015; year < 2020; year++)
                yield return (school, year, new Reported(level + random.Normal(), 0.8 + 0.4 * random.NextDouble()));
        }
    }
}
