using Candour.Partnerships;

namespace Candour.Web.Tests.Budget;

/// <summary>A page to ask for, and who asks; nobody when signed out.</summary>
internal readonly record struct Ask(string Path, Guid? Person);

/// <summary>
/// Every page of the place that a route can be, with everybody who might come to it. Who may is the product's to say:
/// what is answered "not found" is no page.
/// </summary>
internal sealed class RouteCases(LoadedPlace place)
{
    /// <summary>Questions that are put to lists, beside the list itself.</summary>
    private static readonly Dictionary<string, string[]> Questions = new(StringComparer.Ordinal)
    {
        ["schools"] = ["?q=primary", "?in=none", "?p=2"],
        ["search"] = ["?q=primary", "?q=a"],
        ["reviews"] = ["?stage=issued", "?q=primary", "?p=2"],
        ["people"] = ["?q=a", "?p=2"],
        ["people/where/{person:guid?}"] = ["?q=primary"],
        ["register"] = ["?q=primary", "?p=2"],
        ["groups"] = ["?p=2"],
        ["frameworks"] = [],
        ["reviews/new"] = ["?q=primary"],
    };

    private static readonly string[] Forms = ["note", "link", "file", "figure", "ours"];

    private static readonly string[] Explained =
    [
        "review",
        "team-member",
        "note",
        "report",
        "self-evaluation",
        "snapshot",
        "evidence",
        "framework",
        "card",
    ];

    public IEnumerable<Ask> Of(string route)
    {
        if (route.StartsWith("schools/{id:guid}", StringComparison.Ordinal))
            return place.Schools.SelectMany(id => By(Fill(route, id), [.. place.PeopleAt(id).Take(2), place.Lead]));
        if (route == "reviews/{id:guid}/visit/{note:guid}")
            return place
                .Notes.Where(n => n.HandedInAt is null)
                .GroupBy(n => n.OwnerId)
                .SelectMany(g => By(Fill(route, g.Key, g.First().Id), [g.First().AuthorId]));
        if (route.StartsWith("reviews/{id:guid}", StringComparison.Ordinal))
            return place.Reviews.SelectMany(r =>
                By(Fill(route, r.Id), [.. place.PeopleIn(r.Id), .. place.PeopleAt(r.ClusterId ?? r.Id).Take(1), place.Lead])
            );
        if (route.StartsWith("self-evaluations/", StringComparison.Ordinal))
            return OfEvaluations(route);
        return route switch
        {
            "snapshots/{id:guid}" => place.Snapshots.SelectMany(s =>
                By(Fill(route, s.Id), [.. place.PeopleAt(s.OwnerId), .. place.PeopleIn(s.ReviewId ?? s.Id).Take(4), place.Lead])
            ),
            "snapshots/{id:guid}/files/{file:guid}" => place.Snapshots.SelectMany(s =>
                place
                    .Files.Where(f => f.OwnerId == s.OwnerId)
                    .SelectMany(f => By(Fill(route, s.Id, f.Id), place.PeopleAt(s.OwnerId).Take(1)))
            ),
            "files/{id:guid}" => place.Files.SelectMany(f => By(Fill(route, f.Id), place.PeopleAt(f.OwnerId))),
            "groups/{id:guid}" or "groups/{id:guid}/propose" => place
                .Parties.Where(p => p.Kind is PartyKinds.Cluster or PartyKinds.Group or PartyKinds.Partnership)
                .SelectMany(p => By(Fill(route, p.Id), [.. place.PeopleAt(p.Id), place.Lead])),
            "agreements/{id:guid}" => place.Agreements.SelectMany(a => By(Fill(route, a.Id), [.. Heads(8), .. place.Cast])),
            "frameworks/{id:guid}" => place.Frameworks.SelectMany(f => By(Fill(route, f.Id), [.. Heads(8), .. place.Cast])),
            "people/{id:guid}" => place
                .Schools.Take(12)
                .SelectMany(s => place.PeopleAt(s).SelectMany(p => By(Fill(route, p), [place.PeopleAt(s).First(), place.Lead]))),
            "people/office/{id:guid}" => place.Schools.SelectMany(s => By(Fill(route, s), [.. place.PeopleAt(s).Take(1), place.Lead])),
            "people/invite/{id:guid}/{person:guid?}" => place
                .Parties.Where(p => p.Kind is PartyKinds.School or PartyKinds.Partnership or PartyKinds.Cluster)
                .SelectMany(p => By($"people/invite/{p.Id}", [.. place.PeopleAt(p.Id).Take(1), place.Lead])),
            "people/where/{person:guid?}" => WithQuestions(route, "people/where", [.. Heads(3), .. place.Cast]),
            "cards/{slug}/{version:int?}" => place.Editions.SelectMany(e => By($"cards/{e.Slug}", null)),
            "cards/{slug}/{version:int}/data" => place.Editions.SelectMany(e => By($"cards/{e.Slug}/{e.Version}/data", null)),
            "cards/{slug}/versions" => place.Editions.SelectMany(e => By($"cards/{e.Slug}/versions", null)),
            "register/imports/{id:guid}" => place.Imports.SelectMany(i => By(Fill(route, i.Id), [place.Lead])),
            "me/code/{id:guid}" => By(Fill(route, place.Waiting.Id), [place.Waiting.PersonId]),
            "invitation/{token}" or "reset/{token}" => By(route.Replace("{token}", LoadedPlace.Token, StringComparison.Ordinal), null),
            "me/address/{token}" => By($"me/address/{LoadedPlace.Token}-2", [place.Lead]),
            "who-can-see/{kind}/{id:guid}" => OfSight(),
            _ when !route.Contains('{', StringComparison.Ordinal) => WithQuestions(route, route, [.. place.Cast, .. Heads(10)]),
            _ => [],
        };
    }

    private IEnumerable<Ask> OfEvaluations(string route) =>
        place.Evaluations.SelectMany(e =>
        {
            var aspects = place.Frameworks.First(f => f.Id == e.FrameworkId).Areas.SelectMany(a => a.Aspects).Select(a => a.Key).ToList();
            var paths =
                !route.Contains("{aspect}", StringComparison.Ordinal) ? [route]
                : !route.Contains("{form}", StringComparison.Ordinal)
                    ? aspects.Select(a => route.Replace("{aspect}", a, StringComparison.Ordinal))
                : Forms.Select(f =>
                    route.Replace("{aspect}", aspects[0], StringComparison.Ordinal).Replace("{form}", f, StringComparison.Ordinal)
                );
            return paths.SelectMany(p => By(Fill(p, e.Id), place.PeopleAt(e.OwnerId).Take(2)));
        });

    private IEnumerable<Ask> OfSight()
    {
        IEnumerable<(Guid Id, Guid Circle, Guid Owner)> records =
        [
            .. place.Reviews.Take(6).Select(r => (r.Id, r.Id, r.HostId)),
            .. place.Snapshots.Take(3).Select(s => (s.Id, s.ReviewId ?? s.Id, s.OwnerId)),
            .. place.Evaluations.Take(3).Select(e => (e.Id, e.Id, e.OwnerId)),
            .. place.Notes.Take(2).Select(n => (n.Id, n.OwnerId, n.OwnerId)),
        ];
        return records.SelectMany(r =>
            Explained.SelectMany(kind =>
                By($"who-can-see/{kind}/{r.Id}", [.. place.PeopleIn(r.Circle).Take(3), .. place.PeopleAt(r.Owner).Take(2), place.Lead])
            )
        );
    }

    private IEnumerable<Guid> Heads(int most) => place.Schools.Take(most).SelectMany(s => place.PeopleAt(s).Take(1));

    private static IEnumerable<Ask> WithQuestions(string route, string path, IReadOnlyList<Guid> people) =>
        Questions.GetValueOrDefault(route, []).Prepend("").SelectMany(q => By(path + q, [.. people])).Concat(By(path, null));

    private static string Fill(string route, params Guid[] ids)
    {
        foreach (var id in ids)
        {
            var (from, to) = (route.IndexOf('{', StringComparison.Ordinal), route.IndexOf('}', StringComparison.Ordinal));
            route = $"{route[..from]}{id}{route[(to + 1)..]}";
        }
        return route;
    }

    private static IEnumerable<Ask> By(string path, IEnumerable<Guid>? people) =>
        people is null ? [new Ask($"/{path}", null)] : people.Distinct().Select(p => new Ask($"/{path}", p));
}
