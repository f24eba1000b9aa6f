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

    public static TheoryData<string> Cases { get; } =
    [.. Directory.EnumerateFiles(Folder, "*.csv").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Cases))]
    public async Task Case_Imported_GivesWhatIsWrittenBesideIt(string name)
    {
        var file = ImportFile.At(Path.Combine(Folder, name));
        var result = await Compare(file);
        var expected = await File.ReadAllTextAsync(Path.Combine(Folder, Path.ChangeExtension(name, "expected")));
        var lines = result.Refused is { } refused ? [Say(refused)] : Described(result.Preview!);
        string.Join('\n', lines).ShouldBe(expected.TrimEnd());
    }

    [Fact]
    public void Expected_Results_AllHaveTheirFile() =>
        Directory.EnumerateFiles(Folder, "*.expected").Where(f => !File.Exists(Path.ChangeExtension(f, "csv"))).ShouldBeEmpty();

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
