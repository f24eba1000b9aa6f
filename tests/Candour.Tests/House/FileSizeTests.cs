namespace Candour.Tests.House;

/// <summary>A file is one thing. Longer than 400 lines it is usually two.</summary>
public sealed class FileSizeTests
{
    private const int Most = 400;

    /// <summary>Files that may be longer, and why.</summary>
    private static readonly Dictionary<string, string> Exempt = new(StringComparer.Ordinal);

    [Fact]
    public void Files_AreNoLongerThanOneThingNeeds()
    {
        var files = new[] { "src", "tests", "tools", "bench", "build" }
            .SelectMany(folder => Source.Below(folder, ".cs", ".cshtml", ".ts", ".mjs", ".js", ".scss", ".sh"))
            .Where(s => !s.Path.StartsWith("src/Candour.Web/wwwroot/", StringComparison.Ordinal))
            .Select(s => (s.Path, Lines: s.Text.Count(c => c == '\n')))
            .ToList();
        files.Count.ShouldBeGreaterThan(50);

        files.Where(f => f.Lines > Most && !Exempt.ContainsKey(f.Path)).Select(f => $"{f.Path}: {f.Lines} lines").ShouldBeEmpty();
        Exempt.Keys.Where(path => !files.Any(f => f.Path == path && f.Lines > Most)).ShouldBeEmpty("these need no exemption any more");
    }
}
