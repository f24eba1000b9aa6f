using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Candour.Methods.Cases;

namespace Candour.Methods.Tests.Docs;

/// <summary>
/// The pages on methods: each has the same headings, names places that exist, and its worked example is run. A page shows either a
/// command with its input and what it prints, or a table of figures that a fact with the name of the page repeats.
/// </summary>
public sealed partial class WorkedExampleTests
{
    private static readonly string[] Headings =
    [
        "The question",
        "How it is worked out",
        "What it assumes",
        "With too little data",
        "Source",
        "In the code",
        "Example",
    ];

    public static TheoryData<string> Pages => [.. MethodPage.Names];

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryPage_HasTheSameHeadings_AndSomethingUnderEach(string name)
    {
        var page = MethodPage.Read(name);

        page.Headings.ShouldBe(Headings);
        foreach (var heading in Headings)
            page.Under(heading).ShouldContain(l => l.Length > 0, $"{name}: nothing under {heading}");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryPage_NamesPlacesThatExist(string name)
    {
        var page = MethodPage.Read(name);

        string.Join('\n', page.Under("In the code")).ShouldContain("src/Candour.Methods/");
        foreach (var place in page.Places.Select(p => Path.Combine(MethodPage.Root, p)))
            (File.Exists(place) || Directory.Exists(place)).ShouldBeTrue($"{name}: there is no {place}");
        Link().Matches(page.Text).Select(m => m.Groups["page"].Value).Except(MethodPage.Names).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryPage_HasAnExampleThatIsRun(string name)
    {
        var page = MethodPage.Read(name);
        var command = Commands(page).Any();

        (command || Facts.Contains(FactOf(name))).ShouldBeTrue($"{name}: no command, and no fact {FactOf(name)}");
    }

    [Fact]
    public void EveryFactOfAPage_HasItsPage() =>
        Facts.Where(f => !f.Contains("Page", StringComparison.Ordinal)).Except(MethodPage.Names.Select(FactOf)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryPage_ShowsWhatItsCommandsPrint(string name)
    {
        var page = MethodPage.Read(name);
        foreach (var (command, shown) in Commands(page))
        {
            using var found = JsonDocument.Parse(Run(page, command).ToJsonString());
            using var told = JsonDocument.Parse(shown);
            Compare(told.RootElement, found.RootElement, $"{name}: {command}");
        }
    }

    [Fact]
    public void ThePageOfContents_NamesEveryPageOnce()
    {
        var index = File.ReadAllText(Path.Combine(MethodPage.Root, "docs", "methods", "README.md"));
        var links = Link().Matches(index).Select(m => m.Groups["page"].Value).Order(StringComparer.Ordinal);

        links.ShouldBe(MethodPage.Names);
    }

    private static IReadOnlySet<string> Facts { get; } =
        typeof(WorkedExampleTests)
            .GetMethods()
            .Where(m => m.GetCustomAttribute<FactAttribute>() is not null && m.GetCustomAttribute<TheoryAttribute>() is null)
            .Select(m => m.Name)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The fact of a page: two-year-change is Two_year_change.</summary>
    private static string FactOf(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('-', '_');

    /// <summary>Each block that is a command, with the block of JSON after it.</summary>
    private static IEnumerable<(string Command, string Shown)> Commands(MethodPage page)
    {
        var blocks = page.Blocks;
        for (var at = 0; at < blocks.Count; at++)
        {
            if (!blocks[at].Text.StartsWith("candour methods ", StringComparison.Ordinal))
                continue;
            (at + 1 < blocks.Count && blocks[at + 1].Language == "json").ShouldBeTrue($"{page.Name}: a command shows what it prints");
            yield return (blocks[at].Text.Trim(), blocks[at + 1].Text);
        }
    }

    private static System.Text.Json.Nodes.JsonObject Run(MethodPage page, string command)
    {
        string[] words = [.. Word().Matches(command).Select(m => m.Value.Trim('"'))];
        var part = MethodParts.All.Single(p => p.Name == words[2]);
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 3; at < words.Length; at += 2)
        {
            words[at].ShouldStartWith("--");
            options[words[at][2..]] = words[at + 1];
        }
        options.Remove("in", out var file).ShouldBeTrue($"{page.Name}: {command} names no file");
        options.Keys.Except(part.Options.Select(o => o.Name)).ShouldBeEmpty();
        var text = page.Input(file!).ShouldNotBeNull($"{page.Name} has no block {file}");
        return part.Answer(new CaseData(file!, text, new CaseSettings(options), page.Input), TestContext.Current.CancellationToken);
    }

    /// <summary>Everything that is shown is there, numbers to as many digits as are shown; what is not shown may be left out.</summary>
    private static void Compare(JsonElement shown, JsonElement found, string where)
    {
        switch (shown.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in shown.EnumerateObject())
                {
                    found.TryGetProperty(member.Name, out var inside).ShouldBeTrue($"{where}: no {member.Name} in {found}");
                    Compare(member.Value, inside, $"{where}.{member.Name}");
                }
                break;
            case JsonValueKind.Array:
                found.GetArrayLength().ShouldBe(shown.GetArrayLength(), where);
                foreach (var (a, b) in shown.EnumerateArray().Zip(found.EnumerateArray()))
                    Compare(a, b, where);
                break;
            default:
                MethodPage.Agrees(shown.GetRawText(), found.GetRawText()).ShouldBeTrue($"{where}: shown {shown}, found {found}");
                break;
        }
    }

    [GeneratedRegex("\"[^\"]*\"|\\S+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\((?<page>[a-z0-9-]+)\.md\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
