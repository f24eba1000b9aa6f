using Candour.Methods.Benchmark;

namespace Candour.Methods.Tests.Docs;

public sealed partial class WorkedExampleTests
{
    [Fact]
    public void Similar_schools()
    {
        var page = MethodPage.Read("similar-schools");
        var rows = page.Rows("facts.csv");
        string Name(long urn) => rows.Single(r => r["urn"] == $"{urn}")["school"];
        long Urn(IReadOnlyDictionary<string, string> row) => (long)MethodPage.Number(row["urn"]);
        double Of(IReadOnlyDictionary<string, string> row, string what) => MethodPage.Number(row[what]);
        var official = DfeComparators
            .Of([
                .. rows.Select(r => new SchoolFacts(
                    Urn(r),
                    r["region"],
                    "primary",
                    Of(r, "pupils"),
                    Of(r, "pct_fsm_ever"),
                    Of(r, "pct_sen")
                )),
            ])
            .For(1)
            .OrThrow.Others;
        var ours = SimilarSchools
            .Of(
                [new("pupils", FeatureKind.Size, 1), new("free meals", FeatureKind.Intake, 1)],
                [.. rows.Select(r => new FeaturedSchool(Urn(r), "primary", [Of(r, "pupils"), Of(r, "pct_fsm_ever")]))]
            )
            .For(1)
            .OrThrow;

        page.Shows(
            ("the Department's order for Alder", official.Select(o => Name(o.Urn))),
            ("Alder to Birch", official.Single(o => o.Urn == 2).Distance),
            ("Alder to Damson", official.Single(o => o.Urn == 4).Distance),
            ("our order for Alder", ours.Select(o => Name(o.Urn))),
            ("Alder to Damson, ours", ours[0].Distance),
            ("Damson, in words", ours.Single(o => o.Urn == 4).Closeness.ToString()),
            ("Cedar, in words", ours.Single(o => o.Urn == 3).Closeness.ToString())
        );
    }

    [Fact]
    public void Funnel()
    {
        var page = MethodPage.Read("funnel");
        var counts = page.Rows("counts.csv").Select(r => new FunnelCount((int)Of(r, "reached"), (int)Of(r, "pupils"))).ToArray();
        var funnel = Methods.Benchmark.Funnel.Of(counts, winsorise: 0).OrThrow;
        var cedar = funnel.Units[2];

        page.Shows(
            ("target", funnel.Target),
            ("φ", funnel.Winsorised),
            ("τ²", funnel.Between),
            ("Cedar, z", cedar.Z),
            ("Cedar, adjusted z", cedar.AdjustedZ),
            ("Cedar, upper 95 % limit", cedar.Limits.High95),
            ("Cedar, outside what chance explains", cedar.OutsideChance)
        );
    }

    [Fact]
    public void Rank_intervals()
    {
        var page = MethodPage.Read("rank-intervals");
        var spread = WhyRanksMislead.Of([.. page.Rows("figures.csv").Select(Figure)], 4000, seed: 7).OrThrow;

        page.Shows(
            ("Elm, width", spread.Spreads[4].Width),
            ("Alder, first", spread.Spreads[0].First),
            ("Alder, last", spread.Spreads[0].Last),
            ("median width", spread.MedianWidth)
        );
    }

    [Fact]
    public void Shrunken_figures()
    {
        var page = MethodPage.Read("shrunken-figures");
        Reported[] figures = [.. page.Rows("figures.csv").Select(Figure)];
        var effects = RandomEffects.Of(figures).OrThrow;
        var pupils = page.Rows("figures.csv").Select(r => (int)Of(r, "pupils"));

        page.Shows(
            ("between", effects.Between),
            ("mean", effects.Mean),
            ("Alder, reliability", effects.Units[0].Reliability),
            ("Alder, drawn in", effects.Units[0].Shrunken),
            ("Alder, error", effects.Units[0].Error),
            ("spread of pupils", ImpliedSpread.Of([.. figures.Zip(pupils)])),
            ("two schools", RandomEffects.Of(figures[..2]).Then(e => e.Mean))
        );
    }

    [Fact]
    public void Two_year_change()
    {
        var page = MethodPage.Read("two-year-change");
        var years = page.Rows("years.csv").Select(r => (new Reported(Of(r, "before"), 1), new Reported(Of(r, "after"), 1)));
        var change = TwoYearChange.Of([.. years]).OrThrow;
        var alder = change.Schools[0];

        page.Shows(
            ("correlation", change.Correlation),
            ("Alder, raw", alder.Raw),
            ("Alder, drawn in", alder.Shrunken),
            ("Alder, error", alder.Error),
            ("probability that Alder fell", alder.ProbabilityOfFall()),
            ("probability that it fell by more than 1", alder.ProbabilityOfFall(1))
        );
    }

    [Fact]
    public void Cusum()
    {
        var chart = new Methods.Benchmark.Cusum(0.5, 4);
        var steps = chart.Run([1, 2, -0.5, 2, 1.5]);

        MethodPage
            .Read("cusum")
            .Shows(
                ("after the first", steps[0].Worse),
                ("after the second", steps[1].Worse),
                ("after the third", steps[2].Worse),
                ("after the fourth", steps[3].Worse),
                ("after the fifth", steps[4].Worse),
                ("signals", steps.Any(s => s.Signals)),
                ("figures between false signals", chart.RunLength()),
                ("figures until a shift of one is seen", chart.RunLength(1)),
                ("h for one false signal in 335.4", Methods.Benchmark.Cusum.For(0.5, 335.4).OrThrow.Limit)
            );
    }

    [Fact]
    public void Ewma()
    {
        var chart = new Methods.Benchmark.Ewma(0.5, 3);
        var steps = chart.Run([1, 2, 3]);

        MethodPage
            .Read("ewma")
            .Shows(
                ("limit", chart.Limit),
                ("after the first", steps[0].Average),
                ("after the second", steps[1].Average),
                ("after the third", steps[2].Average),
                ("signals at the third", steps[2].Signals),
                ("λ = 1: figures between false signals", new Methods.Benchmark.Ewma(1, 3).RunLength())
            );
    }

    [Fact]
    public void Discrimination()
    {
        var page = MethodPage.Read("discrimination");
        var (scores, slipped) = Scored(page);
        var found = Methods.Benchmark.Discrimination.Of(scores, slipped).OrThrow;

        page.Shows(
            ("area", found.Auc),
            ("standard error", found.StandardError),
            ("high", found.Within().Then(w => w.High)),
            ("none slipped", Methods.Benchmark.Discrimination.Of(scores, new bool[scores.Length]).Then(d => d.Auc))
        );
    }

    [Fact]
    public void Worklist()
    {
        var page = MethodPage.Read("worklist");
        var (scores, slipped) = Scored(page);
        var two = Methods.Benchmark.Worklist.At(scores, slipped, 2).OrThrow;

        page.Shows(
            ("hits of two visits", two.Hits),
            ("precision", two.Precision),
            ("recall", two.Recall),
            ("lift", two.Lift),
            ("average precision", Methods.Benchmark.Worklist.AveragePrecision(scores, slipped))
        );
    }

    [Fact]
    public void Calibration()
    {
        var page = MethodPage.Read("calibration");
        var (said, came) = (new List<double>(), new List<bool>());
        foreach (var row in page.Rows("said.csv"))
            for (var i = 0; i < (int)Of(row, "schools"); i++)
            {
                said.Add(Of(row, "said"));
                came.Add(i < Of(row, "came"));
            }
        var found = Methods.Benchmark.Calibration.Of(said, came, groups: 3).OrThrow;

        page.Shows(
            ("Brier", found.Brier),
            ("skill", found.Skill),
            ("intercept", found.Line.OrThrow.Intercept),
            ("slope", found.Line.OrThrow.Slope),
            ("first group, said", found.Groups[0].Predicted),
            ("first group, came", found.Groups[0].Observed),
            ("Hosmer and Lemeshow", found.HosmerLemeshow),
            ("log loss when a certainty fails", Methods.Benchmark.Calibration.Of([0, 0.5], [true, false], 2).AndThen(c => c.LogLoss))
        );
    }

    [Fact]
    public void Backtest()
    {
        var page = MethodPage.Read("backtest");
        var figures =
            from row in page.Rows("years.csv")
            from year in new[] { 2024, 2025 }
            select ((long)Of(row, "school"), year, new Reported(Of(row, $"{year}"), 1));
        var found = Methods.Benchmark.Backtest.Of(Panel.Of(figures), 2025, [WarningRule.LastYear], [1, 2], kinds: _ => 0).OrThrow;
        var rule = found.Rules[0];

        page.Shows(
            ("slipped", found.Slipped),
            ("at or below", found.Threshold),
            ("area", rule.Discrimination.Auc),
            ("average precision", rule.AveragePrecision),
            ("precision of one visit", rule.At[0].Precision),
            ("precision of two visits", rule.At[1].Precision),
            ("false alarms of one visit", rule.FalseAlarms[0][0].Rate)
        );
    }

    private static double Of(IReadOnlyDictionary<string, string> row, string what) => MethodPage.Number(row[what]);

    private static Reported Figure(IReadOnlyDictionary<string, string> row) => new(Of(row, "figure"), Of(row, "error"));

    private static (double[] Scores, bool[] Slipped) Scored(MethodPage page) =>
        ([.. page.Rows("scores.csv").Select(r => Of(r, "score"))], [.. page.Rows("scores.csv").Select(r => r["outcome"] == "1")]);
}
