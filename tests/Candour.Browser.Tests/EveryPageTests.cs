namespace Candour.Browser.Tests;

/// <summary>Tests that read the sample place and change nothing that another of them reads.</summary>
[CollectionDefinition("sample place")]
public sealed class SamplePlaceTests : ICollectionFixture<SamplePlace>;

/// <summary>Every page there is, in each state that the sample place has of it, as somebody who may see it meets it.</summary>
[Collection("sample place"), Trait("speed", "slow")]
public sealed class EveryPageTests(Browser browser, SamplePlace place)
{
    private const int StatesOfAPage = 3;

    /// <summary>What no link leads to, and why.</summary>
    private static readonly Dictionary<string, string> WithoutLinks = new(StringComparer.Ordinal)
    {
        ["problem/{status:int}"] = "is shown in the place of a page",
        ["sign-out"] = "is only sent to",
        ["me/capacity"] = "is only sent to",
        ["self-evaluations/{id:guid}/evidence/{use:guid}/restore"] = "is only sent to",
        ["files/{id:guid}"] = "is a file",
        ["snapshots/{id:guid}/files/{file:guid}"] = "is a file",
        ["cards/{slug}/{version:int}/data"] = "is a file",
        ["invitation/{token}"] = "comes by mail",
        ["reset/{token}"] = "comes by mail",
        ["me/address/{token}"] = "comes by mail",
    };

    /// <summary>Pages that stand open for a moment of the year only. <see cref="SchoolsYearTests"/> goes there and looks as closely.</summary>
    private static readonly HashSet<string> ForAMoment = new(StringComparer.Ordinal)
    {
        "me/code/{id:guid}",
        "groups/{id:guid}/propose",
        "register/imports/{id:guid}",
        "self-evaluations/{id:guid}/aspects/{aspect}/add/{form}",
        "self-evaluations/{id:guid}/submit",
        "schools/{id:guid}/card/publish",
        "schools/{id:guid}/card/withdraw",
        "cards/{slug}/{version:int?}",
        "cards/{slug}/versions",
    };

    /// <summary>Pages that are not come to by a link of the place: by an old letter, by a guess, by a rule.</summary>
    private static readonly string[] ByTheWay =
    [
        "/invitation/none",
        "/reset/none",
        "/no/such/page",
        "/reviews/00000000-0000-0000-0000-000000000000",
        "/reviews?q=nothing-is-called-this",
        "/schools?q=nothing-is-called-this",
        "/register?q=nothing-is-called-this",
    ];

    [Fact]
    public async Task EveryPage_IsComeToByALink()
    {
        var met = (await place.WalkAsync()).Select(f => f.Page.Route).ToHashSet();
        place.Routes.ShouldNotBeEmpty();

        string.Join(
                ", ",
                place.Routes.Where(route => !met.Contains(route) && !WithoutLinks.ContainsKey(route) && !ForAMoment.Contains(route))
            )
            .ShouldBeEmpty("nobody finds these; name those that come by mail");
        WithoutLinks.Keys.Where(met.Contains).ShouldBeEmpty("these need no exemption any more");
        WithoutLinks.Keys.Concat(ForAMoment).Where(route => !place.Routes.Contains(route)).ShouldBeEmpty("these are no pages any more");
    }

    [Fact]
    public async Task EveryPage_InEveryState_IsAccessible()
    {
        var pages = await place.WalkAsync();
        var chosen = SiteWalk.Different(pages.Select(p => p.Page), StatesOfAPage);
        var wrong = new List<string>();
        var forms = new FormsSentWrong();
        await using var window = await browser.OpenAsync(place.Address, Look.Desk);
        foreach (var mine in chosen.GroupBy(page => page.Who))
        {
            await PassAsync(window, pages.First(p => p.Page.Who == mine.Key).As);
            foreach (var page in mine)
            {
                await window.GoAsync(page.Path);
                wrong.AddRange((await Sight.WrongAsync(window)).Select(what => $"{page}: {what}"));
            }
        }
        // Only now, for a form that is sent may change what others see.
        foreach (var mine in chosen.GroupBy(page => page.Who))
        {
            await PassAsync(window, pages.First(p => p.Page.Who == mine.Key).As);
            foreach (var page in mine)
                wrong.AddRange((await forms.WrongAsync(window, page)).Select(what => $"{page}: {what}"));
        }
        string.Join('\n', wrong).ShouldBeEmpty();
        forms.Refused.Count.ShouldBeGreaterThan(25, string.Join(", ", forms.Refused));
        forms.Overtaken.Count.ShouldBeGreaterThan(2, string.Join(", ", forms.Overtaken));
    }

    [Fact]
    public async Task PagesByTheWay_AreAccessible()
    {
        await using var window = await browser.OpenAsync(place.Address, Look.Desk, place.CookieOf(place.Cast[0]));
        var wrong = new List<string>();
        foreach (var path in ByTheWay)
        {
            await window.GoAsync(path);
            wrong.AddRange((await Sight.WrongAsync(window)).Select(what => $"{path}: {what}"));
        }
        string.Join('\n', wrong).ShouldBeEmpty();
    }

    private Task PassAsync(Window window, CastPerson? person) => window.PassToAsync(person is null ? null : place.CookieOf(person));
}
