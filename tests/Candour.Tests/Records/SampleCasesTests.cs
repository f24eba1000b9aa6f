using Candour.Records;
using Candour.Records.Previews;
using Candour.Records.Tables;
using Candour.Testing;
using static Candour.Tests.Records.RegisterFiles;

namespace Candour.Tests.Records;

/// <summary>Each file of <c>tests/data/register/cases</c> and the result written beside it.</summary>
public sealed class SampleCasesTests
{
    private static readonly string Folder = Repository.At("tests", "data", "register", "cases");

    /// <summary>The sample files by name.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [.. Directory.EnumerateFiles(Folder, "*.csv").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Cases { get; } = [.. Files];

    public static string PathOf(string name) => Path.Combine(Folder, name);

    public static ImportFile File(string name) => ImportFile.At(PathOf(name));

    /// <summary>Whether what is written beside it is a sentence that refuses it.</summary>
    public static bool IsRefused(string name) =>
        !System.IO.File.ReadAllText(Path.ChangeExtension(PathOf(name), "expected")).Contains("rejected\n", StringComparison.Ordinal);

    [Theory, MemberData(nameof(Cases))]
    public async Task Case_Imported_GivesWhatIsWrittenBesideIt(string name)
    {
        var file = File(name);
        var result = await Compare(file);
        var expected = await System.IO.File.ReadAllTextAsync(Path.ChangeExtension(PathOf(name), "expected"));
        var lines = result.Refused is { } refused ? [Say(refused)] : Described(result.Preview!);
        string.Join('\n', lines).ShouldBe(expected.TrimEnd());
    }

    [Fact]
    public void Expected_Results_AllHaveTheirFile() =>
        Directory.EnumerateFiles(Folder, "*.expected").Where(f => !System.IO.File.Exists(Path.ChangeExtension(f, "csv"))).ShouldBeEmpty();

    private static List<string> Described(RegisterPreview preview)
    {
        var taken = preview.Plan.Where(p => p.Fate == RowFate.New).Select(p => p.Line).ToHashSet();
        List<string> lines =
        [
            $"{preview.Source}: {preview.Counts.New} new, {preview.Counts.Rejected} rejected",
            .. Rows(preview.File.File).Where(r => r.Row is { } row && taken.Contains(row.Line)).Select(r => Described(r.Row!)),
            .. preview.Rejections.Select(r => $"line {r.Line}: {Say(r.Why)}"),
        ];
        if (preview.NamingPeople.Count > 0)
            lines.Add($"not read, names people: {string.Join(", ", preview.NamingPeople)}");
        return lines;
    }

    private static string Described(RegisterRow row)
    {
        var values = RegisterField.All.Where(f => row[f] is not null || row.IsWithheld(f));
        return $"{row.Urn} {string.Join(" | ", values.Select(f => row.IsWithheld(f) ? $"{f.Key} withheld" : $"{f.Key}={row[f]}"))}";
    }
}
