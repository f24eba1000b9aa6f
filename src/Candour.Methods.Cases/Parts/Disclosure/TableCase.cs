using System.Globalization;
using System.Text.Json.Nodes;
using Candour.Methods.Disclosure;

namespace Candour.Methods.Cases.Parts.Disclosure;

/// <summary>A table whose cells add up: what an outsider derives from it, and the lightest patterns that keep it safe.</summary>
internal sealed class TableCase
{
    private const double Largest = 1e12;

    private readonly string _file;
    private readonly AdditiveTable _table;
    private readonly string[][]? _names;

    private TableCase(CaseData data)
    {
        _file = data.File;
        _table = JjText.Read(data.Text.TrimStart('\uFEFF')) switch
        {
            JjReading.Found found => found.Table,
            JjReading.Wrong wrong => throw CaseException.At(_file, wrong.Line, $"word {wrong.Column}", Found(wrong.What), wrong.Expected),
            _ => throw CaseException.At(_file, null, null, "a text that cannot be read", "a table in the JJ form"),
        };
        if (_table.Count == 0)
            throw CaseException.At(_file, 2, null, "no cells", "at least one");
        for (var cell = 0; cell < _table.Count; cell++)
        {
            var (c, terms) = (_table[cell], new[] { _table[cell].Value, _table[cell].Lower, _table[cell].Weight });
            if (terms.Concat([c.OpenBelow, c.OpenAbove, c.OpenWidth]).Any(v => Math.Abs(v) > Largest))
                throw CaseException.At(_file, null, $"cell {cell}", "a number beyond 1e12", "smaller numbers");
        }
        for (var relation = 0; relation < _table.Relations.Count; relation++)
        {
            if (_table.Relations[relation].Terms.Any(t => Math.Abs(t.Coefficient) is > 1e6 or < 1e-6))
                throw CaseException.At(_file, null, $"relation {relation}", "a coefficient beyond 1e6 or below 1e-6", "one between");
        }
        _names = Beside(data) is { } cells ? Names(cells) : null;
    }

    public static TableCase Of(CaseData data) => new(data);

    public JsonObject Answer(SuppressionWork work, CancellationToken cancel)
    {
        var answer = new JsonObject
        {
            ["cells"] = _table.Count,
            ["relations"] = _table.Relations.Count,
            ["primary"] = _table.Primary.Count,
            ["total"] = Answers.Of(_table[0].Value),
            ["attack_primary_only"] = Attack(Audit.Of(_table, _table.Primary)),
        };
        cancel.ThrowIfCancellationRequested();
        answer["optimal_count"] = Lightest(_ => 1, work);
        cancel.ThrowIfCancellationRequested();
        answer["optimal_value"] = Lightest(c => Math.Abs(c.Value), work);
        // Weights that the file gives are worth an answer of their own only where they say something.
        if (_table.Cells.Any(c => c.Weight != 1))
            answer["optimal_weight"] = Lightest(c => c.Weight, work);
        return answer;
    }

    // What could not be read is quoted; that the line or the file ends, or what a relation does, is not.
    private static string Found(string what) =>
        what is "the end" or "the end of the line" ? what
        : what.StartsWith("Relation ", StringComparison.Ordinal) ? "r" + what[1..]
        : CaseException.Quoted(what);

    private JsonObject Lightest(Func<TableCell, double> weight, SuppressionWork work)
    {
        var weighed = _table.With(
            (c, _) => new TableCell(c.Value, c.Role, weight(c), c.Lower, c.Upper, c.OpenBelow, c.OpenAbove, c.OpenWidth)
        );
        if (Suppress.Of(weighed, work) is not Suppression.Found found)
            return new()
            {
                ["objective"] = null,
                ["best_bound"] = null,
                ["proved_optimal"] = false,
                ["reason"] = "cannot-be-protected",
                ["disclosed"] = Answers.Of(((Suppression.None)Suppress.Of(weighed, work)).Disclosed),
                ["safe"] = false,
            };
        int[] secondary = [.. found.Hidden.Where(c => _table[c].Role != CellRole.Primary)];
        var answer = new JsonObject
        {
            ["objective"] = Answers.Of(found.Weight),
            ["best_bound"] = Answers.Of(found.Bound),
            ["proved_optimal"] = found.IsProven,
            ["secondary"] = Answers.Of(secondary),
            ["secondary_count"] = secondary.Length,
            ["value_suppressed"] = Answers.Of(found.Hidden.Sum(c => _table[c].Value)),
            ["attack"] = Attack(found.Audit),
            ["safe"] = found.Audit.IsSafe,
        };
        if (_names is not null)
            answer["secondary_names"] = Answers.Each(secondary, c => Answers.Of(_names[c]));
        return answer;
    }

    private static JsonObject Attack(AuditReport report) =>
        new()
        {
            ["lp"] = new JsonObject(
                report.Ranges.Select(r =>
                    KeyValuePair.Create(
                        r.Key.ToString(CultureInfo.InvariantCulture),
                        (JsonNode?)new JsonArray(Answers.Of(r.Value.Low), Answers.Of(r.Value.High))
                    )
                )
            ),
        };

    /// <summary>The cells by name: said in the list of cases, else a file of the same name beside this one.</summary>
    private static CaseData? Beside(CaseData data)
    {
        var said = data.Settings.Word("cells");
        var name = said ?? Path.ChangeExtension(data.File, ".cells.csv");
        // A list may come without the names that it speaks of; who names a file on the command line wants it read.
        var mayMiss = said is null || data.Settings.InCase("cells") is not null;
        return mayMiss && data.Beside(name) is null ? null : data.Next(name);
    }

    private string[][] Names(CaseData data)
    {
        var table = data.Table();
        table.Needs("cell", "value", "status");
        string[] dimensions = [.. table.Columns.Where(c => c is not ("cell" or "value" or "status"))];
        if (table.Count != _table.Count)
            throw CaseException.At(data.File, null, null, $"{table.Count} cells", $"{_table.Count}, as in {_file}");
        var names = new string[_table.Count][];
        for (var row = 0; row < table.Count; row++)
        {
            var cell = table.Whole(row, "cell", 0, _table.Count - 1);
            if (names[cell] is not null)
                throw table.Wrong(row, "cell", "each cell once");
            if (Math.Abs(table.Number(row, "value") - _table[cell].Value) > 1e-9)
                throw table.Wrong(row, "value", $"{_table[cell].Value.ToString(CultureInfo.InvariantCulture)}, as in {_file}");
            var status = _table[cell].Role switch
            {
                CellRole.Primary => "u",
                CellRole.Shown => "z",
                _ => "s",
            };
            if (table.Text(row, "status") != status)
                throw table.Wrong(row, "status", $"{status}, as in {_file}");
            names[cell] = [.. dimensions.Select(d => table.Text(row, d))];
        }
        return names;
    }
}
