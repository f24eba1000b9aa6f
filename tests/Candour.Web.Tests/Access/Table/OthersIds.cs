using System.Text.RegularExpressions;
using Candour.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Web.Tests.Access.Table;

/// <summary>
/// Puts the ids of other organisations' records into every id of an address and of a form. The form is otherwise the
/// one that goes through a moment later, so that only the id can be why it is refused.
/// </summary>
internal sealed partial class OthersIds(AccessPlace place)
{
    private static readonly string[] OfReviews =
    [
        "",
        "host:",
        "cycle:",
        "snapshot:",
        "member:",
        "note:",
        "finding:",
        "pledge:",
        "outsider:",
    ];

    private static readonly string[] OfTheTown = ["mill", "triad", "snapshot", "evidence", "appointment:Fay", "framework:evaluation"];

    private static readonly string[] OfWharfe = ["w1", "cluster", "agreement", "appointment:Pia"];

    /// <summary>What is written in records of each, and may stand on no page of another.</summary>
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["town"] = ["New families are met", "Families feel welcome"],
        ["wharfe"] = ["We share what helps a review", "Weirside"],
        ["review"] = ["Four pupils write in books", "A school that knows itself", "Do pupils with plans", "Calm classrooms"],
    };

    /// <summary>Opens a page with each id in turn, for each id in its address.</summary>
    public async Task<IReadOnlyList<string>> OpenAsync(AccessRoute route, Asked row)
    {
        var wrong = new List<string>();
        var (who, own) = (Who(row), place.Address(row.At));
        var visitor = await place.AsAsync(who, row.At);
        foreach (var (parameter, address) in Swapped(route, row.At))
        {
            var answer = await visitor.GetAsync(address);
            if ((int)answer.Status != 404)
                wrong.Add($"{who} opens {row.At} with another’s {parameter}: 404 expected, {(int)answer.Status} {address}");
            Tell(wrong, answer, row, $"{who} opens {row.At} with another’s {parameter}");
        }
        return wrong;
    }

    /// <summary>Sends a form with each id in turn, for each id in its address and each field that takes one.</summary>
    public async Task<IReadOnlyList<string>> SendAsync(AccessRoute route, Asked row, string handler, string[] fields)
    {
        var wrong = new List<string>();
        var who = Who(row);
        var visitor = await place.AsAsync(who, row.At);
        var open = await visitor.GetAsync(place.Address(row.At));
        var before = await place.FactsAsync();
        foreach (var (parameter, address) in Swapped(route, row.At))
            Check(
                wrong,
                await place.SendAsync(visitor, open, row.At, handler, fields, address),
                row,
                null,
                $"{who} sends {row.At} {handler} with another’s {parameter}"
            );
        foreach (var field in Fields(route, handler).Where(f => IsOf(route, open, handler, f, fields)))
        {
            foreach (var id in Foreign(row.At))
                Check(
                    wrong,
                    await place.SendAsync(
                        visitor,
                        open,
                        row.At,
                        handler,
                        [.. fields.Where(f => f.Split('=', ':')[0] != field), $"{field}={id}"]
                    ),
                    row,
                    id,
                    $"{who} sends {row.At} {handler} with another’s {field}"
                );
        }
        var after = await place.FactsAsync();
        if (after != before)
            wrong.Add($"{who} sends {row.At} {handler} with others’ ids: it wrote {after - before} facts");
        return wrong;
    }

    /// <summary>Whether a handler is sent this field: not when another handler of the page is, and this one is not.</summary>
    private static bool IsOf(AccessRoute route, Answer open, string handler, string field, string[] fields)
    {
        if (Types(fields, field) || AccessPlace.FormOf(open, handler, [.. fields.Select(f => f.Split('=', ':')[0])])?.Has(field) == true)
            return true;
        return open.Forms.All(f => !f.Has(field)) && !route.Rows.OfType<Twice>().Any(r => r.Handler != handler && Types(r.Fields, field));
    }

    private static bool Types(string[] fields, string field) => fields.Any(f => f.StartsWith($"{field}=", StringComparison.Ordinal));

    /// <summary>Refused, or (a search, which only shows the page again) as if the id had not been sent.</summary>
    private static void Check(List<string> wrong, Answer answer, Asked row, string? id, string where)
    {
        var ignored =
            row is Twice { First: 200 }
            && id is not null
            && (int)answer.Status == 200
            && !answer.Body.Contains(id, StringComparison.OrdinalIgnoreCase);
        if ((int)answer.Status is not (404 or 422) && !ignored)
            wrong.Add($"{where}: 404 or 422 expected, {(int)answer.Status} {answer.Location}");
        Tell(wrong, answer, row, where);
    }

    private static void Tell(List<string> wrong, Answer answer, Asked row, string where)
    {
        foreach (var (whose, words) in Words.Where(w => w.Key != World(row)))
        {
            if (words.FirstOrDefault(w => answer.Text.Contains(w, StringComparison.Ordinal)) is { } told)
                wrong.Add($"{where}: it tells “{told}” of the {whose}");
        }
    }

    /// <summary>The addresses of a row with another's id in one place each.</summary>
    private IEnumerable<(string Parameter, string Address)> Swapped(AccessRoute route, string at)
    {
        var pieces = route.Route.Split('/');
        var own = place.Address(at).Split('?', 2);
        var given = own[0].Split('/');
        for (var i = 0; i < Math.Min(pieces.Length, given.Length); i++)
        {
            if (Parameter().Match(pieces[i]) is not { Success: true } match || route.OpenIds.ContainsKey(match.Groups[1].Value))
                continue;
            foreach (var id in Foreign(at))
            {
                var changed = (string[])given.Clone();
                changed[i] = id;
                yield return (match.Groups[1].Value, string.Join('/', changed) + (own.Length > 1 ? $"?{own[1]}" : ""));
            }
        }
    }

    private IEnumerable<string> Fields(AccessRoute route, string handler)
    {
        var endpoint = place
            .App.Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .First(e => "/" + e.RoutePattern.RawText!.TrimStart('/') == route.Route);
        var page = PagesOf.Compiled(place.App.Services, endpoint)!;
        var method = PagesOf.Posts(page).First(h => (h.Name ?? "").Equals(handler, StringComparison.OrdinalIgnoreCase));
        var inRoute = endpoint.RoutePattern.Parameters.Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return PagesOf.IdFields(page, method, inRoute).Where(f => !route.OpenIds.ContainsKey(f));
    }

    private IEnumerable<string> Foreign(string at)
    {
        var own = place.ReviewIn(at);
        var other = own == "closed" ? "check" : "closed";
        var reviews = OfReviews.Select(kind => $"{kind}{other}");
        var names = WorldOf(at, own) switch
        {
            "review" => reviews.Concat(OfTheTown).Concat(OfWharfe),
            "town" => reviews.Concat(OfWharfe),
            _ => reviews.Concat(OfTheTown),
        };
        return names.Select(n => place.Records[n]).Where(id => Guid.TryParse(id, out _));
    }

    private static string World(Asked row) => WorldOf(row.At, null) is var told && told != "wharfe" ? told : WorldOf(row.May, null);

    private static string WorldOf(string at, string? review) =>
        review is not null || Review().IsMatch(at) ? "review"
        : Town().IsMatch(at) ? "town"
        : "wharfe";

    private static string Who(Asked row) => row.May.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];

    [GeneratedRegex(@"^\{(\w+):guid\??\}$")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^/reviews/|\{host:|\?of=")]
    private static partial Regex Review();

    [GeneratedRegex(
        @"\{(mill|hill|triad|town|evaluation\+?|ready\+|locked|snapshot|evidence|file|unwritten-evaluation|draft-framework\+?|framework:evaluation)[}:]|Hana|Lea|Sam|Rita"
    )]
    private static partial Regex Town();
}
