using System.Text.RegularExpressions;
using Candour.Testing;

namespace Candour.Web.Tests.Design;

/// <summary>What no page may hold, read from the pages themselves.</summary>
public sealed partial class PageRulesTests
{
    private static readonly IReadOnlyList<string> Pages = Repository.Files("src/Candour.Web", ".cshtml");

    [Fact]
    public void There_are_pages_to_read() => Pages.Count.ShouldBeGreaterThan(5);

    [Fact]
    public void No_page_has_a_style_or_a_script_of_its_own() => Offenders(Inline()).ShouldBeEmpty();

    [Fact]
    public void No_page_writes_a_form_by_hand() =>
        // The layout's two small forms (sign out, undo) stand outside any page's own.
        Offenders(Form())
            .Where(page => !page.StartsWith("src/Candour.Web/Pages/Shared/_Layout.cshtml", StringComparison.Ordinal))
            .ShouldBeEmpty();

    private static IEnumerable<string> Offenders(Regex rule) =>
        from page in Pages
        let match = rule.Match(File.ReadAllText(page))
        where match.Success
        select $"{Repository.Relative(page)}: {match.Value}";

    [GeneratedRegex("""\sstyle\s*=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*["']|javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    // A hidden field carries a key or a version; it has no label, hint or error that a component could add.
    [GeneratedRegex("""<form[^>]*>|<(input(?![^>]*type="hidden")|select|textarea)\b[^>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
