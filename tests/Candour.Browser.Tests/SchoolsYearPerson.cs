using System.Globalization;
using Candour.Foundation.Wording;
using Microsoft.Playwright;

namespace Candour.Browser.Tests;

/// <summary>
/// Somebody at a browser of their own. They do what a person can do and nothing else: open a page, follow a link by its
/// words, fill in a form and press its button. When the door asks who they are, they sign in.
/// </summary>
internal sealed class SchoolsYearPerson(string name, string address, Window window, Texts texts, bool looksClosely) : IAsyncDisposable
{
    public const string Password = "plum kettle orbit seven";

    private readonly List<string> _wrong = [];
    private int _status = 200;

    public string Name => name;

    public string Address => address;

    public Window Window => window;

    public IPage Page => window.Page;

    /// <summary>What went wrong on and behind their pages.</summary>
    public IEnumerable<string> Troubles => window.Troubles.Concat(_wrong).Select(trouble => $"{name}: {trouble}");

    /// <summary>Where they are.</summary>
    public string Path => new Uri(Page.Url).PathAndQuery;

    /// <summary>Begins to listen to what pages answer.</summary>
    public SchoolsYearPerson Seated()
    {
        Page.Response += (_, response) =>
        {
            if (response.Request.IsNavigationRequest && response.Frame == Page.MainFrame)
                _status = response.Status;
        };
        return this;
    }

    /// <summary>Opens a page; by way of the door, when a session has ended.</summary>
    public Task GoAsync(string path) => OpenAsync(path, 200);

    /// <summary>Opens a page that is not there for them.</summary>
    public Task FindsNothingAtAsync(string path) => OpenAsync(path, 404);

    /// <summary>Follows a link, or a button that is one.</summary>
    public async Task FollowAsync(string key, params object?[] arguments) =>
        await TurnAsync(await OneAsync(Page.Locator("body"), AriaRole.Link, texts[key, arguments]));

    /// <summary>Opens what lies folded behind a line.</summary>
    public async Task UnfoldAsync(string key, params object?[] arguments) =>
        await Page.Locator("summary", new() { HasText = texts[key, arguments] }).First.ClickAsync();

    /// <summary>Fills in the form that has this button, and presses it.</summary>
    public async Task SendAsync(string button, params (string Field, string Value)[] typed)
    {
        await PressAsync(texts[button], typed);
        var wrong = Page.Locator("[data-error-summary]");
        if (_status >= 400 || await wrong.CountAsync() > 0)
            throw new InvalidOperationException(
                $"{name} pressed “{texts[button]}” and got {_status} at {Path}: {(await wrong.CountAsync() > 0 ? await wrong.First.InnerTextAsync() : await HeadingAsync())}"
            );
    }

    /// <summary>The same for a button whose words say whom or what it is about.</summary>
    public Task SendNamedAsync(string words, params (string Field, string Value)[] typed) => PressAsync(words, typed);

    /// <summary>Presses a button, and is told why not.</summary>
    public async Task IsRefusedAsync(string button, string why, params (string Field, string Value)[] typed)
    {
        await PressAsync(texts[button], typed);
        (await Page.Locator("[data-error-summary]").First.InnerTextAsync()).ShouldContain(why);
        (await Page.TitleAsync()).ShouldStartWith(texts["design.error.word"]);
        await LookCloselyAsync();
    }

    /// <summary>Looks at the page with all the eyes of <see cref="Sight"/>; they need script.</summary>
    public async Task LookCloselyAsync()
    {
        if (looksClosely)
            _wrong.AddRange((await Sight.WrongAsync(window)).Select(what => $"{Path}: {what}"));
    }

    /// <summary>Reads words on the page.</summary>
    public async Task ReadsAsync(string words) => (await TextAsync()).ShouldContain(words, Case.Sensitive, $"{name} at {Path}");

    /// <summary>Reads a text of the product on the page.</summary>
    public Task ReadsTextAsync(string key, params object?[] arguments) => ReadsAsync(texts[key, arguments]);

    /// <summary>Does not read these words on the page.</summary>
    public async Task ReadsNothingOfAsync(params string[] words)
    {
        var text = await TextAsync();
        foreach (var one in words)
            text.ShouldNotContain(one, Case.Sensitive, $"{name} at {Path}");
    }

    /// <summary>Prints the page; that needs no script, but a page prints the same without.</summary>
    public async Task PrintAsync(int sheets)
    {
        if (looksClosely)
            _wrong.AddRange((await Paper.WrongAsync(window, sheets)).Select(what => $"{Path} on paper: {what}"));
    }

    public async Task<string> HeadingAsync() =>
        await Page.Locator("h1").CountAsync() > 0 ? await Page.Locator("h1").First.InnerTextAsync() : "";

    public ValueTask DisposeAsync() => window.DisposeAsync();

    private async Task OpenAsync(string path, int status)
    {
        await window.GoAsync(path);
        if (Path.StartsWith("/sign-in", StringComparison.Ordinal))
            await PressAsync(texts["accounts.sign-in.do"], [("Address", address), ("Password", Password)]);
        _status.ShouldBe(status, $"{name} at {path}: {await HeadingAsync()}");
    }

    private async Task<string> TextAsync() =>
        string.Join(' ', (await Page.Locator("main").InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task PressAsync(string button, (string Field, string Value)[] typed)
    {
        var form = Page.Locator("form", new() { Has = Page.GetByRole(AriaRole.Button, new() { Name = button }) }).First;
        foreach (var (field, value) in typed)
            await TypeAsync(form, field, value);
        await TurnAsync(await OneAsync(form, AriaRole.Button, button));
    }

    /// <summary>The one whose words are these; else the one whose words have these among them.</summary>
    private static async Task<ILocator> OneAsync(ILocator within, AriaRole role, string words)
    {
        var exact = within.GetByRole(role, new() { Name = words, Exact = true });
        return await exact.CountAsync() > 0 ? exact.First : within.GetByRole(role, new() { Name = words });
    }

    private static async Task TypeAsync(ILocator form, string field, string value)
    {
        if (await form.Locator($"[name='{field}.Day']").CountAsync() > 0)
        {
            var day = DateOnly.ParseExact(value, "O", CultureInfo.InvariantCulture);
            foreach (var (part, number) in new[] { ("Day", day.Day), ("Month", day.Month), ("Year", day.Year) })
                await form.Locator($"[name='{field}.{part}']").FillAsync(number.ToString(CultureInfo.InvariantCulture));
            return;
        }
        var control = form.Locator($"[name='{field}']");
        switch (await control.First.GetAttributeAsync("type"))
        {
            case "radio" or "checkbox":
                var byValue = form.Locator($"[name='{field}'][value='{value}']");
                await (await byValue.CountAsync() > 0 ? byValue.First : form.GetByLabel(value).First).CheckAsync();
                break;
            case "file":
                await control.SetInputFilesAsync(value);
                break;
            case null when await control.Locator("option").CountAsync() > 0:
                await control.SelectOptionAsync(value);
                break;
            default:
                await control.FillAsync(value);
                break;
        }
    }

    /// <summary>Clicks, and waits until the page that comes of it stands.</summary>
    private async Task TurnAsync(ILocator what)
    {
        var stands = new TaskCompletionSource();
        void Stands(object? page, IPage _) => stands.TrySetResult();
        Page.Load += Stands;
        try
        {
            await what.ClickAsync();
            await stands.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
        finally
        {
            Page.Load -= Stands;
        }
    }
}
