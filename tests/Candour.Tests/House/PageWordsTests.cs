using System.Text.RegularExpressions;
using Candour.Web.Hosting;

namespace Candour.Tests.House;

/// <summary>Pages hold no words of their own: what they say are texts, which can be bettered and translated.</summary>
public sealed class PageWordsTests
{
    /// <summary>The name of the product, which is the same in every language: in full, and as the header draws it.</summary>
    private static readonly string[] Names = ["Candour", "cand", "ur"];

    private static readonly Regex Attribute = new(
        @"\s(title|alt|aria-label|aria-description|placeholder|label|hint|legend|heading|caption|summary)=""([^""@]*)"""
    );
    private static readonly Regex Key = new(@"^[a-z0-9-]+(\.[a-z0-9-]+)+$");

    [Fact]
    public void Pages_OutsideTheirTags_SayNothingButTexts()
    {
        var pages = CompiledPages.In(typeof(CandourHost).Assembly);
        pages.Keys.ShouldBe(Source.Below("src/Candour.Web", ".cshtml").Select(s => s.Path["src/Candour.Web".Length..]), ignoreOrder: true);
        pages.Values.SelectMany(CompiledPages.Markup).Count().ShouldBeGreaterThan(3);

        var spoken =
            from page in pages
            from markup in CompiledPages.Markup(page.Value)
            from word in CompiledPages.WordsIn(markup)
            where !Names.Contains(word)
            select $"{page.Key}: {word}";
        spoken.ShouldBeEmpty();
    }

    [Fact]
    public void Pages_InAttributesThatAreRead_SayNothingButTexts()
    {
        var pages = Source.Below("src/Candour.Web", ".cshtml");
        pages.Count.ShouldBeGreaterThan(3);

        var spoken =
            from page in pages
            from place in page.Places(Attribute)
            let value = Attribute.Match(" " + place[(place.IndexOf(": ", StringComparison.Ordinal) + 2)..]).Groups[2].Value
            where value.Any(char.IsLetter) && !Key.IsMatch(value)
            select place;
        spoken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<p class=\"lede\">Seal your judgement</p>", "Seal your judgement")]
    [InlineData("\">Go back</a>\n<a href=\"", "Go back")]
    [InlineData("<p>\u0001 of \u0001</p>", "of")]
    [InlineData("<p>\u0001 · \u0001&nbsp;&middot;</p><input name=\"Seal it\"", "")]
    public void WordsIn_FindsWordsOutsideTagsOnly(string markup, string words) =>
        string.Join(' ', CompiledPages.WordsIn(markup)).ShouldBe(words);
}
