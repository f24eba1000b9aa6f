using System.Globalization;
using System.Text.Json.Nodes;
using Candour.Methods.Matching;
using Candour.Methods.Optimisation;

namespace Candour.Methods.Cases.Parts.Matching;

/// <summary>
/// The text form of MDGPLIB: a line of how many things, how many groups, ss or ds, and each group's least and most; then a
/// line for each pair of things with how far they differ.
/// </summary>
internal sealed class DiverseCase
{
    private const int MostThings = 2000;
    private const double Largest = 1e9;
    private const string Heads = "the things, the groups, ss or ds, and each group's least and most";

    private readonly string _file;
    private readonly double[,] _difference;
    private readonly int[] _least;
    private readonly int[] _most;

    private DiverseCase(string file, string[] head)
    {
        _file = file;
        var things = Whole(1, "things", head[0], 1, MostThings);
        var groups = Whole(1, "groups", head[1], 1, things);
        if (head.Length != 3 + 2 * groups)
            throw CaseException.At(file, 1, null, $"{head.Length} words", $"{3 + 2 * groups}: {Heads}");
        (_difference, _least, _most) = (new double[things, things], new int[groups], new int[groups]);
        for (var g = 0; g < groups; g++)
        {
            _least[g] = Whole(1, $"least of group {g}", head[3 + 2 * g], 0, things);
            _most[g] = Whole(1, $"most of group {g}", head[4 + 2 * g], _least[g], things);
        }
        if (_least.Sum() > things || _most.Sum() < things)
            throw CaseException.At(
                file,
                1,
                null,
                $"groups of {_least.Sum()} to {_most.Sum()} in all",
                $"groups that can hold {things} things"
            );
    }

    /// <summary>Whether a text is of this form: its first line has ss or ds as its third word.</summary>
    public static bool Is(string text) =>
        Words(text.AsSpan().TrimStart('\uFEFF').TrimStart().ToString().Split('\n', 2)[0]) is [_, _, "ss" or "ds", ..];

    public static DiverseCase Of(string file, string text)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n');
        var head = Array.FindIndex(lines, l => l.Trim().Length > 0);
        var read = new DiverseCase(file, Words(lines[head]));
        var said = new HashSet<(int, int)>();
        for (var line = head + 1; line < lines.Length; line++)
        {
            if (Words(lines[line]) is { Length: > 0 } words)
                read.Add(line + 1, words, said);
        }
        var things = read._difference.GetLength(0);
        if (said.Count != things * (things - 1) / 2)
            throw CaseException.At(
                file,
                null,
                null,
                $"{said.Count} pairs",
                $"{things * (things - 1) / 2}, one for each two of {things} things"
            );
        return read;
    }

    public JsonObject Answer(Effort effort)
    {
        if (DiverseGroups.Of(_difference, _least, _most, effort) is not Answer<IReadOnlyList<int>>.Fits { Proposal: var found })
            return new()
            {
                ["best_found"] = null,
                ["bound"] = null,
                ["proved"] = false,
                ["reason"] = "cut-short-before-a-plan",
            };
        var proved = found.Ending is Ending.Proved;
        var answer = new JsonObject
        {
            [proved ? "optimum" : "best_found"] = Answers.Of(found.Objective),
            ["bound"] = Answers.Of(found.Bound),
            ["proved"] = proved,
        };
        Plans.Ended(answer, found.Ending);
        answer["assignment"] = Answers.Of(found.Plan);
        return answer;
    }

    private void Add(int line, string[] words, HashSet<(int, int)> said)
    {
        var last = _difference.GetLength(0) - 1;
        if (words.Length != 3)
            throw CaseException.At(_file, line, null, $"{words.Length} words", "two things and how far they differ");
        var (i, j) = (Whole(line, "the first thing", words[0], 0, last), Whole(line, "the second thing", words[1], 0, last));
        if (i == j || !said.Add((Math.Min(i, j), Math.Max(i, j))))
            throw CaseException.At(_file, line, null, $"the pair {i}, {j}", "each two things once");
        if (
            !double.TryParse(words[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var far)
            || !double.IsFinite(far)
            || Math.Abs(far) > Largest
        )
            throw CaseException.At(_file, line, "the difference", CaseException.Quoted(words[2]), "a number no larger than 1e9");
        _difference[Math.Min(i, j), Math.Max(i, j)] = far;
    }

    private int Whole(int line, string what, string word, int least, int most) =>
        int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw CaseException.At(_file, line, what, CaseException.Quoted(word), CsvTable.Range(least, most));

    private static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
