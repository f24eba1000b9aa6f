namespace Candour.Browser.Tests;

/// <summary>Every page there is, as somebody who may see it meets it in the sample place.</summary>
[Trait("speed", "slow")]
public sealed class EveryPageTests(Browser browser, SamplePlace place) : IClassFixture<SamplePlace>
{
    private const int MostHtml = 60 * 1024;

    /// <summary>Pages to which no link leads, and why.</summary>
    private static readonly Dictionary<string, string> WithoutLinks = new(StringComparer.Ordinal)
    {
        ["problem/{status:int}"] = "is shown in the place of a page",
    };

    [Fact]
    public async Task EveryPage_IsComeToByALink()
    {
        var met = (await place.WalkAsync(browser)).Select(f => f.Page.Route).ToHashSet();
        place.Routes.ShouldNotBeEmpty();

        place
            .Routes.Where(route => !met.Contains(route) && !WithoutLinks.ContainsKey(route))
            .ShouldBeEmpty("nobody finds these; name those that come by mail");
        WithoutLinks
            .Keys.Where(route => !place.Routes.Contains(route) || met.Contains(route))
            .ShouldBeEmpty("these need no exemption any more");
    }

    [Fact]
    public async Task EveryPage_AtEveryWidth_IsAccessible()
    {
        var pages = await place.WalkAsync(browser);
        pages.ShouldNotBeEmpty();
        var wrong = new List<string>();
        foreach (var (page, person) in pages)
        {
            foreach (var look in new[] { Look.Narrow, Look.Desk, Look.Desk with { ForcedColours = true } })
            {
                await using var window = await browser.OpenAsync(place.Address, look, person is null ? null : place.CookieOf(person));
                await window.GoAsync(page.Path);
                var html = (await window.Page.ContentAsync()).Length;
                List<string> found = [.. await window.AxeAsync(), .. window.Troubles];
                if (await window.OverhangAsync() is > 0 and var pixels)
                    found.Add($"{pixels} pixels too wide");
                if (html > MostHtml)
                    found.Add($"{html} characters of HTML");
                wrong.AddRange(found.Select(what => $"{page.Path} as {page.Who}, {look}: {what}"));
            }
        }
        wrong.ShouldBeEmpty();
    }
}
