using Candour.Evidence;
using Candour.Foundation.Journal;
using Candour.Frameworks;
using Candour.SelfEvaluation;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;

namespace Candour.Tests.SelfEvaluation;

public sealed class SelfEvaluationTests
{
    [Theory, OnEachDatabase]
    public async Task Start_MakesOneRowForEachAspectOnce(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var framework = await schools.FrameworkAsync();

        var id = await schools.StartedAsync(framework);
        var again = await schools.AsAsync("Sam", s => s.Get<StartSelfEvaluation>().RunAsync(new(schools.Mill, framework)));

        (await database.RowsAsync<AspectEvaluation>())
            .Where(a => a.SelfEvaluationId == id)
            .Select(a => a.AspectKey)
            .ShouldBe(["welcome", "known", "talk"], ignoreOrder: true);
        again.Refusals.ShouldHaveSingleItem().TextKey.ShouldBe("self-evaluation.start.open");
        (await database.RowsAsync<Candour.SelfEvaluation.SelfEvaluation>()).ShouldHaveSingleItem().Number.ShouldBe(1);
    }

    [Theory]
    [OnEachDatabase("Tess")]
    [OnEachDatabase("Gil")]
    [OnEachDatabase("Rita")]
    [OnEachDatabase("Lea")]
    [OnEachDatabase("Otto")]
    [OnEachDatabase("Opal")]
    public async Task Open_IsReadAndWrittenByLeadersOfTheSchoolOnly(DatabaseKind kind, string outsider)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        await schools.OpenedAsync("self-evaluation", "group");
        var framework = await schools.FrameworkAsync();
        var id = await schools.StartedAsync(framework);
        var use = await schools.NoteAsync("Sam", id, "welcome");

        await using var scope = await schools.AsAsync(outsider);
        (await scope.Get<SelfEvaluationAccess>().Readable().ToListAsync()).ShouldBeEmpty();
        (await scope.Get<SelfEvaluationAccess>().ReadableAspects().ToListAsync()).ShouldBeEmpty();
        (await scope.Get<EvidenceAccess>().Readable().ToListAsync()).ShouldBeEmpty();
        (await scope.Get<EvidenceAccess>().ReadableUses().ToListAsync()).ShouldBeEmpty();
        (await scope.Get<ReadSelfEvaluation>().WholeAsync(id)).ShouldBeNull();
        (await scope.Get<StartSelfEvaluation>().RunAsync(new(schools.Mill, framework))).IsNotFound.ShouldBeTrue();
        (await scope.Get<SaveAspect>().RunAsync(new(id, "welcome", null, new("Forged.")))).IsNotFound.ShouldBeTrue();
        (await scope.Get<SubmitSelfEvaluation>().RunAsync(new(id))).IsNotFound.ShouldBeTrue();
        (await scope.Get<RemoveEvidence>().RunAsync(use)).IsNotFound.ShouldBeTrue();
        (await scope.Get<RestoreEvidence>().RunAsync(use)).IsNotFound.ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    public async Task Start_FrameworkOfAnotherPlaceOrADraft_IsRefused(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var draft = await schools.FrameworkAsync("draft", "Not ready", FrameworkStatus.Draft);
        var other = SchoolsAtWork.Small(
            await schools.Place.PartnershipAsync("Another place"),
            "other",
            "Other",
            FrameworkStatus.Published,
            database.Calendar.Now
        );
        await database.SeedAsync(other);

        foreach (var id in new[] { draft, other.Id, Guid.NewGuid() })
            (await schools.AsAsync("Hana", s => s.Get<StartSelfEvaluation>().RunAsync(new(schools.Mill, id))))
                .Refusals.ShouldHaveSingleItem()
                .TextKey.ShouldBe("self-evaluation.start.framework");
    }

    [Theory, OnEachDatabase]
    public async Task Save_TwoPeopleDifferentTexts_BothStand(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var id = await schools.StartedAsync();
        var blank = AspectBase.Of(0, new AspectWords()).ToString();

        var first = await schools.AsAsync("Hana", s => s.Get<SaveAspect>().RunAsync(new(id, "welcome", blank, new("Warm."))));
        var second = await schools.AsAsync("Sam", s => s.Get<SaveAspect>().RunAsync(new(id, "welcome", blank, new(Hinders: "No room."))));

        first.Value.ShouldBe(new SavedAspect(1, PutTogether: false));
        second.Value.ShouldBe(new SavedAspect(2, PutTogether: true));
        var aspect = (await database.RowsAsync<AspectEvaluation>()).Single(a => a.AspectKey == "welcome");
        aspect.Words.ShouldBe(new AspectWords("Warm.", Hinders: "No room."));
        aspect.SavedById.ShouldBe(schools.People["Sam"]);
    }

    [Theory, OnEachDatabase]
    public async Task Save_TwoPeopleSameText_SecondIsRefusedAndCanSettle(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var id = await schools.StartedAsync();
        var blank = AspectBase.Of(0, new AspectWords()).ToString();
        await schools.AsAsync("Hana", s => s.Get<SaveAspect>().RunAsync(new(id, "welcome", blank, new("Warm."))));

        var refused = await schools.AsAsync("Sam", s => s.Get<SaveAspect>().RunAsync(new(id, "welcome", blank, new("Quick."))));
        refused.Refusals.ShouldHaveSingleItem().TextKey.ShouldBe(SaveAspect.Conflict);
        (await database.RowsAsync<AspectEvaluation>()).Single(a => a.AspectKey == "welcome").Strong.ShouldBe("Warm.");

        await schools.WriteAsync("Sam", id, "welcome", new(AspectMerge.Settle("Quick.", "Warm.", "both")));
        (await database.RowsAsync<AspectEvaluation>()).Single(a => a.AspectKey == "welcome").Strong.ShouldBe("Quick.\n\nWarm.");
        (await database.RowsAsync<FactContent>()).ShouldContain(
            c => c.Canonical.Contains("\"Strong\":\"Warm.\"", StringComparison.Ordinal),
            "the journal keeps what was replaced"
        );
    }

    [Theory, OnEachDatabase]
    public async Task Save_FiveAtOnce_NothingIsLost(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var id = await schools.StartedAsync();
        var blank = AspectBase.Of(0, new AspectWords()).ToString();

        var saves = await Task.WhenAll(
            AspectWords.Fields.Select(
                (field, i) =>
                    Task.Run(() =>
                        schools.AsAsync(
                            i % 2 == 0 ? "Hana" : "Sam",
                            s => s.Get<SaveAspect>().RunAsync(new(id, "talk", blank, new AspectWords().With(field, $"Of {field}.")))
                        )
                    )
            )
        );

        saves.ShouldAllBe(s => s.IsDone);
        var aspect = (await database.RowsAsync<AspectEvaluation>()).Single(a => a.AspectKey == "talk");
        AspectWords.Fields.ShouldAllBe(f => aspect.Words[f] == $"Of {f}.");
        aspect.Version.ShouldBe(5);
    }

    [Theory, OnEachDatabase]
    public async Task Save_Unchanged_WritesNoFact(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var id = await schools.StartedAsync();
        await schools.WriteAsync("Hana", id, "welcome", new("Warm.\r\nAnd quick.  "));
        var before = (await database.RowsAsync<Fact>()).Count;

        await schools.WriteAsync("Sam", id, "welcome", new("Warm.\nAnd quick."));

        (await database.RowsAsync<Fact>()).Count.ShouldBe(before);
        (await database.RowsAsync<AspectEvaluation>()).Single(a => a.AspectKey == "welcome").SavedById.ShouldBe(schools.People["Hana"]);
    }

    [Theory, OnEachDatabase]
    public async Task Save_TooLong_IsRefusedBesideItsField(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var id = await schools.StartedAsync();

        var refusal = (
            await schools.AsAsync(
                "Hana",
                s => s.Get<SaveAspect>().RunAsync(new(id, "welcome", null, new(Helps: new string('a', AspectWords.Length + 1))))
            )
        ).Refusals.ShouldHaveSingleItem();

        (refusal.Field, refusal.TextKey).ShouldBe(("Helps", "self-evaluation.aspect.too-long"));
    }

    [Theory, OnEachDatabase]
    public async Task Save_NulAndLoneSurrogate_AreStoredAsWhatCanBeRead(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var id = await schools.StartedAsync();

        await schools.WriteAsync("Hana", id, "welcome", new("Łucja\0 and \uD800 and مريم 🌱"));

        (await database.RowsAsync<AspectEvaluation>())
            .Single(a => a.AspectKey == "welcome")
            .Strong.ShouldBe("Łucja\uFFFD and \uFFFD and مريم 🌱");
    }

    [Theory, OnEachDatabase]
    public async Task Guard_OutsidersInsertUpdateAndDelete_AreRefused(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var snapshot = await schools.LockedAsync();
        var evaluation = (await database.RowsAsync<Candour.SelfEvaluation.SelfEvaluation>()).Single();
        var aspect = (await database.RowsAsync<AspectEvaluation>()).First();
        var locked = (await database.RowsAsync<Candour.SelfEvaluation.Snapshot>()).Single(s => s.Id == snapshot);

        foreach (var outsider in new[] { "Rita", "Tess", "Lea" })
        {
            await schools.ShouldRefuseAsync(
                outsider,
                () =>
                    new Candour.SelfEvaluation.SelfEvaluation
                    {
                        Id = Guid.NewGuid(),
                        OwnerId = schools.Mill,
                        FrameworkId = evaluation.FrameworkId,
                        Number = 9,
                        Year = 2026,
                        State = SelfEvaluationStates.Open,
                        StartedAt = database.Calendar.Now,
                        StartedById = schools.People[outsider],
                    },
                evaluation,
                e => e.State = SelfEvaluationStates.Open
            );
            await schools.ShouldRefuseAsync(
                outsider,
                () =>
                    new AspectEvaluation
                    {
                        Id = Guid.NewGuid(),
                        OwnerId = schools.Mill,
                        SelfEvaluationId = evaluation.Id,
                        AspectKey = "forged",
                    },
                aspect,
                a => a.Strong = "Forged."
            );
            await schools.ShouldRefuseAsync(outsider, () => Copy(locked, Guid.NewGuid()), locked, _ => { });
        }
        (await database.RowsAsync<AspectEvaluation>()).ShouldNotContain(a => a.Strong == "Forged.");
    }

    [Theory, OnEachDatabase]
    public async Task Guard_OfASnapshot_HoldsForTheHeadToo(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        await schools.LockedAsync();
        var locked = (await database.RowsAsync<Candour.SelfEvaluation.Snapshot>()).Single();

        await using var scope = await schools.AsAsync("Hana");
        scope.Db.Entry(locked).State = EntityState.Deleted;
        scope.Get<Journal>().Record("removed", locked);
        (await Should.ThrowAsync<Candour.Foundation.Storage.OwnerGuardException>(() => scope.Db.SaveChangesAsync())).Message.ShouldContain(
            "never changed or deleted"
        );
    }

    private static Candour.SelfEvaluation.Snapshot Copy(Candour.SelfEvaluation.Snapshot from, Guid id) =>
        new()
        {
            Id = id,
            OwnerId = from.OwnerId,
            SelfEvaluationId = from.SelfEvaluationId,
            Title = "Forged",
            LockedAt = from.LockedAt,
            LockedById = from.LockedById,
            Canonical = "{}",
            Digest = SnapshotContent.Digest("{}"),
        };
}
