using Microsoft.Playwright;

namespace Candour.Browser.Tests;

/// <summary>
/// Sends the forms of pages as people do who are in a hurry: with nothing in them, with a date that is none, from a page
/// that somebody else has overtaken. The page that comes back must be as accessible as the one before. A kind of form is
/// sent once, whichever page it is met on.
/// </summary>
internal sealed class FormsSentWrong
{
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);

    /// <summary>Pages that said what is wrong.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>Pages that showed what stands now beside what was typed, or said that they were overtaken.</summary>
    public List<string> Overtaken { get; } = [];

    /// <summary>What is wrong with the pages that answer.</summary>
    public async Task<IReadOnlyList<string>> WrongAsync(Window window, Found found)
    {
        var wrong = new List<string>();
        foreach (var way in new[] { Empty, Stale })
        {
            for (var i = 0; i < 6; i++)
            {
                await window.GoAsync(found.Path);
                var kind = await window.Page.EvaluateAsync<string?>(KindOf, new object[] { i, way == Stale });
                if (kind is null)
                    break;
                if (kind.Length == 0 || !_sent.Add($"{found.Route} {kind} {way == Stale}"))
                    continue;
                if (
                    await SendAsync(window.Page, way, i) is not >= 400
                    || await window.Page.Locator("[data-error-summary]").CountAsync() == 0
                )
                    continue;
                (way == Stale ? Overtaken : Refused).Add($"{found.Route} {kind}");
                wrong.AddRange(
                    (await Sight.WrongAsync(window, inOwnColours: false)).Select(what =>
                        $"{kind} sent {(way == Stale ? "late" : "empty")}: {what}"
                    )
                );
            }
        }
        return wrong;
    }

    private static async Task<int> SendAsync(IPage page, string way, int form)
    {
        var status = 0;
        void Answered(object? sender, IResponse response)
        {
            if (response.Request.IsNavigationRequest && response.Frame == page.MainFrame)
                status = response.Status;
        }
        page.Response += Answered;
        var stands = new TaskCompletionSource();
        void Stands(object? sender, IPage _) => stands.TrySetResult();
        page.Load += Stands;
        try
        {
            await page.EvaluateAsync(way, form);
            await stands.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
        finally
        {
            page.Response -= Answered;
            page.Load -= Stands;
        }
        return status;
    }

    /// <summary>What kind a form is: where it goes and what it asks. Empty for one that asks nothing, null when there is none.</summary>
    private const string KindOf = """
        ([at, stale]) => {
          const form = [...document.querySelectorAll('main form[method=post]')][at];
          if (!form) return null;
          const asked = [...form.querySelectorAll('input:not([type=hidden]), textarea, select')].map(e => e.name.replace(/[0-9]+/g, '#'));
          if (asked.length === 0 || (stale && !form.querySelector('[name$=Version]'))) return '';
          const handler = new URL(form.querySelector('[formaction]')?.formAction ?? form.action, location.href).searchParams.get('handler') ?? '';
          return [handler, ...new Set(asked)].join(' ');
        }
        """;

    private const string Empty = """
        at => {
          const form = [...document.querySelectorAll('main form[method=post]')][at];
          for (const e of form.elements) {
            if (e.matches('[type=radio], [type=checkbox]')) e.checked = false;
            else if (e.matches('select')) e.selectedIndex = 0;
            else if (/\.(Day|Month|Year)$/.test(e.name)) e.value = 'x';
            else if (e.matches('textarea, input:not([type=hidden], [type=file])')) e.value = '';
          }
          form.requestSubmit(form.querySelector('button:not(.grave, .link)') ?? form.querySelector('button'));
        }
        """;

    private const string Stale = """
        at => {
          const form = [...document.querySelectorAll('main form[method=post]')][at];
          form.querySelectorAll('[name$=Version]').forEach(e => e.value = '77');
          form.requestSubmit(form.querySelector('button:not(.grave, .link)') ?? form.querySelector('button'));
        }
        """;
}
