using System.Text.RegularExpressions;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Testing;

namespace Candour.Web.Tests.Canary;

/// <summary>docs/access.md says what the code does, and names every ground there is.</summary>
public sealed class AccessPageTests
{
    [Fact]
    public async Task Page_IsAsTheCodeWritesItNow()
    {
        await using var app = await CandourApp.StartAsync();
        await using var scope = app.As(Viewer.Nobody);
        var page = await scope.Get<IEnumerable<IGeneratedPage>>().OfType<AccessPage>().Single().WriteAsync(default);

        page.ShouldNotContain("{{");
        page.ShouldNotContain("access.role.");
        (await File.ReadAllTextAsync(Repository.At("docs", "access.md"))).ShouldBe(page, "docs/access.md is out of date: ./dev docs");
    }

    [Fact]
    public async Task EveryGround_StandsInThePage()
    {
        var page = await File.ReadAllTextAsync(Repository.At("docs", "access.md"));
        var keys = Directory
            .EnumerateFiles(Repository.At("src", "Candour"), "*.en.json", SearchOption.AllDirectories)
            .SelectMany(f => Regex.Matches(File.ReadAllText(f), "\"ground\\.([a-z-]+)\\.who\"").Select(m => m.Groups[1].Value))
            .ToList();

        keys.Count.ShouldBeGreaterThan(15);
        keys.Where(k => !page.Contains($"| {k} |", StringComparison.Ordinal)).ShouldBeEmpty("a ground that docs/access.md does not name");
    }
}
