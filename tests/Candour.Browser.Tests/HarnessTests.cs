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
    public async Task SiteWalk_FollowsLinks_ToOnePageOfEachKind()
    {
        await using var app = await StartAsync();
        await using var window = await browser.OpenAsync(app.Address, Look.Desk);

        var found = await SiteWalk.WalkAsync(window, "somebody", from: "/good");

        found.ShouldBe([
            new Found("/good", "/good", "somebody"),
            new Found("/hall/{number}", "/hall/1", "somebody"),
            new Found("/bad", "/bad", "somebody"),
        ]);
    }

    private static Task<CandourApp> StartAsync() =>
        CandourApp.StartAsync(
            onPort: true,
            change: builder => builder.Services.AddSingleton<IStartupFilter>(new RouteHeader()),
            map: app =>
            {
                app.MapGet("/good", () => Page(Good)).AllowAnonymous();
                app.MapGet("/gone.png", () => Microsoft.AspNetCore.Http.Results.NotFound()).AllowAnonymous();
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
