using System.Text.Json.Nodes;
using Candour.Methods.Benchmark;

namespace Candour.Methods.Cases.Parts.Benchmark;

/// <summary>What came of each, and what was known before: how well each column tells, alone and together.</summary>
internal sealed class MarkersCase
{
    private const double Largest = 1e9;
    private const int MostCompared = 8;

    private readonly string[] _names;
    private readonly bool[] _outcomes;
    private readonly double[,] _markers;

    private MarkersCase(CsvTable table)
    {
        _names = [.. table.Columns.Where(c => c != "outcome")];
        if (_names.Length == 0)
            throw CaseException.At(table.File, 1, null, "the column outcome alone", "a column of what was known before");
        (_outcomes, _markers) = (new bool[table.Count], new double[table.Count, _names.Length]);
        for (var row = 0; row < table.Count; row++)
        {
            _outcomes[row] = table.Whole(row, "outcome", 0, 1) == 1;
            for (var m = 0; m < _names.Length; m++)
            {
                _markers[row, m] = table.Number(row, _names[m]);
                if (Math.Abs(_markers[row, m]) > Largest)
                    throw table.Wrong(row, _names[m], "a number no larger than 1e9");
            }
        }
    }

    public static bool Is(CsvTable table) => table.Has("outcome");

    public static MarkersCase Of(CsvTable table) => new(table);

    public JsonObject Answer(CaseSettings settings)
    {
        var answer = new JsonObject();
        int[] visits = [.. Scores.Visits(settings, 10, 20, 40).Where(k => k <= _outcomes.Length)];
        for (var m = 0; m < _names.Length; m++)
            answer[_names[m]] = Alone(m, visits);
        for (var one = 0; one < _names.Length && _names.Length <= MostCompared; one++)
        {
            for (var other = one + 1; other < _names.Length; other++)
                answer[$"delong_paired_{_names[one]}_{_names[other]}"] = Compared(one, other);
        }
        var fit = Logistic.Of(_markers, _outcomes);
        answer["logistic"] = Answers.From(fit, Regression);
        answer["logistic_fitted"] = Answers.From(fit, f => Answers.Of(f.Fitted));
        answer["logistic_calibration"] = Answers.From(fit.AndThen(f => Calibration.Of(f.Fitted, _outcomes)), Calibrated);
        return answer;
    }

    private double[] Column(int marker) => [.. Enumerable.Range(0, _outcomes.Length).Select(row => _markers[row, marker])];

    private JsonNode? Alone(int marker, int[] visits)
    {
        var scores = Column(marker);
        return Answers.From(
            Discrimination.Of(scores, _outcomes),
            d => new JsonObject
            {
                ["auc"] = Answers.Of(d.Auc),
                ["delong95"] = Answers.From(d.Within(), i => Answers.Pair(i.Low, i.High)),
                ["delong_se"] = Answers.From(d.StandardError, v => Answers.Of(v)),
                ["average_precision"] = Answers.From(Worklist.AveragePrecision(scores, _outcomes), v => Answers.Of(v)),
                ["at_k"] = Scores.At(visits.Select(k => Worklist.At(scores, _outcomes, k).OrThrow)),
            }
        );
    }

    private JsonNode? Compared(int one, int other) =>
        Answers.From(
            Discrimination.Compare(Column(one), Column(other), _outcomes),
            d => new JsonObject { ["z"] = Answers.Of(d.Z), ["p"] = Answers.Of(d.P) }
        );

    private JsonObject Regression(Logistic fit)
    {
        string[] names = ["(Intercept)", .. _names];
        return new()
        {
            ["coef"] = new JsonObject(names.Zip(fit.Coefficients, (n, c) => KeyValuePair.Create(n, Answers.Of(c)))),
            ["se"] = new JsonObject(names.Zip(fit.Errors, (n, e) => KeyValuePair.Create(n, Answers.Of(e)))),
            ["deviance"] = Answers.Of(fit.Deviance),
        };
    }

    private static JsonObject Calibrated(Calibration found) =>
        new()
        {
            ["brier"] = Answers.Of(found.Brier),
            ["brier_skill"] = Answers.From(found.Skill, v => Answers.Of(v)),
            ["log_loss"] = Answers.From(found.LogLoss, v => Answers.Of(v)),
            ["calibration_intercept"] = Answers.From(found.Line, l => Answers.Of(l.Intercept)),
            ["calibration_slope"] = Answers.From(found.Line, l => Answers.Of(l.Slope)),
            ["hosmer_lemeshow_10"] = Answers.From(found.HosmerLemeshow, v => Answers.Of(v)),
            ["table"] = Answers.Each(
                found.Groups,
                g => new JsonObject
                {
                    ["n"] = g.Schools,
                    ["mean_p"] = Answers.Of(g.Predicted),
                    ["observed"] = Answers.Of(g.Observed),
                }
            ),
        };
}
