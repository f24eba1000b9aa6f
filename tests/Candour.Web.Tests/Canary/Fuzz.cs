using System.Text.RegularExpressions;
using Candour.Foundation.Access;
using Candour.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Web.Tests.Canary;

/// <summary>
/// Asks and posts what people do and what they should not: links their own pages show, links that others were shown,
/// every route with keys of any record in its path, its query and its fields, others' forms sent as one's own.
/// </summary>
internal sealed partial class Fuzz
{
    private static readonly string[] Words = ["pe", "kz", "school", "al", "ma", "person", "hart", "1", "accept", "lead", "group"];
    private readonly IReadOnlyList<Caller> _callers;
    private readonly Watch _watch;
    private readonly IReadOnlyList<string> _routes;
    private readonly List<Guid> _keys;
    private readonly List<string> _slugs;

    public Fuzz(CandourApp app, IReadOnlyList<Caller> callers, Watch watch)
    {
        _callers = callers;
        _watch = watch;
        _routes =
        [
            .. app
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
                .Distinct()
                .Where(r => r != "/sign-out"),
        ];
        _keys =
        [
            .. watch.Homes.Records.Cast<IGuarded>().Select(r => r.Id),
            .. watch.Homes.Records.Cast<IGuarded>().Select(r => r.OwnerId).Distinct(),
            .. watch.Homes.Facts.Ties.Select(t => t.Group).Distinct(),
            .. watch.Homes.Facts.Posts.Select(p => p.Id),
            .. watch.Homes.Accounts.Keys,
        ];
        _slugs = [.. watch.Homes.Records.OfType<Candour.ReportCards.CardEdition>().Select(e => e.Slug).Distinct()];
    }

    /// <summary>Judges what is in doubt by the facts of this moment: the next request may change them.</summary>
    public Func<Task> Judge { get; init; } = () => Task.CompletedTask;

    /// <summary>The routes that were asked, keys taken out.</summary>
    public HashSet<string> Asked { get; } = new(StringComparer.Ordinal);

    /// <summary>Every route there is.</summary>
    public IReadOnlyList<string> Routes => _routes;

    /// <summary>Each caller opens the pages that their navigation offers, so that there are links to follow.</summary>
    public async Task BeginAsync()
    {
        foreach (var caller in _callers)
        {
            await GetAsync(caller, "/");
            for (var i = 0; i < 4; i++)
                await GetAsync(caller, caller.AnyLink(new Random(i)));
        }
    }

    /// <summary>So many requests; some of them posts.</summary>
    public async Task RunAsync(Random dice, int requests, int postsOfHundred)
    {
        for (var i = 0; i < requests; i++)
        {
            var caller = One(dice, _callers);
            if (dice.Next(100) < postsOfHundred)
                await PostAsync(caller, dice);
            else
                await GetAsync(caller, Address(caller, dice));
        }
    }

    public async Task<Answer> GetAsync(Caller caller, string path)
    {
        caller.BeThemselves();
        var answer = await caller.Visitor.GetAsync(path);
        _watch.Read(caller, HttpMethod.Get, answer);
        if (_watch.IsInDoubt)
            await Judge();
        caller.Learn(answer);
        return answer;
    }

    private string Address(Caller caller, Random dice) =>
        dice.Next(100) switch
        {
            < 50 => caller.AnyLink(dice),
            < 70 => One(dice, _callers).AnyLink(dice),
            < 80 => Keyed(caller.AnyLink(dice), dice),
            _ => Filled(One(dice, _routes), dice),
        };

    private async Task PostAsync(Caller caller, Random dice)
    {
        if (caller.Token is null)
            await GetAsync(caller, caller.Person is null ? "/sign-in" : "/me");
        var from = dice.Next(100) < 55 ? caller : One(dice, _callers);
        (string, string)[] fields = [("Input.Reason", "Because it helps."), ("Input.Id", Key(dice)), ("Input.PersonId", Key(dice))];
        var path = Filled(One(dice, _routes), dice);
        if (dice.Next(100) < 85 && from.Forms.Count > 0)
        {
            var (page, form) = One(dice, from.Forms);
            path = form.Action.Length > 0 ? form.Action : page;
            fields = [.. form.Fields.Where(f => f.Name != HtmlForm.TokenField).Select(f => (f.Name, Typed(f.Value, caller, dice)))];
        }
        if (dice.Next(100) < 25)
            path = Keyed(path, dice);
        caller.BeThemselves();
        var answer = await caller.Visitor.PostAsync(path, [(HtmlForm.TokenField, caller.Token ?? ""), .. fields]);
        lock (Asked)
            Asked.Add(Caller.RouteOf(path));
        _watch.Read(caller, HttpMethod.Post, answer);
        if (_watch.IsInDoubt)
            await Judge();
        caller.Learn(answer);
    }

    /// <summary>What is typed: as the form had it, words into an empty field, another record's key now and then. Nobody types words they may not know.</summary>
    private string Typed(string value, Caller caller, Random dice)
    {
        if (Guid.TryParse(value, out _) && dice.Next(100) < 20)
            return Key(dice);
        if (value.Length == 0 && dice.Next(100) < 60)
            return "Said plainly, and short.";
        return Canaries.In(value).All(t => _watch.Homes.Allows(caller.Person, t)) ? value : "Said plainly, and short.";
    }

    private string Filled(string route, Random dice)
    {
        lock (Asked)
            Asked.Add(route);
        var path = Parameter()
            .Replace(
                route,
                m =>
                    m.Groups[1].Value switch
                    {
                        "slug" => One(dice, _slugs),
                        "kind" => One(
                            dice,
                            ["note", "judgement", "report", "snapshot", "pledge", "evidence", "self-evaluation", "framework", "card"]
                        ),
                        "aspect" => "welcome",
                        "form" => "note",
                        "status" => "404",
                        "version" => "1",
                        "token" => "x",
                        _ => Key(dice),
                    }
            );
        var query = dice.Next(100) < 40 ? $"?q={One(dice, Words)}&id={Key(dice)}&page={dice.Next(3)}&finding={Key(dice)}" : "";
        return path + query;
    }

    private string Keyed(string path, Random dice) => AnyKey().Replace(path, _ => Key(dice));

    private string Key(Random dice) => One(dice, _keys).ToString();

    private static T One<T>(Random dice, IReadOnlyList<T> some) => some[dice.Next(some.Count)];

    [GeneratedRegex("\\{([a-z]+)[^}]*\\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")]
    private static partial Regex AnyKey();
}
