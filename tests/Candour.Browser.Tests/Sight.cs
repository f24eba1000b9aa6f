using Microsoft.Playwright;

namespace Candour.Browser.Tests;

/// <summary>
/// Looks at an open page as people do who see, hear and steer it differently: at a desk and on the narrowest phone with
/// axe's rules, then with the reader's own colours. One load for all of it.
/// </summary>
internal static class Sight
{
    private const int MostHtml = 60 * 1024;

    /// <summary>All that is wrong with a page.</summary>
    public static async Task<IReadOnlyList<string>> WrongAsync(Window window, bool inOwnColours = true)
    {
        var page = window.Page;
        var wrong = new List<string>();
        if ((await page.ContentAsync()).Length is > MostHtml and var html)
            wrong.Add($"{html} characters of HTML");
        foreach (var look in new[] { Look.Desk, Look.Narrow })
        {
            await page.SetViewportSizeAsync(look.Width, look.Height);
            wrong.AddRange((await window.AxeAsync()).Select(found => $"{look}: {found}"));
            if (await window.OverhangAsync() is > 0 and var pixels)
                wrong.Add($"{look}: {pixels} pixels too wide: {string.Join(", ", await TooWideAsync(page))}");
        }
        if (inOwnColours)
        {
            await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
            wrong.AddRange((await LostInForcedColoursAsync(page)).Select(lost => $"forced colours: {lost}"));
            await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        }
        await page.SetViewportSizeAsync(Look.Desk.Width, Look.Desk.Height);
        wrong.AddRange(window.Troubles);
        window.Forget();
        return wrong;
    }

    /// <summary>Text, controls, focus rings, tags and marks of charts that cannot be made out in forced colours.</summary>
    public static async Task<IReadOnlyList<string>> LostInForcedColoursAsync(IPage page) =>
        await page.EvaluateAsync<string[]>(ForcedColours);

    private static async Task<IReadOnlyList<string>> TooWideAsync(IPage page) =>
        await page.EvaluateAsync<string[]>(
            """
            () => [...document.body.querySelectorAll('*')]
              .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
              .map(e => e.cloneNode(false).outerHTML.slice(0, 90)).slice(-3)
            """
        );

    private const string ForcedColours = """
        () => {
          if (!matchMedia('(forced-colors: active)').matches) return ['the colours are not forced'];
          const lost = [];
          const tell = (what, e) => lost.push(`${what}: ${e.cloneNode(false).outerHTML.slice(0, 110)}`);
          const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const rgba = colour => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data];
          };
          const light = c => [0, 1, 2].map(i => c[i] / 255)
            .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
          const over = (top, below) => top.slice(0, 3).map((v, i) => v * top[3] / 255 + below[i] * (1 - top[3] / 255)).concat(255);
          const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
          const paper = rgba('Canvas');
          const ground = e => {
            for (; e; e = e.parentElement) {
              const c = rgba(getComputedStyle(e).backgroundColor);
              if (c[3] > 200) return c;
            }
            return paper;
          };
          const shown = e => e.checkVisibility({ opacityProperty: false, visibilityProperty: true }) && e.getBoundingClientRect().width > 1;
          const edged = (s, behind) => ['Top', 'Bottom'].every(side =>
            s[`border${side}Style`] !== 'none' && parseFloat(s[`border${side}Width`]) > 0 && contrast(rgba(s[`border${side}Color`]), behind) >= 3);

          const text = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (text.nextNode()) {
            const e = text.currentNode.parentElement;
            if (!text.currentNode.data.trim() || e.closest('svg, script, title, option, .visually-hidden') || !shown(e)) continue;
            if (contrast(over(rgba(getComputedStyle(e).color), ground(e)), ground(e)) < 4) tell('text', e);
          }
          const controls = 'main :is(input:not([type=hidden]), select, textarea, button:not(.link), a.button, .tag)';
          for (const e of document.querySelectorAll(controls)) {
            if (!shown(e)) continue;
            const behind = ground(e.parentElement);
            const choice = e.matches('[type=radio], [type=checkbox]');
            const drawn = choice && e.nextElementSibling ? getComputedStyle(e.nextElementSibling, '::before') : getComputedStyle(e);
            if (e.type !== 'file' && !edged(drawn, behind)) tell('edge', e);
            if (e.matches('.tag') || e.disabled) continue;
            e.focus({ preventScroll: true, focusVisible: true });
            const ring = choice && e.nextElementSibling ? getComputedStyle(e.nextElementSibling, '::before') : getComputedStyle(e);
            if (ring.outlineStyle === 'none' || parseFloat(ring.outlineWidth) < 2 || contrast(rgba(ring.outlineColor), paper) < 3) tell('focus', e);
          }
          document.activeElement?.blur();
          for (const e of document.querySelectorAll('main .chart svg :is(rect, circle, line, path, polygon, polyline, text)')) {
            if (!shown(e.ownerSVGElement) || e.matches('defs *, clipPath *, .tick')) continue;
            const s = getComputedStyle(e);
            const inks = [['fill', s.fillOpacity], ['stroke', s.strokeOpacity]]
              .filter(([ink]) => s[ink] !== 'none')
              .map(([ink, share]) => { const c = rgba(s[ink]); c[3] *= share * s.opacity; return over(c, paper); });
            const on = e.matches('.on-dot') ? rgba('CanvasText') : paper;
            const least = e.matches('text') ? 4 : e.matches('.band, .range') ? 1.3 : 3;
            if (!inks.some(ink => contrast(ink, on) >= least)) tell('mark', e);
          }
          return [...new Set(lost)];
        }
        """;
}
