using System.Net;
using System.Text.RegularExpressions;
using Candour.Testing;
using Microsoft.Playwright;

namespace Candour.Browser.Tests;

/// <summary>A page that somebody came to by following links.</summary>
/// <param name="Route">Which kind of page: its route, such as "reviews/{id}".</param>
/// <param name="Path">Where it is.</param>
/// <param name="Who">Who came to it.</param>
public sealed record Found(string Route, string Path, string Who);

/// <summary>
/// Walks through the pages as somebody would, from link to link, until it knows a page of each kind that they can come
/// to. No list of pages has to be kept, so none can be forgotten.
/// </summary>
public static class SiteWalk
{
    private const int Most = 2000;
    private static readonly Regex Link = new("<a\\s[^>]*?href=\"(/[^\"#]*)", RegexOptions.NonBacktracking);

    /// <summary>A page of each kind, the first met by each walker.</summary>
    /// <param name="window">A window of the walker's own; only its cookies are used.</param>
    /// <param name="who">The walker's name.</param>
    /// <param name="from">Where the walk begins.</param>
    /// <param name="perRoute">How many pages of one kind are looked into for further links.</param>
    public static async Task<IReadOnlyList<Found>> WalkAsync(Window window, string who, string from = "/", int perRoute = 3)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var ahead = new Queue<string>(seen);
        var met = new Dictionary<string, List<Found>>(StringComparer.Ordinal);
        for (var steps = 0; steps < Most && ahead.TryDequeue(out var path); steps++)
        {
            var answer = await window.Page.APIRequest.GetAsync(path, new() { MaxRedirects = 0 });
            if (answer.Headers.TryGetValue("location", out var location) && location.StartsWith('/') && seen.Add(location))
                ahead.Enqueue(location);
            if (answer.Status != 200 || !IsPage(answer) || !answer.Headers.TryGetValue(RouteHeader.Name.ToLowerInvariant(), out var route))
                continue;
            if (!met.TryGetValue(route, out var pages))
                met[route] = pages = [];
            if (pages.Count >= perRoute)
                continue;
            pages.Add(new(route, path, who));
            foreach (var next in LinksOf(await answer.TextAsync()).Where(seen.Add))
                ahead.Enqueue(next);
        }
        return [.. met.Values.Select(pages => pages[0])];
    }

    private static bool IsPage(IAPIResponse answer) =>
        answer.Headers.TryGetValue("content-type", out var type) && type.StartsWith("text/html", StringComparison.Ordinal);

    private static IEnumerable<string> LinksOf(string html) =>
        Link.Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct();
}
