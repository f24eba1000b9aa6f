using System.Text.RegularExpressions;
using Candour.Foundation.Wording;
using Candour.Testing;
using Candour.Web.Design;

namespace Candour.Web.Tests.Design;

/// <summary>Reads the source for keys: one that is used and missing would throw before a person; one that nobody uses misleads translators.</summary>
public sealed partial class TextsUsedTests
{
    private static readonly TextCatalogue Catalogue = TextCatalogue.Load(typeof(DesignSetup).Assembly, typeof(Texts).Assembly);

    private static readonly string Source = string.Join(
        '\n',
        Repository
            .Files("src", ".cs", ".cshtml")
            .SelectMany(File.ReadLines)
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
    );

    [Fact]
    public void Every_key_asked_for_exists()
    {
        var known = Catalogue.Keys.ToHashSet(StringComparer.Ordinal);
        var asked = Asked().Matches(Source).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

        asked.Count.ShouldBeGreaterThan(50);
        asked.Where(key => !known.Contains(key)).Order(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Every_counted_text_has_its_two_forms()
    {
        var known = Catalogue.Keys.ToHashSet(StringComparer.Ordinal);

        Counted()
            .Matches(Source)
            .Select(match => match.Groups[1].Value)
            .SelectMany(key => new[] { $"{key}.one", $"{key}.other" })
            .Where(key => !known.Contains(key))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_label_named_by_words_exists()
    {
        var known = Catalogue.Keys.ToHashSet(StringComparer.Ordinal);

        Words().Matches(Source).Select(match => $"{match.Groups[1].Value}.label").Where(key => !known.Contains(key)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_role_has_a_name()
    {
        Candour.Foundation.Access.Roles.All.Where(role => !Catalogue.Keys.Contains($"access.role.{role}")).ShouldBeEmpty();
    }

    [Fact]
    public void Keys_are_lower_case_dotted_words() => Catalogue.Keys.Where(key => !Key().IsMatch(key)).ShouldBeEmpty();

    // T["…"] and texts["…"] with a whole key; keys that are put together are tried where they are used.
    [GeneratedRegex("(?:\\bT|\\b[Tt]exts)\\[\"([^\"{}]+)\"")]
    private static partial Regex Asked();

    [GeneratedRegex("(?:\\bT|\\b[Tt]exts)\\.Count\\(\"([^\"{}]+)\"")]
    private static partial Regex Counted();

    [GeneratedRegex("(?:\\[|, ?)Words\\(\"([^\"]+)\"\\)")]
    private static partial Regex Words();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)+$")]
    private static partial Regex Key();
}
