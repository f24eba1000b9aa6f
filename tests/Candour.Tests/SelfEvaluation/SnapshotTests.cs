using Candour.Evidence;
using Candour.Foundation.Access;
using Candour.SelfEvaluation;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Locked = Candour.SelfEvaluation.Snapshot;

namespace Candour.Tests.SelfEvaluation;

public sealed class SnapshotTests
{
    [Theory, OnEachDatabase]
    public async Task Submit_LocksWhatStands_WithADigestThatHolds(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);

        var id = await schools.LockedAsync();

        var locked = (await database.RowsAsync<Locked>()).ShouldHaveSingleItem();
        locked.Id.ShouldBe(id);
        locked.ReviewId.ShouldBe(schools.Review);
        locked.Digest.ShouldBe(SnapshotContent.Digest(locked.Canonical));
        var content = SnapshotContent.Read(locked.Canonical);
        content.Write().ShouldBe(locked.Canonical);
        (content.School, content.Framework, content.SubmittedBy).ShouldBe(("Mill Lane Primary", "Small and true", "Hana"));
        content.Areas.Select(a => a.Title).ShouldBe(["Everyone belongs", "Everyone learns"]);
        var welcome = content.Areas[0].Aspects[0];
        welcome.Words.ShouldBe(new AspectWords("New families are met at the gate.", "Families who come in spring."));
        var evidence = welcome.Evidence.ShouldHaveSingleItem();
        (evidence.Form, evidence.Note, evidence.Strength).ShouldBe(("note", "Eight families said so at the gate.", "one-source"));
        var evaluation = (await database.RowsAsync<Candour.SelfEvaluation.SelfEvaluation>()).Single();
        (evaluation.State, evaluation.SnapshotId).ShouldBe((SelfEvaluationStates.Submitted, (Guid?)id));
    }

    [Theory, OnEachDatabase]
    public async Task Submitted_NothingCanBeChangedAnyMore(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        await schools.LockedAsync();
        var evaluation = (await database.RowsAsync<Candour.SelfEvaluation.SelfEvaluation>()).Single();
        var use = (await database.RowsAsync<EvidenceUse>()).Single();

        await using var scope = await schools.AsAsync("Hana");
        (await scope.Get<SaveAspect>().RunAsync(new(evaluation.Id, "welcome", null, new("Later."))))
            .Refusals.ShouldHaveSingleItem()
            .TextKey.ShouldBe("self-evaluation.locked");
        (
            await scope
                .Get<AddEvidence>()
                .RunAsync(new(evaluation.Id, "welcome", EvidenceForms.Note, null, "S", EvidenceStrengths.FirstHint) { Note = "N" })
        )
            .Refusals.ShouldHaveSingleItem()
            .TextKey.ShouldBe("evidence.locked");
        (await scope.Get<UseEvidence>().RunAsync(new(use.EvidenceId, evaluation.Id, "talk")))
            .Refusals.ShouldHaveSingleItem()
            .TextKey.ShouldBe("evidence.locked");
        (await scope.Get<RemoveEvidence>().RunAsync(use.Id)).Refusals.ShouldHaveSingleItem().TextKey.ShouldBe("evidence.locked");
        (await scope.Get<SubmitSelfEvaluation>().RunAsync(new(evaluation.Id)))
            .Refusals.ShouldHaveSingleItem()
            .TextKey.ShouldBe("self-evaluation.locked");
        (await database.RowsAsync<Locked>()).Count.ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task Submit_AreaStillSilent_IsRefused(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var id = await schools.StartedAsync();
        await schools.WriteAsync("Hana", id, "welcome", new("Warm."));

        (await schools.AsAsync("Hana", s => s.Get<SubmitSelfEvaluation>().RunAsync(new(id))))
            .Refusals.ShouldHaveSingleItem()
            .TextKey.ShouldBe("self-evaluation.submit.not-ready");
        (await database.RowsAsync<Locked>()).ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Submit_BySeniorLeader_IsRefusedInWords(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var id = await schools.StartedAsync();

        (await schools.AsAsync("Sam", s => s.Get<SubmitSelfEvaluation>().RunAsync(new(id))))
            .Refusals.ShouldHaveSingleItem()
            .TextKey.ShouldBe("self-evaluation.submit.head-only");
    }

    [Theory, OnEachDatabase]
    public async Task Submit_ForAReviewThatTheSchoolDoesNotHost_IsNotFound(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var other = await schools.Place.CircleAsync("Hill Top’s review", schools.Partnership, schools.Hill);
        await schools.Place.JoinAsync(schools.People["Hana"], other, Roles.Reviewer);
        var id = await schools.StartedAsync();
        await schools.WriteAsync("Hana", id, "welcome", new("Warm."));
        await schools.WriteAsync("Hana", id, "talk", new("Clear."));

        (await schools.AsAsync("Hana", s => s.Get<SubmitSelfEvaluation>().RunAsync(new(id, other)))).IsNotFound.ShouldBeTrue();
    }

    /// <summary>Who reads a snapshot, by what the school has signed. The audience "" is no agreement at all.</summary>
    [Theory]
    [OnEachDatabase("", "Hana Sam Rita Mo")]
    [OnEachDatabase("group", "Hana Sam Rita Mo Ros")]
    [OnEachDatabase("partnership", "Hana Sam Rita Ros Fay Mo")]
    public async Task Snapshot_IsReadAsFarAsTheAgreementGoes(DatabaseKind kind, string audience, string readers)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        if (audience.Length > 0)
            await schools.OpenedAsync("snapshot", audience);
        await schools.LockedAsync();

        var reading = new List<string>();
        foreach (var name in schools.People.Keys)
        {
            if (await schools.AsAsync(name, s => s.Get<SelfEvaluationAccess>().ReadableSnapshots().AnyAsync()))
                reading.Add(name);
        }
        reading.ShouldBe(readers.Split(' '), ignoreOrder: true);
    }

    [Theory, OnEachDatabase]
    public async Task Snapshot_ReaderFromTheTeam_IsToldWhy(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        await schools.OpenedAsync("snapshot", "group");
        var id = await schools.LockedAsync();

        async Task<Sight?> SeenByAsync(string name) =>
            await schools.AsAsync(name, s => s.Get<IEnumerable<ISightExplainer>>().Single(e => e.Kind == "snapshot").ExplainAsync(id));

        var rita = (await SeenByAsync("Rita")).ShouldNotBeNull();
        rita.Owner.ShouldBe("Mill Lane Primary");
        rita.Why.ShouldBe(["ground.snapshot-review-team.why", "ground.agreement.why"]);
        rita.Holders.ShouldBe(["ground.school-leader.who", "ground.snapshot-review-team.who", "ground.agreement.who"]);
        rita.Audiences.ShouldBe(["group"]);
        (await SeenByAsync("Sam")).ShouldNotBeNull().Why.ShouldBe(["ground.school-leader.why"]);
        (await SeenByAsync("Fay")).ShouldBeNull();
    }

    [Theory, OnEachDatabase]
    public async Task Show_AnEarlierSnapshotToTheReview_IsACopyThatNamesIt(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var first = await schools.LockedAsync();
        var later = await schools.Place.CircleAsync("Mill Lane’s second review", schools.Partnership, schools.Mill);
        var foreign = await schools.Place.CircleAsync("Hill Top’s review", schools.Partnership, schools.Hill);

        var shown = (await schools.AsAsync("Hana", s => s.Get<ShowSnapshotToReview>().RunAsync(new(first, later)))).Value;
        (await schools.AsAsync("Hana", s => s.Get<ShowSnapshotToReview>().RunAsync(new(first, later)))).Value.ShouldBe(
            shown,
            "twice changes nothing"
        );
        (await schools.AsAsync("Hana", s => s.Get<ShowSnapshotToReview>().RunAsync(new(first, foreign)))).IsNotFound.ShouldBeTrue();
        (await schools.AsAsync("Sam", s => s.Get<ShowSnapshotToReview>().RunAsync(new(first, later)))).IsNotFound.ShouldBeTrue();

        var rows = await database.RowsAsync<Locked>();
        rows.Select(s => s.ReviewId).ShouldBe([schools.Review, later], ignoreOrder: true);
        rows.Select(s => s.Digest).Distinct().Count().ShouldBe(1);
    }
}
