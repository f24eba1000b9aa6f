using System.Globalization;
using System.Text.RegularExpressions;

namespace Candour.Methods.Tests.Docs;

/// <summary>A page of docs/methods: its headings, its fenced blocks, and the tables of figures of its example.</summary>
internal sealed partial class MethodPage
{
    public static readonly string Root = FindRoot();

    private static readonly string Folder = Path.Combine(Root, "docs", "methods");

    private readonly string[] _lines;

    private MethodPage(string name) => (Name, _lines) = (name, File.ReadAllLines(Path.Combine(Folder, name + ".md")));

    /// <summary>The names of all pages but the index, without ".md".</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory
            .GetFiles(Folder, "*.md")
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Where(n => n != "README")
            .Order(StringComparer.Ordinal),
    ];

    public string Name { get; }

    public string Text => string.Join('\n', _lines);

    public static MethodPage Read(string name) => new(name);

    public IReadOnlyList<string> Headings => [.. Outside().Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l[3..])];

    /// <summary>What stands under a heading.</summary>
    public IReadOnlyList<string> Under(string heading) =>
        [.. _lines.SkipWhile(l => l != "## " + heading).Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))];

    /// <summary>The fenced blocks in order: the language, the name of a file where one is given, and the text.</summary>
    public IReadOnlyList<Block> Blocks
    {
        get
        {
            var blocks = new List<Block>();
            for (var at = 0; at < _lines.Length; at++)
            {
                if (!_lines[at].StartsWith("```", StringComparison.Ordinal))
                    continue;
                var said = _lines[at][3..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                var inside = _lines.Skip(at + 1).TakeWhile(l => l != "```").ToArray();
                blocks.Add(new(said.ElementAtOrDefault(0) ?? "", said.ElementAtOrDefault(1), string.Join('\n', inside) + "\n"));
                at += inside.Length + 1;
            }
            return blocks;
        }
    }

    /// <summary>The places in the repository that the page names.</summary>
    public IReadOnlyList<string> Places => [.. Place().Matches(Text).Select(m => m.Groups["place"].Value).Distinct()];

    /// <summary>A block that is a file, such as peers.csv.</summary>
    public string? Input(string file) => Blocks.FirstOrDefault(b => b.File == file)?.Text;

    /// <summary>The rows of a table in a block that is a file, by heading.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string file)
    {
        var lines = (Input(file) ?? throw new InvalidOperationException($"{Name} has no {file}.")).TrimEnd('\n').Split('\n');
        var names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(l => names.Zip(l.Split(',')).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))];
    }

    /// <summary>A table of numbers in a block that is a file: every column but the first; what is empty is missing.</summary>
    public double?[,] Table(string file)
    {
        var rows = Rows(file).Select(r => r.Values.Skip(1).ToArray()).ToArray();
        var table = new double?[rows.Length, rows[0].Length];
        for (var i = 0; i < rows.Length; i++)
        for (var j = 0; j < rows[i].Length; j++)
            table[i, j] = rows[i][j].Length == 0 ? null : Number(rows[i][j]);
        return table;
    }

    /// <summary>A table of numbers without gaps.</summary>
    public double[,] Whole(string file)
    {
        var table = Table(file);
        var whole = new double[table.GetLength(0), table.GetLength(1)];
        for (var i = 0; i < whole.GetLength(0); i++)
        for (var j = 0; j < whole.GetLength(1); j++)
            whole[i, j] = table[i, j]!.Value;
        return whole;
    }

    /// <summary>What the example shows is exactly this: every row of its tables of figures, to the digits shown.</summary>
    public void Shows(params IReadOnlyList<(string Figure, object? Value)> found)
    {
        var shown = Figures();
        var told = string.Join("; ", found.Select(f => $"{f.Figure} = {Told(f.Value)}"));
        found.Select(f => f.Figure).ShouldBe(shown.Select(s => s.Figure), ignoreOrder: true, $"{Name}: found {told}");
        foreach (var (figure, value) in found)
            Agrees(shown.Single(s => s.Figure == figure).Value, Told(value)).ShouldBeTrue($"{Name}, {figure}: found {told}");
    }

    /// <summary>Whether what was found is what is shown, to as many digits as are shown.</summary>
    public static bool Agrees(string shown, string found)
    {
        if (shown == found)
            return true;
        if (!double.TryParse(shown, NumberStyles.Float, CultureInfo.InvariantCulture, out var told) || !IsNumber(found))
            return false;
        var digits = shown.Contains('.', StringComparison.Ordinal) ? shown.Length - shown.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        return Math.Abs(Number(found) - told) <= 0.5 * Math.Pow(10, -digits) + 1e-9;
    }

    public static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Told(object? value) =>
        value switch
        {
            null => "none",
            bool yes => yes ? "yes" : "no",
            Measured<double>.Found number => Told(number.Value),
            Measured<double>.None none => none.Reason.ToString(),
            IEnumerable<string> words => string.Join(", ", words),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };

    /// <summary>The rows of the tables of the example whose last column is headed "Value".</summary>
    private List<(string Figure, string Value)> Figures()
    {
        var (figures, inside) = (new List<(string, string)>(), false);
        foreach (var line in Under("Example"))
        {
            var cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
            if (!line.StartsWith('|'))
                inside = false;
            else if (cells[^1] == "Value")
                inside = true;
            else if (inside && !cells[0].StartsWith("--", StringComparison.Ordinal))
                figures.Add((cells[0], cells[^1]));
        }
        return figures;
    }

    private IEnumerable<string> Outside()
    {
        var inside = false;
        foreach (var line in _lines)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                inside = !inside;
            else if (!inside)
                yield return line;
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Candour.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Tests run inside the repository.");
    }

    [GeneratedRegex("`(?<place>(src|tests|docs)/[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    /// <summary>A fenced block.</summary>
    internal sealed record Block(string Language, string? File, string Text);
}
