using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Candour.Browser.Tests;

/// <summary>Looks at an open page as it comes out of a printer on upright A4.</summary>
internal static class Paper
{
    /// <summary>The width between the margins, in pixels of CSS.</summary>
    private const int Width = 686;

    /// <summary>Controls and navigation that would be printed, words that are cut off, and more sheets than it may take.</summary>
    public static async Task<IReadOnlyList<string>> WrongAsync(Window window, int sheets)
    {
        var page = window.Page;
        var before = page.ViewportSize!;
        await page.SetViewportSizeAsync(Width, 970);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var wrong = (await page.EvaluateAsync<string[]>(OutOfPlace)).ToList();
        if (await window.OverhangAsync() is > 0 and var pixels)
            wrong.Add($"{pixels} pixels wider than the paper");
        var printed = Regex.Count(
            Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true })),
            @"/Type\s*/Page\b"
        );
        if (printed < 1 || printed > sheets)
            wrong.Add($"{printed} sheets");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.SetViewportSizeAsync(before.Width, before.Height);
        return wrong;
    }

    private const string OutOfPlace = """
        () => {
          const shown = e => e.checkVisibility() && e.getBoundingClientRect().height > 1;
          const tell = (what, e) => `${what}: ${e.cloneNode(false).outerHTML.slice(0, 110)}`;
          const controls = [...document.querySelectorAll('nav, .bar, .crumbs, button, a.button, input:not([type=hidden]), textarea, select')].filter(shown);
          const cut = [...document.querySelectorAll('body *')].filter(e => shown(e) && !e.matches('.visually-hidden, svg *') &&
            getComputedStyle(e).overflowX !== 'visible' && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1));
          return [...controls.map(e => tell('control', e)), ...cut.map(e => tell('cut', e))];
        }
        """;
}
