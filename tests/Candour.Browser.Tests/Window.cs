using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Candour.Browser.Tests;

/// <summary>A window on Candour. It writes down what goes wrong behind the page: errors of script, refused content, requests that fail or leave the house.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly Uri _address;
    private readonly List<string> _troubles = [];

    internal Window(IBrowserContext context, IPage page, Uri address)
    {
        _context = context;
        _address = address;
        Page = page;
        page.PageError += (_, error) => _troubles.Add($"script: {error}");
        page.Console += (_, message) =>
        {
            // A page that answers 404 or 422 is no trouble by itself; the browser says so all the same.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                _troubles.Add($"console: {message.Text}");
        };
        page.RequestFailed += (_, request) => _troubles.Add($"failed: {request.Method} {request.Url} {request.Failure}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && response.Request.ResourceType != "document")
                _troubles.Add($"{response.Status}: {response.Url}");
        };
        page.Request += (_, request) =>
        {
            if (
                !request.Url.StartsWith(address.ToString(), StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)
            )
                _troubles.Add($"leaves the house: {request.Url}");
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What went wrong so far.</summary>
    public IReadOnlyList<string> Troubles => [.. _troubles];

    /// <summary>Hands the window to somebody else; to nobody who is signed in, without a cookie. Cheaper than a window of their own.</summary>
    public async Task PassToAsync((string Name, string Value)? cookie)
    {
        await _context.ClearCookiesAsync();
        if (cookie is var (name, value))
            await _context.AddCookiesAsync([
                new()
                {
                    Name = name,
                    Value = value,
                    Url = _address.ToString(),
                },
            ]);
    }

    /// <summary>Begins a new page of what goes wrong.</summary>
    public void Forget() => _troubles.Clear();

    /// <summary>Goes to a page and waits until it stands. Tells the status.</summary>
    public async Task<int> GoAsync(string path) => (await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load }))!.Status;

    /// <summary>What axe finds against WCAG 2.2 AA, each as "rule: what, where".</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
    {
        var found = await Page.RunAxe(
            new()
            {
                ResultTypes = [ResultType.Violations],
                RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
            }
        );
        found.Passes.ShouldNotBeEmpty("axe looked at nothing");
        return [.. found.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help}; {n.Html}"))];
    }

    /// <summary>How far the page is wider than the window, in pixels: sideways scrolling that nobody should need.</summary>
    public Task<int> OverhangAsync() =>
        Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
