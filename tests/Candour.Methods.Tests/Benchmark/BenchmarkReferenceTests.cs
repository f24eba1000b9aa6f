using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Candour.Methods.Benchmark;
using Candour.Methods.Tests.References;
using Candour.Methods.Tests.Survey;
using static Candour.Methods.Tests.Survey.Figures;

namespace Candour.Methods.Tests.Benchmark;

/// <summary>Every figure of the benchmark cases, to the tolerance they state.</summary>
public sealed class BenchmarkReferenceTests
{
    [Fact]
    public void Comparator_sets_are_the_departments_to_the_last_school()
    {
        var found = ReferenceCases.Case("benchmark", "comparators_secondary");
        var expected = found.GetProperty("expected");
        var schools = Rows("benchmark", found.GetProperty("input").GetString()!)
            .Select(r => new SchoolFacts(
                long.Parse(r["urn"], CultureInfo.InvariantCulture),
                r["region"],
                "secondary",
                Parse(r["pupils"]),
                Parse(r["pct_fsm_ever"]),
                Parse(r["pct_sen"])
            ))
            .ToArray();
        schools.Length.ShouldBe(expected.GetProperty("schools").GetInt32());
        var comparators = DfeComparators.Of(schools);

        foreach (var set in expected.GetProperty("sets").EnumerateArray())
            Numbers(comparators.For(set[0].GetInt64()).OrThrow).ShouldBe(set.EnumerateArray().Select(u => u.GetInt64()));
        var lines = string.Concat(comparators.All(threads: 2).Select(s => string.Join(',', Numbers(s)) + "\n"));
        var sum = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(lines)));
        sum.ShouldBe(expected.GetProperty("sha256_of_all_sets_as_csv_lines").GetString());

        static IEnumerable<long> Numbers(ComparatorSet set) => [set.Urn, .. set.Others.Select(o => o.Urn)];
    }

    [Fact]
    public void The_funnel_is_as_published()
    {
        var (rows, expected) = Hampshire();
        var funnel = expected.GetProperty("funnel_2018");
        var (urns, counts) = FunnelOf(rows);
        urns.ShouldBe(funnel.GetProperty("urns").EnumerateArray().Select(u => u.GetInt64()));
        using var figures = new Figures("ks2_hampshire, funnel");
        var found = Funnel.Of(counts).OrThrow;
        figures.Relative("target", found.Target, Number(funnel, "target"));
        figures.Relative("phi", found.Overdispersion, Number(funnel, "phi"));
        figures.Relative("winsorised", found.Winsorised, Number(funnel, "phi_winsorised_10pct"));
        figures.Relative("between", found.Between, Number(funnel, "tau2_from_winsorised"));
        foreach (var (i, unit) in funnel.GetProperty("units").EnumerateArray().Index())
        {
            counts[i].ShouldBe(new FunnelCount(unit.GetProperty("events").GetInt32(), unit.GetProperty("n").GetInt32()));
            figures.Relative("z", found.Units[i].Z, Number(unit, "z"));
            figures.Relative("adjusted z", found.Units[i].AdjustedZ, Number(unit, "z_overdispersed"));
            var limits = unit.GetProperty("limits_exact_interpolated");
            figures.Relative("l025", found.Units[i].Limits.Low95, Number(limits, "l025"));
            figures.Relative("u975", found.Units[i].Limits.High95, Number(limits, "u975"));
            figures.Relative("l001", found.Units[i].Limits.Low998, Number(limits, "l001"));
            figures.Relative("u999", found.Units[i].Limits.High998, Number(limits, "u999"));
            found.Units[i].OutsideChance.ShouldBe(unit.GetProperty("outside_998").GetBoolean());
        }
        found.Units.Count(u => u.OutsideChance).ShouldBe(36);
        found.Units.Count(u => u.OutsideOrdinary).ShouldBe(7);
    }

    [Fact]
    public void The_spread_of_pupils_is_as_published()
    {
        var (rows, expected) = Hampshire();
        using var figures = new Figures("ks2_hampshire, spread");
        foreach (var spread in expected.GetProperty("implied_pupil_sd").GetProperty("values").EnumerateObject())
        {
            var (subject, year) = (spread.Name[..^5], spread.Name[^4..]);
            var schools = rows.Where(r => r["year"] == year && r["readcov"] == "100%")
                .Select(r => (Figure: Progress(r, subject), Pupils: (int?)Parse(r["telig"])))
                .Where(s => s.Figure is not null)
                .Select(s => (s.Figure!.Value, s.Pupils!.Value));
            figures.Relative(spread.Name, ImpliedSpread.Of([.. schools]).OrThrow, spread.Value.GetDouble());
        }
    }

    [Fact]
    public void Shrunken_progress_and_the_spread_of_places_are_as_published()
    {
        var (rows, expected) = Hampshire();
        var shrinkage = expected.GetProperty("shrinkage_reading_2018");
        var schools = rows.Where(r => r["year"] == "2018" && Progress(r, "read") is not null).OrderBy(r => r["urn"]).ToArray();
        schools.Select(r => Parse(r["urn"])!.Value).ShouldBe(Numbers(shrinkage, "urns"));
        using var figures = new Figures("ks2_hampshire, shrinkage");
        var found = RandomEffects.Of([.. schools.Select(r => Progress(r, "read")!.Value)]).OrThrow;
        figures.Relative("sd between", Math.Sqrt(found.Between), Math.Sqrt(Number(shrinkage, "tau2")), 1e-4);
        figures.Absolute("mean", found.Mean, Number(shrinkage, "mean"), 1e-6);
        figures.Relative("error of mean", found.MeanError, Number(shrinkage, "mean_se"), 1e-4);
        var spread = WhyRanksMislead.Of([.. found.Units.Select(u => new Reported(u.Shrunken, u.Error))], 40_000, seed: 11).OrThrow;
        var places = Number(shrinkage, "rank_tolerance");
        foreach (var (i, unit) in shrinkage.GetProperty("units").EnumerateArray().Index())
        {
            figures.Absolute("reliability", found.Units[i].Reliability, Number(unit, "reliability"), 1e-6);
            figures.Absolute("shrunken", found.Units[i].Shrunken, Number(unit, "shrunk"), 1e-6);
            figures.Absolute("error", found.Units[i].Error, Number(unit, "se"), 1e-6);
            figures.Absolute("first place", spread.Spreads[i].First, Number(unit, "rank_lo"), places);
            figures.Absolute("middle place", spread.Spreads[i].Middle, Number(unit, "rank_median"), places);
            figures.Absolute("last place", spread.Spreads[i].Last, Number(unit, "rank_hi"), places);
        }
        spread.MedianWidth.ShouldBe(154, 2);
    }

    [Fact]
    public void The_backtest_is_as_published()
    {
        var (rows, expected) = Hampshire();
        var reading = expected.GetProperty("backtest_reading");
        var panel = Panel.Of(
            rows.Where(r => Progress(r, "read") is not null)
                .Select(r => ((long)Parse(r["urn"])!.Value, (int)Parse(r["year"])!.Value, Progress(r, "read")!.Value))
        );
        WarningRule[] rules = [WarningRule.LastYear, WarningRule.LastYearShrunken, WarningRule.TwoYearsShrunken];
        using var figures = new Figures("ks2_hampshire, backtest");
        var found = Backtest.Of(panel, 2018, rules, [5, 10, 20, 40]).OrThrow;
        found.Schools.ShouldBe(reading.GetProperty("n").GetInt32());
        found.Slipped.ShouldBe(reading.GetProperty("positives").GetInt32());
        found.Threshold.ShouldBe(Number(reading, "threshold"));
        foreach (var rule in found.Rules)
        {
            var figure = reading.GetProperty("rules").GetProperty(rule.Rule.Replace('-', '_'));
            figures.Relative($"{rule.Rule}, AUC", rule.Discrimination.Auc, Number(figure, "auc"));
            figures.Relative($"{rule.Rule}, error", rule.Discrimination.StandardError.OrThrow, Number(figure, "auc_se_delong"));
            figures.Relative($"{rule.Rule}, average precision", rule.AveragePrecision, Number(figure, "average_precision"));
            foreach (var at in rule.At)
                CheckAt(figures, at, figure);
        }
    }

    [Theory]
    [InlineData("s100b")]
    [InlineData("ndka")]
    [InlineData("wfns")]
    public void Discrimination_is_as_published(string marker)
    {
        var (columns, outcomes, expected) = Patients();
        var figure = expected.GetProperty(marker);
        using var figures = new Figures($"asah, {marker}");
        var found = Discrimination.Of(columns[marker], outcomes).OrThrow;
        figures.Relative("AUC", found.Auc, Number(figure, "auc"));
        figures.Relative("error", found.StandardError.OrThrow, Number(figure, "delong_se"));
        figures.Relative("low", found.Within().OrThrow.Low, figure.GetProperty("delong95")[0].GetDouble());
        figures.Relative("high", found.Within().OrThrow.High, figure.GetProperty("delong95")[1].GetDouble());
        var precision = Worklist.AveragePrecision(columns[marker], outcomes).OrThrow;
        figures.Relative("average precision", precision, Number(figure, "average_precision"));
        foreach (var k in figure.GetProperty("at_k").EnumerateObject())
            CheckAt(figures, Worklist.At(columns[marker], outcomes, int.Parse(k.Name, CultureInfo.InvariantCulture)).OrThrow, figure);
    }

    [Fact]
    public void Two_scores_of_the_same_are_compared_as_published()
    {
        var (columns, outcomes, expected) = Patients();
        var figure = expected.GetProperty("delong_paired_s100b_ndka");
        using var figures = new Figures("asah, paired");
        var found = Discrimination.Compare(columns["s100b"], columns["ndka"], outcomes).OrThrow;
        figures.Relative("z", found.Z, Number(figure, "z"));
        figures.Relative("p", found.P, Number(figure, "p"));
    }

    [Fact]
    public void Logistic_regression_and_calibration_are_as_published()
    {
        var (columns, outcomes, expected) = Patients();
        string[] names = ["s100b", "ndka", "wfns"];
        var rows = new double[outcomes.Length, names.Length];
        for (var i = 0; i < outcomes.Length; i++)
        for (var j = 0; j < names.Length; j++)
            rows[i, j] = columns[names[j]][i];
        using var figures = new Figures("asah, logistic");
        var found = Logistic.Of(rows, outcomes).OrThrow;
        var figure = expected.GetProperty("logistic");
        foreach (var (j, name) in names.Prepend("(Intercept)").Index())
        {
            figures.Absolute($"coefficient of {name}", found.Coefficients[j], Number(figure.GetProperty("coef"), name), 1e-6);
            figures.Relative($"error of {name}", found.Errors[j], Number(figure.GetProperty("se"), name), 1e-4);
        }
        figures.Relative("deviance", found.Deviance, Number(figure, "deviance"), 1e-8);
        var fitted = Numbers(expected, "logistic_fitted");
        foreach (var (i, value) in fitted.Index())
            figures.Absolute("fitted", found.Fitted[i], value, 1e-6);

        var calibration = Calibration.Of(fitted, outcomes).OrThrow;
        figure = expected.GetProperty("logistic_calibration");
        figures.Relative("Brier", calibration.Brier, Number(figure, "brier"));
        figures.Relative("skill", calibration.Skill.OrThrow, Number(figure, "brier_skill"));
        figures.Relative("log loss", calibration.LogLoss.OrThrow, Number(figure, "log_loss"));
        figures.Absolute("intercept", calibration.Line.OrThrow.Intercept, Number(figure, "calibration_intercept"), 1e-6);
        figures.Absolute("slope", calibration.Line.OrThrow.Slope, Number(figure, "calibration_slope"), 1e-6);
        figures.Relative("Hosmer-Lemeshow", calibration.HosmerLemeshow.OrThrow, Number(figure, "hosmer_lemeshow_10"));
        foreach (var (i, group) in figure.GetProperty("table").EnumerateArray().Index())
        {
            calibration.Groups[i].Schools.ShouldBe(group.GetProperty("n").GetInt32());
            figures.Relative("predicted", calibration.Groups[i].Predicted, Number(group, "mean_p"));
            figures.Relative("observed", calibration.Groups[i].Observed, Number(group, "observed"));
        }
    }

    [Fact]
    public void Run_lengths_are_as_published()
    {
        var expected = JsonDocument.Parse(File.ReadAllText(ReferenceCases.File("benchmark", "arl.json"))).RootElement;
        using var figures = new Figures("arl");
        foreach (var figure in expected.GetProperty("cusum").EnumerateArray())
        {
            var chart = new Cusum(Number(figure, "k"), Number(figure, "h"));
            var shift = Number(figure, "shift");
            figures.Relative($"{chart}, {shift}", chart.RunLength(shift).OrThrow, Number(figure, "one_sided"), 1e-6);
            figures.Relative($"{chart}, {shift}, both", chart.RunLengthBothSides(shift).OrThrow, Number(figure, "two_sided"), 1e-6);
        }
        foreach (var figure in expected.GetProperty("ewma").EnumerateArray())
        {
            var chart = new Ewma(Number(figure, "lambda"), Number(figure, "c"));
            var shift = Number(figure, "shift");
            figures.Relative($"{chart}, {shift}", chart.RunLength(shift).OrThrow, Number(figure, "two_sided"), 1e-6);
        }
        foreach (var figure in expected.GetProperty("cusum_thresholds").EnumerateArray())
        {
            var (k, length) = (Number(figure, "k"), Number(figure, "arl0"));
            figures.Absolute($"limit for {length}", Cusum.For(k, length).OrThrow.Limit, Number(figure, "h_one_sided"), 1e-6);
            var both = Cusum.For(k, length, bothSides: true).OrThrow;
            figures.Absolute($"limit for {length}, both", both.Limit, Number(figure, "h_two_sided"), 1e-6);
        }
    }

    private static void CheckAt(Figures figures, AtK found, JsonElement figure)
    {
        var at = figure.GetProperty("at_k").GetProperty(found.Visited.ToString(CultureInfo.InvariantCulture));
        found.Hits.ShouldBe(at.GetProperty("hits").GetInt32());
        figures.Relative("precision", found.Precision, Number(at, "precision"));
        figures.Relative("recall", found.Recall, Number(at, "recall"));
        figures.Relative("lift", found.Lift, Number(at, "lift"));
    }

    private static (long[] Urns, FunnelCount[] Counts) FunnelOf(IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        var schools = rows.Where(r => r["year"] == "2018" && r["ptrwm_exp"].EndsWith('%')).OrderBy(r => r["urn"]).ToArray();
        var counts = schools.Select(r =>
        {
            var pupils = (int)Parse(r["telig"])!.Value;
            return new FunnelCount((int)Math.Round(Parse(r["ptrwm_exp"].TrimEnd('%'))!.Value / 100 * pupils), pupils);
        });
        return ([.. schools.Select(r => (long)Parse(r["urn"])!.Value)], [.. counts]);
    }

    private static Reported? Progress(IReadOnlyDictionary<string, string> row, string subject) =>
        (Parse(row[subject]), Parse(row[subject + "_lo"]), Parse(row[subject + "_hi"])) is ({ } value, { } low, { } high)
            ? Reported.Between(value, low, high)
            : null;

    private static (IReadOnlyList<IReadOnlyDictionary<string, string>> Rows, JsonElement Expected) Hampshire()
    {
        var found = ReferenceCases.Case("benchmark", "ks2_hampshire");
        return (Rows("benchmark", found.GetProperty("input").GetString()!), found.GetProperty("expected"));
    }

    private static (Dictionary<string, double[]> Columns, bool[] Outcomes, JsonElement Expected) Patients()
    {
        var found = ReferenceCases.Case("benchmark", "asah");
        var rows = Rows("benchmark", found.GetProperty("input").GetString()!);
        var columns = rows[0].Keys.ToDictionary(k => k, k => rows.Select(r => Parse(r[k])!.Value).ToArray());
        return (columns, [.. columns["outcome"].Select(o => o > 0)], found.GetProperty("expected"));
    }
}
