using System.Net;
using System.Text.RegularExpressions;
using Candour.Testing;

namespace Candour.Browser.Tests;

/// <summary>A page that somebody came to by following links.</summary>
/// <param name="Route">Which kind of page: its route, such as "reviews/{id}".</param>
/// <param name="Path">Where it is.</param>
/// <param name="Who">Who came to it.</param>
/// <param name="Shape">What it is built of: the classes and forms in it. A state of a page shows in its shape.</param>
public sealed record Found(string Route, string Path, string Who, IReadOnlySet<string> Shape)
{
    /// <inheritdoc />
    public override string ToString() => $"{Path} as {Who}";
}

/// <summary>
/// Walks through the pages as somebody would, from link to link. No list of pages has to be kept, so none can be
/// forgotten. Of each kind of page it looks at some, and goes on as long as they show something new.
/// </summary>
public sealed class SiteWalk(Uri address, IEnumerable<string> routes)
{
    private const int Most = 1500;
    private const int DullInARow = 8;
    private static readonly Regex Link = new("<a\\s[^>]*?href=\"(/[^\"#]*)", RegexOptions.NonBacktracking);
    private static readonly Regex Main = new("<main.*</main>", RegexOptions.Singleline);
    private static readonly Regex Class = new("class=\"([^\"]*)\"");
    private static readonly Regex Form = new("(?:form)?action=\"[^\"]*handler=([A-Za-z]+)|name=\"([A-Za-z.]+)");

    private readonly List<(Regex Pattern, string Kind)> _kinds =
    [
        .. routes
            .OrderBy(r => r.Count(c => c == '{'))
            .Select(r => (new Regex($"^/?{Regex.Replace(Regex.Escape(r.Trim('/')), @"(/?)\\\{[^}]*}", Gap)}$"), r)),
    ];

    private readonly Dictionary<string, HashSet<string>> _known = new(StringComparer.Ordinal);

    /// <summary>The pages that somebody comes to, in the order they met them.</summary>
    /// <param name="who">The walker's name.</param>
    /// <param name="cookie">The walker's cookie.</param>
    /// <param name="from">Where the walk begins.</param>
    /// <param name="within">The beginning of the addresses that are followed.</param>
    public async Task<IReadOnlyList<Found>> WalkAsync(
        string who,
        (string Name, string Value)? cookie = null,
        string from = "/",
        string within = "/"
    )
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = address,
        };
        if (cookie is var (name, value))
            client.DefaultRequestHeaders.Add("Cookie", $"{name}={value}");
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var ahead = new Queue<string>(seen);
        var dull = new Dictionary<string, int>(StringComparer.Ordinal);
        var met = new List<Found>();
        for (var steps = 0; steps < Most && ahead.TryDequeue(out var path); )
        {
            var kind = KindOf(path);
            if (dull.GetValueOrDefault(kind) >= DullInARow)
                continue;
            steps++;
            using var answer = await client.GetAsync(path);
            if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                throw new InvalidOperationException($"{path} answered {who} with {(int)answer.StatusCode}");
            if (
                answer.Headers.Location is { } to
                && to.OriginalString.StartsWith(within, StringComparison.Ordinal)
                && seen.Add(to.OriginalString)
            )
                ahead.Enqueue(to.OriginalString);
            if (answer.StatusCode != HttpStatusCode.OK || !IsPage(answer) || !answer.Headers.TryGetValues(RouteHeader.Name, out var route))
            {
                dull[kind] = dull.GetValueOrDefault(kind) + 1;
                continue;
            }
            var html = await answer.Content.ReadAsStringAsync();
            var page = new Found(route.Single(), path, who, ShapeOf(html));
            dull[kind] = IsNew(page) ? 0 : dull.GetValueOrDefault(kind) + 1;
            met.Add(page);
            foreach (var next in LinksOf(html).Where(l => l.StartsWith(within, StringComparison.Ordinal)).Where(seen.Add))
                ahead.Enqueue(next);
        }
        return met;
    }

    /// <summary>Of pages in the order they were met those that show something new of their kind, at most so many of one.</summary>
    public static IReadOnlyList<Found> Different(IEnumerable<Found> pages, int perRoute)
    {
        var shown = new Dictionary<string, (int Count, HashSet<string> Shape)>(StringComparer.Ordinal);
        var chosen = new List<Found>();
        foreach (var page in pages)
        {
            var (count, shape) = shown.GetValueOrDefault(page.Route, (0, []));
            if (count == perRoute || (count > 0 && page.Shape.All(shape.Contains)))
                continue;
            shape.UnionWith(page.Shape);
            shown[page.Route] = (count + 1, shape);
            chosen.Add(page);
        }
        return chosen;
    }

    private bool IsNew(Found page)
    {
        if (!_known.TryGetValue(page.Route, out var known))
            _known[page.Route] = known = [];
        var before = known.Count;
        known.UnionWith(page.Shape);
        known.Add($"of {page.Who}");
        return known.Count > before;
    }

    private string KindOf(string path)
    {
        var alone = path.Split('?')[0];
        return _kinds.FirstOrDefault(k => k.Pattern.IsMatch(alone)).Kind ?? alone;
    }

    private static string Gap(Match part) =>
        part.Value.Contains('?') ? $"(?:{part.Groups[1].Value}[^/]+)?" : $"{part.Groups[1].Value}[^/]+";

    private static bool IsPage(HttpResponseMessage answer) => answer.Content.Headers.ContentType?.MediaType == "text/html";

    private static IEnumerable<string> LinksOf(string html) =>
        Link.Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct();

    private static HashSet<string> ShapeOf(string html)
    {
        var main = Main.Match(html).Value;
        return
        [
            .. Class.Matches(main).Select(m => m.Groups[1].Value),
            .. Form.Matches(main).Select(m => $"{m.Groups[1].Value}:{m.Groups[2].Value}"),
        ];
    }
}
