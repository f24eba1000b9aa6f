using System.Text.RegularExpressions;

namespace Candour.Browser.Tests;

/// <summary>Takes a picture of a page of each kind of the sample place. Run by <c>./dev shot</c> only: it checks nothing.</summary>
public sealed class Pictures(Browser browser)
{
    /// <summary>Whose page of a kind is worth a picture, where the first who comes to it has little to show: the lead's place, a head's review.</summary>
    private static readonly Dictionary<string, int> Whose = new(StringComparer.Ordinal) { [""] = 0, ["reviews/{id:guid}"] = 2 };

    private static string Folder =>
        Environment.GetEnvironmentVariable("CANDOUR_PICTURES") ?? throw new InvalidOperationException("./dev shot says where pictures go.");

    [Fact(Explicit = true)]
    public async Task OfASchoolsYear()
    {
        await using var year = await SchoolsYear.BeginAsync(browser, Look.Desk, Folder);
        await SchoolsYearTests.TellAsync(year);
    }

    [Fact(Explicit = true)]
    public async Task OfEveryPage()
    {
        await using var place = new SamplePlace();
        await place.InitializeAsync();
        var found = await place.WalkAsync();
        var worth = found.OrderBy(f => Whose.TryGetValue(f.Page.Route, out var cast) && f.As == place.Cast[cast] ? 0 : 1);
        foreach (var (page, person) in worth.DistinctBy(f => f.Page.Route))
        {
            foreach (var look in new[] { Look.Phone, Look.Desk })
            {
                await using var window = await browser.OpenAsync(place.Address, look, person is null ? null : place.CookieOf(person));
                await window.GoAsync(page.Path);
                await window.Page.ScreenshotAsync(
                    new() { Path = Path.Combine(Folder, $"{NameOf(page.Route)}-{look.Width}.png"), FullPage = true }
                );
            }
        }
    }

    /// <summary>"reviews/{id}/notes" is "reviews-one-notes"; the first page is "home".</summary>
    private static string NameOf(string route) =>
        Regex.Replace(Regex.Replace(route, "\\{[^}]*\\}", "one"), "[^a-z0-9]+", "-").Trim('-') is { Length: > 0 } name ? name : "home";
}
