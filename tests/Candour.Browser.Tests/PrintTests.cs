using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Candour.Browser.Tests;

/// <summary>What people take with them on paper: the report, the card, the focus with its plan for the visit.</summary>
[Collection("sample place"), Trait("speed", "slow")]
public sealed class PrintTests(Browser browser, SamplePlace place)
{
    /// <summary>The width between the margins of an upright A4 page, in pixels of CSS.</summary>
    private const int PaperWidth = 686;

    [Theory]
    [InlineData("reviews/{id:guid}/report", 1, 6)]
    [InlineData("reviews/{id:guid}/focus", 1, 2)]
    [InlineData("cards/{slug}/{version:int?}", 1, 2)]
    public async Task Page_OnPaper_IsWholeAndWithoutControls(string route, int fewest, int most)
    {
        var (page, person) = (await place.WalkAsync()).Where(f => f.Page.Route == route).MaxBy(f => f.Page.Shape.Count);
        page.ShouldNotBeNull($"nobody comes to {route}");
        await using var window = await browser.OpenAsync(
            place.Address,
            new Look(PaperWidth, 970),
            person is null ? null : place.CookieOf(person)
        );
        await window.GoAsync(page.Path);
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });

        (await window.OverhangAsync()).ShouldBe(0, page.Path);
        string.Join('\n', await window.Page.EvaluateAsync<string[]>(OutOfPlace)).ShouldBeEmpty(page.Path);
        PagesOf(await window.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true })).ShouldBeInRange(fewest, most, page.Path);
        window.Troubles.ShouldBeEmpty();
    }

    private static int PagesOf(byte[] pdf) => Regex.Count(Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b");

    /// <summary>Controls and navigation that would be printed, and words that a box cuts off.</summary>
    private const string OutOfPlace = """
        () => {
          const shown = e => e.checkVisibility() && e.getBoundingClientRect().height > 1;
          const tell = (what, e) => `${what}: ${e.cloneNode(false).outerHTML.slice(0, 110)}`;
          const controls = [...document.querySelectorAll('nav, .bar, .crumbs, button, a.button, input:not([type=hidden]), textarea, select, .skip')]
            .filter(e => shown(e) && !e.matches('.skip'));
          const cut = [...document.querySelectorAll('body *')].filter(e => shown(e) && !e.matches('.visually-hidden, svg *') &&
            getComputedStyle(e).overflowX !== 'visible' && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1));
          return [...controls.map(e => tell('control', e)), ...cut.map(e => tell('cut', e))];
        }
        """;
}
