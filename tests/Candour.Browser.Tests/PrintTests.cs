namespace Candour.Browser.Tests;

/// <summary>What people of a review take with them on paper. The card that families read is printed in a school's year.</summary>
[Collection("sample place"), Trait("speed", "slow")]
public sealed class PrintTests(Browser browser, SamplePlace place)
{
    [Theory]
    [InlineData("reviews/{id:guid}/report", 6)]
    [InlineData("reviews/{id:guid}/focus", 2)]
    public async Task Page_OnPaper_IsWholeAndWithoutControls(string route, int sheets)
    {
        // As somebody who reads it, where somebody does; a form on paper is the second best.
        var (page, person) = (await place.WalkAsync())
            .Where(f => f.Page.Route == route)
            .OrderBy(f => f.Page.Shape.Any(s => s.Contains("Input.", StringComparison.Ordinal)))
            .ThenByDescending(f => f.Page.Shape.Count)
            .FirstOrDefault();
        page.ShouldNotBeNull($"nobody comes to {route} to read it");
        await using var window = await browser.OpenAsync(place.Address, Look.Desk, person is null ? null : place.CookieOf(person));
        await window.GoAsync(page.Path);

        string.Join('\n', await Paper.WrongAsync(window, sheets)).ShouldBeEmpty(page.ToString());
        window.Troubles.ShouldBeEmpty();
    }
}
