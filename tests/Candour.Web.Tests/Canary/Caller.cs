using System.Text.RegularExpressions;
using Candour.Testing;

namespace Candour.Web.Tests.Canary;

/// <summary>Somebody at a browser, or nobody signed in, with the links and forms that their pages have shown them.</summary>
internal sealed partial class Caller(Guid? person, string name, Visitor visitor)
{
    private readonly Dictionary<string, List<string>> _links = new(StringComparer.Ordinal);

    public Guid? Person { get; } = person;

    public string Name { get; } = name;

    public Visitor Visitor { get; } = visitor;

    /// <summary>The sign-in cookie of this person; for nobody its name alone.</summary>
    public (string Name, string? Value) Cookie { get; set; }

    /// <summary>A good antiforgery token.</summary>
    public string? Token { get; private set; }

    /// <summary>The forms met, newest last.</summary>
    public List<(string Page, HtmlForm Form)> Forms { get; } = [];

    /// <summary>Is who they are, whatever an earlier answer made of them: somebody may have stepped into the cast or signed out.</summary>
    public void BeThemselves()
    {
        if (Cookie.Value is { } value)
            Visitor.Keep(Cookie.Name, value);
        else
            Visitor.Drop(Cookie.Name);
    }

    /// <summary>Learns what a page offers.</summary>
    public void Learn(Answer page)
    {
        if (page.Status != System.Net.HttpStatusCode.OK)
            return;
        Token = page.Token ?? Token;
        foreach (var link in page.Links.Where(l => l.StartsWith('/') && !l.StartsWith("/sign-out", StringComparison.Ordinal)))
        {
            var of = RouteOf(link);
            var known = _links.TryGetValue(of, out var some) ? some : _links[of] = [];
            if (known.Count < 400 && !known.Contains(link))
                known.Add(link);
        }
        foreach (var form in page.Forms.Where(f => f.IsPost && f.Action != "/sign-out"))
        {
            if (Forms.Count >= 300)
                Forms.RemoveAt(0);
            Forms.Add((page.Path, form));
        }
    }

    /// <summary>A link that a page has shown, each kind of page as likely as any other; the front page when there is none.</summary>
    public string AnyLink(Random dice)
    {
        if (_links.Count == 0)
            return "/";
        var some = _links.ElementAt(dice.Next(_links.Count)).Value;
        return some[dice.Next(some.Count)];
    }

    /// <summary>An address with its keys taken out.</summary>
    public static string RouteOf(string link) => Keys().Replace(link.Split('?')[0], "*");

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|(?<=/cards/)[^/]+|(?<=/aspects/)[^/]+")]
    private static partial Regex Keys();
}
