using Candour.Evidence;
using Candour.Foundation.Access;
using Candour.Foundation.Drafts;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Frameworks;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.Records;
using Candour.ReportCards;
using Candour.Results;
using Candour.SelfEvaluation;
using Candour.Testing;
using Candour.Testing.Oracle;
using Microsoft.EntityFrameworkCore;

namespace Candour.Tests.Foundation.Access;

/// <summary>Asks the product and the second oracle the same questions about places made by dice. They must agree on every one.</summary>
public sealed class OracleTests
{
    private const int PlacesAtOnce = 20;
    private const int MostTold = 12;

    private static readonly int Batches = Environment.GetEnvironmentVariable("CANDOUR_LONG") == "1" ? 200 : 10;

    /// <summary>What each room's access gives, by the oracle's word for it.</summary>
    private static readonly Dictionary<string, Func<CandourDb, Calendar, IQueryable<Guid>>> Readable = new(StringComparer.Ordinal)
    {
        ["agreement"] = (db, c) => new PartnershipsAccess(db, c).Agreements.Select(r => r.Id),
        ["signature"] = (db, c) => new PartnershipsAccess(db, c).Signatures.Select(r => r.Id),
        ["framework"] = (db, _) => new FrameworksAccess(db).Readable().Select(r => r.Id),
        ["cycle"] = (db, _) => new PeerReviewAccess(db).ReadableCycles.Select(r => r.Id),
        ["local-detail"] = (db, _) => new RecordsAccess(db).Details.Select(r => r.Id),
        ["self-evaluation"] = (db, _) => new SelfEvaluationAccess(db).Readable().Select(r => r.Id),
        ["aspect"] = (db, _) => new SelfEvaluationAccess(db).ReadableAspects().Select(r => r.Id),
        ["snapshot"] = (db, _) => new SelfEvaluationAccess(db).ReadableSnapshots().Select(r => r.Id),
        ["evidence"] = (db, _) => new EvidenceAccess(db).Readable().Select(r => r.Id),
        ["evidence-use"] = (db, _) => new EvidenceAccess(db).ReadableUses().Select(r => r.Id),
        ["result"] = (db, _) => new ResultsAccess(db).Readable.Select(r => r.Id),
        ["card"] = (db, _) => new ReportCardsAccess(db).Cards.Select(r => r.Id),
        ["edition"] = (db, _) => new ReportCardsAccess(db).Editions.Select(r => r.Id),
        ["edition-content"] = (db, _) => new ReportCardsAccess(db).Contents.Select(r => r.Id),
        ["review"] = (db, _) => new PeerReviewAccess(db).ReadableReviews.Select(r => r.Id),
        ["team-member"] = (db, _) => new PeerReviewAccess(db).ReadableMembers.Select(r => r.Id),
        ["mark"] = (db, _) => new PeerReviewAccess(db).ReadableMarks.Select(r => r.Id),
        ["checklist"] = (db, _) => new PeerReviewAccess(db).ReadableChecklists.Select(r => r.Id),
        ["focus"] = (db, _) => new PeerReviewAccess(db).ReadableFoci.Select(r => r.Id),
        ["note"] = (db, _) => new PeerReviewAccess(db).ReadableNotes.Select(r => r.Id),
        ["judgement"] = (db, _) => new PeerReviewAccess(db).ReadableJudgements.Select(r => r.Id),
        ["absence"] = (db, _) => new PeerReviewAccess(db).ReadableAbsences.Select(r => r.Id),
        ["agreed-judgement"] = (db, _) => new PeerReviewAccess(db).ReadableAgreed.Select(r => r.Id),
        ["finding"] = (db, _) => new PeerReviewAccess(db).ReadableFindings.Select(r => r.Id),
        ["feedback"] = (db, _) => new PeerReviewAccess(db).ReadableFeedback.Select(r => r.Id),
        ["draft-report"] = (db, _) => new PeerReviewAccess(db).ReadableDrafts.Select(r => r.Id),
        ["accuracy"] = (db, _) => new PeerReviewAccess(db).ReadableAccuracies.Select(r => r.Id),
        ["report"] = (db, _) => new PeerReviewAccess(db).ReadableReports.Select(r => r.Id),
        ["pledge"] = (db, _) => new PeerReviewAccess(db).ReadablePledges.Select(r => r.Id),
        ["pledge-check"] = (db, _) => new PeerReviewAccess(db).ReadableChecks.Select(r => r.Id),
        ["hold"] = (db, _) => new PeerReviewAccess(db).ReadableHolds.Select(r => r.Id),
        ["usefulness"] = (db, _) => new PeerReviewAccess(db).ReadableUsefulness.Select(r => r.Id),
        ["task"] = (db, _) => new PeerReviewAccess(db).ReadableTasks.Select(r => r.Id),
        // Drafts have no access of their own: their wall is reach alone.
        ["draft"] = (db, _) => db.Set<Draft>().Select(r => r.Id),
    };

    [Theory, OnEachDatabase]
    public Task TwentyPlaces_ReadAndWrittenAsTheSecondOracleSays(DatabaseKind kind) => AgreeAsync(kind, 0, 1);

    [Theory, OnEachDatabase]
    [Trait("speed", "slow")]
    public Task ManyPlaces_ReadAndWrittenAsTheSecondOracleSays(DatabaseKind kind) => AgreeAsync(kind, 1, Batches);

    private static async Task AgreeAsync(DatabaseKind kind, int first, int batches)
    {
        var (asked, allowed) = (0, 0);
        var apart = new List<string>();
        for (var batch = first; batch < first + batches; batch++)
        {
            await using var database = await TestDatabase.CreateAsync(kind);
            var places = Enumerable
                .Range(batch * PlacesAtOnce, PlacesAtOnce)
                .Select(seed => new RandomPlace(seed, database.Calendar.Today))
                .ToList();
            await SaveAsync(database, places);
            foreach (var place in places)
            {
                var facts = FactsOf.Rows(place.Rows, database.Calendar.Today);
                var oracle = new SecondOracle(facts);
                allowed += await ReadAsync(database, place, facts, oracle, null, apart);
                foreach (var person in place.People)
                {
                    var viewer = await ViewerAsync(database, person.Id);
                    allowed += await ReadAsync(database, place, facts, oracle, viewer, apart);
                    Write(place, oracle, viewer, apart);
                }
                asked += facts.Things.Count * (place.People.Count + 1);
            }
        }
        apart.Take(MostTold).ShouldBeEmpty($"the product and the oracle differ {apart.Count} times");
        (allowed * 100 / asked).ShouldBeInRange(5, 60, $"{allowed} of {asked} were allowed: the dice ask too little of one side");
    }

    [Fact]
    public void EveryKindOfRecordWithContent_IsAsked()
    {
        var types = typeof(CandourDb)
            .Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IOwned)))
            // A file is read through the record that speaks of it and has no list of its own.
            .Where(t => t != typeof(Candour.Foundation.Files.StoredFile))
            .ToList();

        var place = new RandomPlace(1, new DateOnly(2026, 10, 8));
        var more = Enumerable.Range(2, 10).SelectMany(seed => new RandomPlace(seed, new DateOnly(2026, 10, 8)).Rows);
        var made = place.Rows.Concat(more).ToList();

        types.Where(t => made.TrueForAll(r => r.GetType() != t)).ShouldBeEmpty("no such record is made by dice");
        made.Select(FactsOf.ThingOf).OfType<Thing>().Select(t => t.What).Distinct().Order().ShouldBe(Readable.Keys.Order());
    }

    [Theory]
    [InlineData("Facts.cs")]
    [InlineData("Standing.cs")]
    [InlineData("SecondOracle.cs")]
    [InlineData("SecondOracle.Writing.cs")]
    [InlineData("SecondOracle.Names.cs")]
    public void SecondOracle_CallsNothingOfTheProduct(string file) =>
        File.ReadAllText(Repository.At("tests", "Candour.Testing", "Oracle", file)).ShouldNotContain("using Candour");

    private static async Task<int> ReadAsync(
        TestDatabase database,
        RandomPlace place,
        Facts facts,
        SecondOracle oracle,
        Viewer? viewer,
        List<string> apart
    )
    {
        await using var db = database.Open(viewer ?? Viewers.PublicReader);
        var mine = facts.Things.Select(t => t.Id).ToHashSet();
        var allowed = 0;
        foreach (var (what, ids) in Readable)
        {
            var given = (await ids(db, database.Calendar).ToListAsync()).ToHashSet();
            var expected = facts.Things.Where(t => t.What == what && oracle.MayRead(viewer?.PersonId, t)).Select(t => t.Id).ToHashSet();
            allowed += expected.Count;
            // What is published in the places beside this one is everybody's.
            if (what is "edition" or "edition-content")
                given.IntersectWith(mine);
            apart.AddRange(given.Except(expected).Select(id => Tell(place, viewer, $"reads and should not the {what} {id}")));
            apart.AddRange(expected.Except(given).Select(id => Tell(place, viewer, $"should read and does not the {what} {id}")));
        }
        return allowed;
    }

    private static void Write(RandomPlace place, SecondOracle oracle, Viewer viewer, List<string> apart)
    {
        var rows = place.Rows.OfType<IGuarded>().Select(r => (Row: r, Thing: FactsOf.WrittenThingOf(r)!)).ToList();
        foreach (var acting in viewer.Capacities)
        {
            viewer.Act(acting.Key);
            var key = Guid.Parse(acting.Key.Split(':')[1]);
            apart.AddRange(
                rows.Where(r => viewer.MayWrite(r.Row) != oracle.MayWrite(viewer.PersonId!.Value, key, r.Thing))
                    .Select(r =>
                        Tell(
                            place,
                            viewer,
                            $"as {acting.Role} ({acting.Key}), writing {r.Thing}: the product says {viewer.MayWrite(r.Row)}"
                        )
                    )
            );
        }
    }

    private static string Tell(RandomPlace place, Viewer? viewer, string what)
    {
        var standing =
            viewer
                ?.Appointments.Select(a => $"{a.Role} at {a.OrganisationName}")
                .Concat(viewer.Circles.Select(c => $"{c.Role} in the review of {c.CircleName} ({c.CircleId})"))
            ?? [];
        return $"place {place.Seed}, {viewer?.Name ?? "anybody"} ({string.Join(", ", standing)}): {what}";
    }

    private static async Task SaveAsync(TestDatabase database, List<RandomPlace> places)
    {
        var rows = places.SelectMany(p => p.Rows).ToList();
        var keeper = Viewers.Keeper(rows.OfType<IGuarded>().Select(r => r.RecordKind.Key));
        await using var db = database.Open(keeper);
        db.AddRange(rows);
        new Candour.Foundation.Journal.Journal(db, database.Calendar).RecordMany(
            "seeded",
            "party",
            Party.Installation,
            Party.Installation,
            "{}"
        );
        await db.SaveChangesAsync();
    }

    private static async Task<Viewer> ViewerAsync(TestDatabase database, Guid person)
    {
        await using var db = database.Open(Viewers.PublicReader);
        return (await new ViewerLoader(db, database.Calendar).LoadAsync(person, stamp: null))!;
    }
}
