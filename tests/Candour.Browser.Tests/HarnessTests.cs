using Candour.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Browser.Tests;

/// <summary>What the browser tests look with must see what is wrong, or all they say is worth nothing.</summary>
public sealed class HarnessTests(Browser browser)
{
    private const string Good =
        "<h1>Well</h1><p>Nothing is wrong. <a href=\"/hall/1\">The hall</a> <a href=\"/hall/2\">and its copy</a></p>";
    private const string Bad =
        "<h1>Badly</h1><img src=\"/gone.png\"><table><tr><td>"
        + "wide_"
        + "wide_wide_wide_wide_wide_wide_wide_wide_wide_wide_wide_wide</td></tr></table>";

    private const string Faint =
        "<h1>Faint</h1><p class=\"own\" data-faint=\"color:#eee;background:#fff\">Not to be read</p>"
        + "<button id=\"flat\" data-faint=\"border:0\">Send</button><span class=\"tag\">late</span>"
        + "<input type=\"text\" aria-label=\"Name\" data-faint=\"outline:none\">"
        + "<figure class=\"chart\"><svg width=\"20\" height=\"20\"><rect width=\"20\" height=\"20\" fill=\"#fff\"/></svg></figure>";

    [Fact]
    public async Task Window_OnAGoodPage_FindsNothing()
    {
        await using var app = await StartAsync();
        await using var window = await browser.OpenAsync(app.Address, Look.Narrow);

        (await window.GoAsync("/good")).ShouldBe(200);

        (await window.AxeAsync()).ShouldBeEmpty();
        (await window.OverhangAsync()).ShouldBe(0);
        window.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Window_OnABadPage_FindsWhatIsWrong()
    {
        await using var app = await StartAsync();
        await using var window = await browser.OpenAsync(app.Address, Look.Narrow);

        await window.GoAsync("/bad");

        (await window.AxeAsync()).ShouldContain(found => found.StartsWith("image-alt", StringComparison.Ordinal));
        (await window.OverhangAsync()).ShouldBeGreaterThan(0);
        window.Troubles.ShouldContain(trouble => trouble.Contains("/gone.png", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SiteWalk_FollowsLinks_ToPagesThatDiffer()
    {
        await using var app = await StartAsync();

        var found = await new SiteWalk(app.Address, ["/good", "/hall/{number}", "/bad"]).WalkAsync("somebody", from: "/good");

        found
            .Select(f => (f.Route, f.Path))
            .ShouldBe([("/good", "/good"), ("/hall/{number}", "/hall/1"), ("/hall/{number}", "/hall/2"), ("/bad", "/bad")]);
        SiteWalk.Different(found, perRoute: 3).Select(f => f.Path).ShouldBe(["/good", "/hall/1", "/bad"]);
    }

    [Fact]
    public async Task Sight_InForcedColours_FindsWhatIsLost()
    {
        await using var app = await StartAsync();
        await using var window = await browser.OpenAsync(app.Address, Look.Desk with { ForcedColours = true });

        await window.GoAsync("/faint");
        // Style attributes are refused by the product's own rules; a script of the browser's may set them.
        await window.Page.EvaluateAsync(
            "() => document.querySelectorAll('[data-faint]').forEach(e => e.style.cssText = e.dataset.faint + ';forced-color-adjust:none')"
        );
        var lost = await Sight.LostInForcedColoursAsync(window.Page);
        foreach (
            var what in new[]
            {
                "text: <p class=\"own\"",
                "edge: <button id=\"flat\"",
                "edge: <span class=\"tag\"",
                "focus: <input",
                "mark: <rect",
            }
        )
            lost.ShouldContain(found => found.StartsWith(what, StringComparison.Ordinal), what);

        await window.GoAsync("/good");
        (await Sight.LostInForcedColoursAsync(window.Page)).ShouldBeEmpty();
    }

    private static Task<CandourApp> StartAsync() =>
        CandourApp.StartAsync(
            onPort: true,
            change: builder => builder.Services.AddSingleton<IStartupFilter>(new RouteHeader()),
            map: app =>
            {
                app.MapGet("/good", () => Page(Good)).AllowAnonymous();
                app.MapGet("/gone.png", () => Microsoft.AspNetCore.Http.Results.NotFound()).AllowAnonymous();
                app.MapGet("/faint", () => Page(Faint)).AllowAnonymous();
                app.MapGet("/bad", () => Page(Bad)).AllowAnonymous();
                app.MapGet("/hall/{number}", (int number) => Page($"<h1>Hall {number}</h1><a href=\"/bad\">Out</a>")).AllowAnonymous();
            }
        );

    private static IResult Page(string body) =>
        Microsoft.AspNetCore.Http.Results.Content(
            $"<!DOCTYPE html><html lang=\"en\"><head><title>Page</title></head><body><main>{body}</main></body></html>",
            "text/html"
        );
}
