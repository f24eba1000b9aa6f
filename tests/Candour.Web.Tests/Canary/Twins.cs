using System.Text.RegularExpressions;
using Candour.Evidence;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Frameworks;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Teams;
using Candour.PeerReview.Visits;
using Candour.Testing;
using Candour.Testing.Oracle;

namespace Candour.Web.Tests.Canary;

/// <summary>
/// A count, an order or a missing line can tell what no word does. So pages are asked for, then records are added that
/// the reader may not know of, and the pages are asked for again: not a byte may differ.
/// </summary>
internal sealed partial class Twins(CandourApp app, Homes homes)
{
    private static readonly string[] Everywhere =
    [
        "/",
        "/reviews",
        "/schools",
        "/groups",
        "/agreements",
        "/frameworks",
        "/people",
        "/search?q=pe",
        "/me",
    ];

    /// <summary>The pages that differed, and for whom.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync(IReadOnlyList<Caller> callers, int linksOfEach)
    {
        var pages = PagesOf(callers, linksOfEach);
        var before = new List<string>();
        foreach (var (caller, path) in pages)
            before.Add(await AskAsync(caller, path));
        var hidden = await HideAsync();
        var oracle = new SecondOracle(WithAdded(hidden));
        var blind = callers.Where(c => hidden.All(t => !oracle.MayRead(c.Person, t))).ToHashSet();
        blind.Count.ShouldBeGreaterThan(10, "nearly everybody may read what was hidden");
        List<string> differing = [];
        foreach (var ((caller, path), was) in pages.Zip(before).Where(p => blind.Contains(p.First.Caller)))
        {
            var now = await AskAsync(caller, path);
            if (now != was)
                differing.Add($"{path} for {caller.Name}: {FirstDifference(was, now)}");
        }
        return differing;
    }

    /// <summary>The pages that everybody has, and some that each was led to.</summary>
    public static IReadOnlyList<(Caller Caller, string Path)> PagesOf(IEnumerable<Caller> callers, int linksOfEach)
    {
        var dice = new Random(3);
        return
        [
            .. callers.SelectMany(c =>
                Everywhere.Concat(Enumerable.Range(0, linksOfEach).Select(_ => c.AnyLink(dice))).Distinct().Select(p => (c, p))
            ),
        ];
    }

    /// <summary>Notes not handed in, evidence of some schools, a framework being written, reviews of another partnership.</summary>
    private async Task<List<Thing>> HideAsync()
    {
        var now = app.Database.Calendar.Now;
        List<object> rows = [];
        foreach (var member in homes.Records.OfType<TeamMember>().Where(t => t.Answer == TeamAnswers.Accepted).DistinctBy(t => t.OwnerId))
            rows.Add(
                new VisitNote
                {
                    Id = Ids.Random(),
                    OwnerId = member.OwnerId,
                    AuthorId = member.PersonId,
                    Activity = Activities.BookLook,
                    Described = "Not handed in.",
                    WrittenAt = now,
                }
            );
        foreach (var evaluation in homes.Records.OfType<Candour.SelfEvaluation.SelfEvaluation>().DistinctBy(e => e.OwnerId).Take(10))
            rows.Add(
                new EvidenceItem
                {
                    Id = Ids.New(),
                    OwnerId = evaluation.OwnerId,
                    Form = EvidenceForms.Note,
                    Title = "Hidden",
                    Shows = "Hidden.",
                    Strength = EvidenceStrengths.OneSource,
                    AddedAt = now,
                    AddedById = evaluation.StartedById,
                }
            );
        foreach (var review in homes.Records.OfType<Review>().GroupBy(r => r.ConvenerId).Select(g => g.First()).Skip(1))
            rows.AddRange(Another(review, now));
        var framework = homes.Records.OfType<Framework>().First();
        rows.Add(
            new Framework
            {
                Id = Ids.New(),
                OwnerId = framework.OwnerId,
                Key = $"hidden-{Ids.New():N}",
                Version = 1,
                Title = "Hidden",
                SortKey = $"hidden-{Ids.New():N}",
                Summary = "Hidden.",
                Status = FrameworkStatus.Draft,
                AddedAt = now,
                Areas = [],
            }
        );
        await using var db = app.Database.Open(Viewers.Keeper(rows.OfType<IGuarded>().Select(r => r.RecordKind.Key)));
        db.AddRange(rows);
        new Journal(db, app.Database.Calendar).RecordMany("hidden", "party", Party.Installation, Party.Installation, "{}");
        await db.SaveChangesAsync();
        _ties.AddRange(rows.OfType<Membership>());
        return [.. rows.Select(FactsOf.ThingOf).OfType<Thing>()];
    }

    private readonly List<Membership> _ties = [];

    private Facts WithAdded(List<Thing> things)
    {
        var facts = FactsOf.Rows(_ties, homes.Facts.Today);
        facts.Ties.AddRange(homes.Facts.Ties);
        facts.Posts.AddRange(homes.Facts.Posts);
        facts.Heirs.AddRange(homes.Facts.Heirs);
        facts.Agreements.AddRange(homes.Facts.Agreements);
        facts.Signatures.AddRange(homes.Facts.Signatures);
        facts.Grants.AddRange(homes.Facts.Grants);
        facts.Things.AddRange(things);
        return facts;
    }

    private static IEnumerable<object> Another(Review like, DateTime now)
    {
        var key = Ids.New();
        yield return Make.Party(PartyKinds.Review, "Hidden", like.ConvenerId, key);
        yield return new Membership
        {
            Id = Ids.New(),
            OwnerId = like.ConvenerId,
            PartyId = key,
            GroupId = like.ConvenerId,
            Kind = PartyKinds.Partnership,
            Role = "member",
            From = Make.LongAgo,
        };
        yield return new Review
        {
            Id = key,
            OwnerId = key,
            ConvenerId = like.ConvenerId,
            CycleId = like.CycleId,
            HostId = like.HostId,
            Stage = "team",
            StageSince = now,
            WindowFrom = like.WindowFrom,
            WindowTo = like.WindowTo,
            State = ReviewStates.Running,
        };
    }

    /// <summary>Where two answers part.</summary>
    public static string FirstDifference(string was, string now)
    {
        var at = was.Zip(now).TakeWhile(p => p.First == p.Second).Count();
        return $"\"{Near(was, at)}\" is now \"{Near(now, at)}\"";
    }

    private static string Near(string body, int at)
    {
        var from = Math.Max(0, at - 80);
        return body.Substring(from, Math.Min(240, body.Length - from));
    }

    /// <summary>A page, without what differs each time it is made.</summary>
    public static async Task<string> AskAsync(Caller caller, string path)
    {
        caller.BeThemselves();
        var answer = await caller.Visitor.GetAsync(path);
        return $"{(int)answer.Status} {Protected().Replace(answer.Body, "")}";
    }

    /// <summary>Tokens of forms and the references of failures, which differ with every page.</summary>
    [GeneratedRegex("CfDJ8[A-Za-z0-9_-]+|(?<=reference: )[0-9a-f]{32}")]
    private static partial Regex Protected();
}
