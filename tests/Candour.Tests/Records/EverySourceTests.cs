using System.Text;
using Candour.Records;
using Candour.Records.Sources;
using Candour.Records.Tables;
using Candour.Testing;
using static Candour.Tests.Records.RegisterFiles;

namespace Candour.Tests.Records;

/// <summary>What is asked of every source, over the sample files that lie in the folder of cases.</summary>
public sealed class EverySourceTests
{
    public static TheoryData<string> Taken { get; } = [.. SampleCasesTests.Files.Where(f => SourceOf(f) is not null)];

    [Fact]
    public void Sources_EachHaveASampleFile() =>
        new ImportSources().ByKey.Keys.ShouldBe(
            SampleCasesTests.Files.Select(SourceOf).OfType<string>().Distinct().Order(StringComparer.Ordinal)
        );

    [Theory, MemberData(nameof(Taken))]
    public async Task EveryRow_IsTakenOrRejectedWithALineAndAReason(string name)
    {
        var file = SampleCasesTests.File(name);
        var preview = await Preview(file);
        preview.Counts.Total.ShouldBe(Rows(file).Count);
        preview.Rejections.Count.ShouldBe(preview.Counts.Rejected);
        preview.Rejections.ShouldAllBe(r => r.Line > 1 && Say(r.Why).Length > 10);
        preview.Plan.Select(p => p.Urn).ShouldBeUnique();
    }

    [Theory, MemberData(nameof(Taken))]
    public async Task Twice_ChangesNothing(string name)
    {
        await using var host = await StoredRegisterHost.CreateAsync(DatabaseKind.Sqlite);
        await host.ImportAsync(SampleCasesTests.File(name));
        var before = await host.EverythingAsync();
        (await host.ImportAsync(SampleCasesTests.File(name))).ImportId.ShouldBeNull();
        (await host.EverythingAsync()).ShouldBe(before);
    }

    [Theory, MemberData(nameof(Taken))]
    public async Task Broken_ChangesNothing(string name)
    {
        await using var host = await StoredRegisterHost.CreateAsync(DatabaseKind.Sqlite);
        await host.ImportAsync(SampleCasesTests.File(name));
        var before = await host.EverythingAsync();
        var text = await File.ReadAllTextAsync(SampleCasesTests.PathOf(name));
        var packed = Gzip(Encoding.UTF8.GetBytes(text));
        foreach (
            var broken in new[]
            {
                Text(text + "\"Cut sh"),
                ImportFile.Of("torn.csv.gz", packed[..^6]),
                Text("\u0001\u0002\u0003" + new string('\0', 50) + text),
            }
        )
        {
            await using var scope = host.Open();
            (await scope.Get<PreviewImport>().RunAsync(new FileToPreview(broken))).IsDone.ShouldBeFalse();
        }
        (await host.EverythingAsync()).ShouldBe(before);
    }

    private static string? SourceOf(string name)
    {
        using var reader = TableReader.Open(TableFile.Look(SampleCasesTests.File(name)).Table!);
        return new ImportSources().Choose(reader, Today).Source is { } source && !SampleCasesTests.IsRefused(name) ? source.Key : null;
    }
}
