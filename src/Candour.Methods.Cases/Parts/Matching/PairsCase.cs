using System.Text.Json.Nodes;
using Candour.Methods.Matching;
using Candour.Methods.Optimisation;

namespace Candour.Methods.Cases.Parts.Matching;

/// <summary>Pairs of schools and what they are worth: groups in which every pair may meet, or circles of review in one direction.</summary>
internal sealed class PairsCase
{
    private const int MostSchools = 1000;
    private const double Largest = 1e9;

    private readonly CsvTable _table;
    private readonly int _schools;
    private readonly double[,] _worth;
    private readonly bool[,] _allowed;
    private readonly bool[,] _said;

    private PairsCase(CsvTable table, int schools)
    {
        (_table, _schools) = (table, schools);
        (_worth, _allowed, _said) = (new double[schools, schools], new bool[schools, schools], new bool[schools, schools]);
    }

    public static bool Is(CsvTable table) => table.Has("i") || table.Has("j");

    public static PairsCase Of(CsvTable table)
    {
        table.Needs("i", "j", "score");
        var schools = 0;
        for (var row = 0; row < table.Count; row++)
            schools = Math.Max(schools, 1 + Math.Max(School(table, row, "i"), School(table, row, "j")));
        var pairs = new PairsCase(table, schools);
        for (var row = 0; row < table.Count; row++)
            pairs.Add(row);
        return pairs;
    }

    public JsonObject Answer(CaseSettings settings, Effort effort)
    {
        var each = settings.Whole("k", 1, 100);
        if (each is not null && settings.Numbers("sizes") is not null)
            throw CaseException.At("--k", null, null, "it beside --sizes", "one of the two");
        return each is { } reviews ? Circles(reviews, effort) : Groups(Sizes(settings), effort);
    }

    private static int School(CsvTable table, int row, string column) => table.Whole(row, column, 0, MostSchools - 1);

    private void Add(int row)
    {
        var (i, j) = (School(_table, row, "i"), School(_table, row, "j"));
        if (i == j)
            throw _table.Wrong(row, "j", "another school than i");
        if (_said[i, j])
            throw _table.WrongRow(row, $"the pair {i}, {j} again", "each pair once");
        _said[i, j] = true;
        _worth[i, j] = _table.Number(row, "score");
        if (Math.Abs(_worth[i, j]) > Largest)
            throw _table.Wrong(row, "score", "a number no larger than 1e9");
        _allowed[i, j] = !_table.Has("allowed") || _table.Whole(row, "allowed", 0, 1) == 1;
    }

    private int[] Sizes(CaseSettings settings)
    {
        if (settings.Numbers("sizes") is not { } sizes)
            return _schools % 3 == 0 ? [3] : [3, 4];
        if (sizes.Count == 0 || sizes.Any(s => s is < 1 or > 50 || s != Math.Floor(s)))
            throw CaseException.At(
                "--sizes",
                null,
                null,
                sizes.Count == 0 ? "nothing" : CaseException.Quoted(string.Join(",", sizes)),
                "whole numbers from 1 to 50, separated by commas"
            );
        return [.. sizes.Select(s => (int)s)];
    }

    private JsonObject Groups(int[] sizes, Effort effort)
    {
        for (var row = 0; row < _table.Count; row++)
        {
            var (i, j) = (School(_table, row, "i"), School(_table, row, "j"));
            if (i > j && _said[j, i])
                throw _table.WrongRow(row, $"the pair {j}, {i} again the other way round", "each pair once, as groups have no direction");
            if (i > j)
                (_worth[j, i], _allowed[j, i]) = (_worth[i, j], _allowed[i, j]);
        }
        var question = new GroupQuestion(_worth, sizes, _allowed);
        if (question.CountGroups() is not { } columns)
            throw TooMany(sizes);
        var answer = new JsonObject { ["columns"] = columns };
        try
        {
            foreach (var (name, value) in Plans.Of(SchoolGroups.Of(question, effort), "groups", Lists, Together, Met))
                answer[name] = value?.DeepClone();
        }
        catch (InvalidOperationException)
        {
            // Where nothing fits, groups that are not allowed are looked at too, and those may be too many.
            throw TooMany(sizes);
        }
        return answer;
    }

    private CaseException TooMany(int[] sizes) =>
        CaseException.At(
            _table.File,
            null,
            null,
            $"more than three million groups of {string.Join(" or ", sizes)} of {_schools} schools",
            "smaller groups, fewer schools or fewer pairs that are allowed"
        );

    private JsonObject Circles(int each, Effort effort)
    {
        // Pairs that stand one way only count alike both ways; where one stands both ways, every line is of one direction.
        var directed = Enumerable.Range(0, _schools).Any(i => Enumerable.Range(0, i).Any(j => _said[i, j] && _said[j, i]));
        for (var i = 0; i < _schools && !directed; i++)
        {
            for (var j = 0; j < _schools; j++)
            {
                if (_said[i, j])
                    (_worth[j, i], _allowed[j, i]) = (_worth[i, j], _allowed[i, j]);
            }
        }
        return Plans.Of(OneWayCircles.Of(new CircleQuestion(_worth, each, _allowed), effort), "arcs", Arcs, Review, Met);
    }

    private static JsonArray Lists(IReadOnlyList<IReadOnlyList<int>> plan) => Answers.Each(plan, g => Answers.Of(g));

    private static JsonArray Arcs(IReadOnlyList<IReadOnlyList<int>> plan) =>
        Answers.Each(plan.SelectMany((to, from) => to.Select(t => new[] { from, t })), a => Answers.Of(a));

    private static JsonObject Together(Reason reason) =>
        new()
        {
            ["school"] = reason.First,
            ["with"] = reason.Second,
            ["instead"] = reason.Next?.Instead,
        };

    private static JsonObject Review(Reason reason) =>
        new()
        {
            ["reviews"] = reason.First,
            ["reviewed"] = reason.Second,
            ["instead"] = reason.Next?.Instead,
        };

    private static JsonObject Met(Breach breach) =>
        breach.Rule switch
        {
            Rule.GroupSize => new() { ["school"] = breach.First, ["size"] = breach.Second },
            Rule.Size => new() { ["school"] = breach.First },
            _ => new() { ["school"] = breach.First, ["with"] = breach.Second },
        };
}
