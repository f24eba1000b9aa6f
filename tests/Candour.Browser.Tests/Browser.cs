using Candour.Browser.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Candour.Browser.Tests;

/// <summary>One Chromium for all browser tests; each test has windows of its own in it.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>Names the Chromium to use; ./dev finds one.</summary>
    public const string Program = "CANDOUR_CHROMIUM";

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable(Program) ?? "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>Opens a window on a running Candour.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="look">How wide, with or without script, in forced colours…</param>
    /// <param name="cookie">The cookie of somebody signed in.</param>
    public async Task<Window> OpenAsync(Uri address, Look look, (string Name, string Value)? cookie = null)
    {
        var context = await _chromium!.NewContextAsync(
            new()
            {
                BaseURL = address.ToString(),
                ViewportSize = new() { Width = look.Width, Height = look.Height },
                JavaScriptEnabled = look.Script,
                ForcedColors = look.ForcedColours ? ForcedColors.Active : ForcedColors.None,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "en-GB",
                TimezoneId = "Europe/London",
            }
        );
        context.SetDefaultTimeout(60_000);
        var window = new Window(context, await context.NewPageAsync(), address);
        await window.PassToAsync(cookie);
        return window;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>How somebody looks at a page.</summary>
public sealed record Look(int Width, int Height = 900, bool Script = true, bool ForcedColours = false)
{
    /// <summary>The narrowest screen that must work.</summary>
    public static Look Narrow { get; } = new(320, 640);

    /// <summary>A phone.</summary>
    public static Look Phone { get; } = new(390, 844);

    /// <summary>A desk.</summary>
    public static Look Desk { get; } = new(1280);

    /// <inheritdoc />
    public override string ToString() => $"{Width} px{(Script ? "" : ", no script")}{(ForcedColours ? ", forced colours" : "")}";
}
