using System.Text.Json.Nodes;
using Candour.Methods.Benchmark;

namespace Candour.Methods.Cases.Parts.Benchmark;

/// <summary>Schools' published results over years: a funnel, shrunken progress, and rules of early warning put to the test.</summary>
internal sealed class ProgressCase
{
    private const double NarrowestInterval = 1e-6;

    private static readonly string[] Subjects = ["read", "mat"];
    private static readonly string[] Figures = ["telig", "ptrwm_exp", "read", "mat"];

    private readonly CsvTable _table;
    private readonly List<School> _rows = [];
    private readonly int _year;

    private ProgressCase(CsvTable table)
    {
        table.Needs("urn", "year", "telig", "ptrwm_exp", "read", "read_lo", "read_hi", "readcov", "mat", "mat_lo", "mat_hi");
        _table = table;
        var known = new HashSet<(long, int)>();
        for (var row = 0; row < table.Count; row++)
        {
            var (urn, year) = (Published.Urn(table, row), table.Whole(row, "year", 1900, 2200));
            if (!known.Add((urn, year)))
                throw table.WrongRow(row, $"school {urn} in {year} again", "each school once a year");
            _rows.Add(
                new(
                    urn,
                    year,
                    Pupils(row),
                    Published.Number(table, row, "ptrwm_exp", 0, 100),
                    Published.Number(table, row, "readcov", 0, 100),
                    [.. Subjects.Select(s => Progress(row, s))]
                )
            );
        }
        _year = _rows.Max(r => r.Year);
    }

    public static bool Is(CsvTable table) => table.Has("year") || table.Has("ptrwm_exp");

    public static ProgressCase Of(CsvTable table) => new(table);

    public JsonObject Answer(CaseSettings settings, CancellationToken cancel)
    {
        var answer = new JsonObject
        {
            ["non_numeric_codes"] = Codes(),
            [$"funnel_{_year}"] = FunnelOf(),
            ["implied_pupil_sd"] = new JsonObject { ["values"] = Spreads() },
        };
        cancel.ThrowIfCancellationRequested();
        answer[$"shrinkage_reading_{_year}"] = Shrunken(settings);
        cancel.ThrowIfCancellationRequested();
        answer["backtest_reading"] = Tested(settings);
        return answer;
    }

    private int? Pupils(int row) =>
        Published.Number(_table, row, "telig", 0) is not { } pupils ? null
        : pupils == Math.Floor(pupils) ? (int)pupils
        : throw _table.Wrong(row, "telig", "a whole number of pupils");

    /// <summary>A figure with its interval; null unless all three are there.</summary>
    private Reported? Progress(int row, string subject)
    {
        var (value, low, high) = (
            Published.Number(_table, row, subject),
            Published.Number(_table, row, $"{subject}_lo"),
            Published.Number(_table, row, $"{subject}_hi")
        );
        if (value is null || low is null || high is null)
            return null;
        return high - low >= NarrowestInterval
            ? Reported.Between(value.Value, low.Value, high.Value)
            : throw _table.Wrong(row, $"{subject}_hi", $"more than {subject}_lo");
    }

    private JsonObject Codes() =>
        new(
            Enumerable
                .Range(0, _table.Count)
                .SelectMany(row => Figures.Where(f => Published.IsCode(_table, row, f)).Select(f => _table.Text(row, f)))
                .GroupBy(code => code, StringComparer.Ordinal)
                .Select(g => KeyValuePair.Create(g.Key, (JsonNode?)g.Count()))
        );

    private JsonNode? FunnelOf()
    {
        School[] schools = [.. _rows.Where(r => r.Year == _year && r.Reached is not null && r.Pupils > 0).OrderBy(r => r.Urn)];
        FunnelCount[] counts =
        [
            .. schools.Select(s => new FunnelCount((int)Math.Round(s.Reached!.Value / 100 * s.Pupils!.Value), s.Pupils.Value)),
        ];
        return Answers.From(
            Funnel.Of(counts),
            f => new JsonObject
            {
                ["target"] = Answers.Of(f.Target),
                ["phi"] = Answers.Of(f.Overdispersion),
                ["phi_winsorised_10pct"] = Answers.Of(f.Winsorised),
                ["tau2_from_winsorised"] = Answers.Of(f.Between),
                ["units"] = Answers.Each(f.Units.Zip(counts), u => Unit(u.First, u.Second)),
                ["urns"] = Urns(schools),
            }
        );
    }

    private static JsonObject Unit(FunnelUnit unit, FunnelCount count) =>
        new()
        {
            ["n"] = count.Pupils,
            ["events"] = count.Reached,
            ["z"] = Answers.Of(unit.Z),
            ["z_overdispersed"] = Answers.Of(unit.AdjustedZ),
            ["limits_exact_interpolated"] = new JsonObject
            {
                ["l025"] = Answers.Of(unit.Limits.Low95),
                ["u975"] = Answers.Of(unit.Limits.High95),
                ["l001"] = Answers.Of(unit.Limits.Low998),
                ["u999"] = Answers.Of(unit.Limits.High998),
            },
            ["outside_998"] = unit.OutsideChance,
            ["outside_998_overdispersed"] = unit.OutsideOrdinary,
        };

    /// <summary>From schools all of whose pupils are in the figure.</summary>
    private JsonObject Spreads()
    {
        var spreads = new JsonObject();
        for (var subject = 0; subject < Subjects.Length; subject++)
        {
            foreach (var year in _rows.Select(r => r.Year).Distinct().Order())
            {
                var schools = _rows
                    .Where(r => r.Year == year && r.Coverage == 100 && r.Pupils > 0 && r.Progress[subject] is not null)
                    .Select(r => (r.Progress[subject]!.Value, r.Pupils!.Value));
                spreads[$"{Subjects[subject]}_{year}"] = Answers.From(ImpliedSpread.Of([.. schools]), v => Answers.Of(v));
            }
        }
        return spreads;
    }

    private JsonNode? Shrunken(CaseSettings settings)
    {
        var draws = settings.Whole("draws", 100, 1_000_000) ?? 40_000;
        var seed = (ulong)(settings.Whole("seed", 0) ?? 11);
        School[] schools = [.. _rows.Where(r => r.Year == _year && r.Progress[0] is not null).OrderBy(r => r.Urn)];
        return Answers.From(
            RandomEffects.Of([.. schools.Select(s => s.Progress[0]!.Value)]),
            effects =>
            {
                var places = WhyRanksMislead.Of([.. effects.Units.Select(u => new Reported(u.Shrunken, u.Error))], draws, seed).OrThrow;
                return new JsonObject
                {
                    ["urns"] = Urns(schools),
                    ["tau2"] = Answers.Of(effects.Between),
                    ["mean"] = Answers.Of(effects.Mean),
                    ["mean_se"] = Answers.Of(effects.MeanError),
                    ["units"] = Answers.Each(effects.Units.Zip(places.Spreads), u => Unit(u.First, u.Second)),
                    ["median_rank_interval_width"] = Answers.Of(places.MedianWidth),
                };
            }
        );
    }

    private static JsonObject Unit(ShrunkenFigure figure, RankSpread place) =>
        new()
        {
            ["reliability"] = Answers.Of(figure.Reliability),
            ["shrunk"] = Answers.Of(figure.Shrunken),
            ["se"] = Answers.Of(figure.Error),
            ["rank_median"] = Answers.Of(place.Middle),
            ["rank_lo"] = Answers.Of(place.First),
            ["rank_hi"] = Answers.Of(place.Last),
        };

    private JsonNode? Tested(CaseSettings settings)
    {
        var panel = Panel.Of(_rows.Where(r => r.Progress[0] is not null).Select(r => (r.Urn, r.Year, r.Progress[0]!.Value)));
        var visits = Scores.Visits(settings, 5, 10, 20, 40);
        if (panel.Years.Count < 3 || panel.Years[^1] != _year)
            return new JsonObject { ["value"] = null, ["reason"] = "fewer-than-three-years" };
        WarningRule[] rules = [WarningRule.LastYear, WarningRule.LastYearShrunken, WarningRule.TwoYearsShrunken];
        return Answers.From(
            Backtest.Of(panel, _year, rules, visits),
            b => new JsonObject
            {
                ["n"] = b.Schools,
                ["positives"] = b.Slipped,
                ["threshold"] = Answers.Of(b.Threshold),
                ["label"] = $"reading progress {_year} at or below the value of rank ceil(0.2 n) from below",
                [$"corr_{panel.Years[^2]}_{_year}"] = Answers.From(b.WithYearBefore, v => Answers.Of(v)),
                ["rules"] = new JsonObject(b.Rules.Select(r => KeyValuePair.Create(r.Rule.Replace('-', '_'), (JsonNode?)RuleOf(r)))),
            }
        );
    }

    private static JsonObject RuleOf(RuleResult rule) =>
        new()
        {
            ["auc"] = Answers.Of(rule.Discrimination.Auc),
            ["auc_se_delong"] = Answers.From(rule.Discrimination.StandardError, v => Answers.Of(v)),
            ["average_precision"] = Answers.Of(rule.AveragePrecision),
            ["at_k"] = Scores.At(rule.At),
        };

    private static JsonArray Urns(School[] schools) => new([.. schools.Select(s => (JsonNode?)JsonValue.Create(s.Urn))]);

    /// <summary>What a row says.</summary>
    /// <param name="Reached">The per cent that reached what is expected in reading, writing and mathematics.</param>
    /// <param name="Coverage">The per cent of pupils whose reading progress is known.</param>
    /// <param name="Progress">By subject.</param>
    private sealed record School(long Urn, int Year, int? Pupils, double? Reached, double? Coverage, Reported?[] Progress);
}
