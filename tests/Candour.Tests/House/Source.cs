using System.Text.RegularExpressions;
using Candour.Testing;

namespace Candour.Tests.House;

/// <summary>A file of source: its path from the root, its text, and the text without comments.</summary>
internal sealed record Source(string Path, string Text)
{
    private static readonly Regex StringOrComment = new(
        """("(?:[^"\\\n]|\\.)*")|//[^\n]*|/\*.*?\*/|@\*.*?\*@""",
        RegexOptions.Singleline | RegexOptions.NonBacktracking
    );

    /// <summary>The text with comments blanked and lines kept.</summary>
    public string Code { get; } =
        StringOrComment.Replace(Text, m => m.Groups[1].Success ? m.Value : new string('\n', m.Value.Count(c => c == '\n')));

    /// <summary>The file's name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The folder under the project: the room.</summary>
    public string Room => Path.Split('/') is { Length: > 3 } parts ? parts[2] : "";

    /// <summary>Each place where the pattern is found in the code, as "path:line: what".</summary>
    public IEnumerable<string> Places(Regex pattern) =>
        pattern.Matches(Code).Select(m => $"{Path}:{Code.AsSpan(0, m.Index).Count('\n') + 1}: {m.Value.Trim()}");

    /// <summary>The files below a folder, without migrations, which are generated.</summary>
    public static IReadOnlyList<Source> Below(string folder, params string[] endings) =>
        [
            .. Repository
                .Files(folder, endings)
                .Select(file => new Source(Repository.Relative(file), File.ReadAllText(file)))
                .Where(s => !s.Path.Contains("/Migrations/", StringComparison.Ordinal)),
        ];
}
