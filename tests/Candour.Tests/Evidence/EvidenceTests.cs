using Candour.Evidence;
using Candour.SelfEvaluation;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Tests.Evidence;

public sealed class EvidenceTests
{
    [Theory, OnEachDatabase]
    public async Task Add_Note_IsUsedAtItsAspect(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var evaluation = await schools.StartedAsync();

        await schools.NoteAsync("Sam", evaluation, "welcome", "Eight families said so.\nTwo did not.");

        var used = (await UsedAsync(schools, evaluation, "welcome")).ShouldHaveSingleItem();
        (used.Item.Title, used.Item.Form, used.Item.AddedById).ShouldBe(("Eight families said so.", "note", schools.People["Sam"]));
        (await UsedAsync(schools, evaluation, "talk")).ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Add_EverythingMissing_SaysAllAtOnce(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var evaluation = await schools.StartedAsync();

        var refused = await schools.AsAsync(
            "Hana",
            s =>
                s.Get<AddEvidence>()
                    .RunAsync(
                        new(evaluation, "welcome", EvidenceForms.Link, new string('t', 151), " ", "very") { Link = "javascript:alert(1)" }
                    )
        );

        refused
            .Refusals.Select(r => r.TextKey)
            .ShouldBe(
                ["evidence.link.scheme", "evidence.title.too-long", "evidence.shows.required", "evidence.strength.required"],
                ignoreOrder: true
            );
        (await database.RowsAsync<EvidenceItem>()).ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Add_Figure_KeepsTheValueAndDateOfTheRegister(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database, s => s.AddSingleton<IRegisterFigures>(new OneFigure()));
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var evaluation = await schools.StartedAsync();
        AddEvidenceRequest Request(string? key) =>
            new(evaluation, "welcome", EvidenceForms.Figure, null, "How many we are.", EvidenceStrengths.OneSource) { FigureKey = key };

        (await schools.AsAsync("Hana", s => s.Get<AddEvidence>().RunAsync(Request("pupils-on-roll")))).IsDone.ShouldBeTrue();
        (await schools.AsAsync("Hana", s => s.Get<AddEvidence>().RunAsync(Request("made-up"))))
            .Refusals.ShouldHaveSingleItem()
            .TextKey.ShouldBe("evidence.figure.required");

        var figure = (await database.RowsAsync<EvidenceItem>()).ShouldHaveSingleItem().Figure.ShouldNotBeNull();
        (figure.Key, figure.Value, figure.AsOf).ShouldBe(("pupils-on-roll", "412", new DateOnly(2026, 9, 1)));
    }

    [Theory, OnEachDatabase]
    public async Task Remove_ThenRestore_IsAsBefore(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var evaluation = await schools.StartedAsync();
        var use = await schools.NoteAsync("Sam", evaluation, "welcome");

        await schools.AsAsync("Hana", s => s.Get<RemoveEvidence>().RunAsync(use));
        (await UsedAsync(schools, evaluation, "welcome")).ShouldBeEmpty();
        await schools.AsAsync("Hana", s => s.Get<RestoreEvidence>().RunAsync(use));
        (await UsedAsync(schools, evaluation, "welcome")).ShouldHaveSingleItem().Use.Id.ShouldBe(use);
    }

    [Theory, OnEachDatabase]
    public async Task Restore_AfterThirtyDays_IsTooLate(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var evaluation = await schools.StartedAsync();
        var use = await schools.NoteAsync("Sam", evaluation, "welcome");
        await schools.AsAsync("Hana", s => s.Get<RemoveEvidence>().RunAsync(use));

        database.Clock.Advance(TimeSpan.FromDays(EvidenceItem.UndoDays) + TimeSpan.FromMinutes(1));

        (await schools.AsAsync("Hana", s => s.Get<RestoreEvidence>().RunAsync(use)))
            .Refusals.ShouldHaveSingleItem()
            .TextKey.ShouldBe("evidence.undo.late");
    }

    [Theory, OnEachDatabase]
    public async Task Use_OnePieceForAnotherAspect_TwiceIsOnce(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var evaluation = await schools.StartedAsync();
        await schools.NoteAsync("Sam", evaluation, "welcome");
        var item = (await database.RowsAsync<EvidenceItem>()).Single();

        var first = (await schools.AsAsync("Hana", s => s.Get<UseEvidence>().RunAsync(new(item.Id, evaluation, "talk")))).Value;
        await schools.AsAsync("Hana", s => s.Get<RemoveEvidence>().RunAsync(first));
        (await schools.AsAsync("Hana", s => s.Get<UseEvidence>().RunAsync(new(item.Id, evaluation, "talk")))).Value.ShouldBe(first);
        (await schools.AsAsync("Hana", s => s.Get<UseEvidence>().RunAsync(new(item.Id, evaluation, "talk")))).Value.ShouldBe(first);

        (await database.RowsAsync<EvidenceUse>()).Count.ShouldBe(2);
        (await UsedAsync(schools, evaluation, null)).Select(u => u.Use.AspectKey).ShouldBe(["welcome", "talk"], ignoreOrder: true);
    }

    [Theory, OnEachDatabase]
    public async Task Use_EvidenceOfAnotherSchool_IsNotFound(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var framework = await schools.FrameworkAsync();
        var ours = await schools.StartedAsync(framework);
        await schools.NoteAsync("Sam", ours, "welcome");
        var item = (await database.RowsAsync<EvidenceItem>()).Single();
        await schools.Place.AppointAsync(schools.People["Hana"], Candour.Foundation.Access.Roles.Head, schools.Hill);
        var theirs = (await schools.AsAsync("Hana", s => s.Get<StartSelfEvaluation>().RunAsync(new(schools.Hill, framework)))).Value;

        // Hana leads both schools and reads both, but what one school owns is no evidence of the other.
        (await schools.AsAsync("Hana", s => s.Get<UseEvidence>().RunAsync(new(item.Id, theirs, "welcome")))).IsNotFound.ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    public async Task Withdraw_TakesItFromEveryAspect_AndUndoBringsItBack(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var evaluation = await schools.StartedAsync();
        await schools.NoteAsync("Sam", evaluation, "welcome");
        var item = (await database.RowsAsync<EvidenceItem>()).Single();

        await schools.AsAsync("Sam", s => s.Get<WithdrawEvidence>().RunAsync(new(item.Id)));
        (await UsedAsync(schools, evaluation, "welcome")).ShouldBeEmpty();
        (await schools.AsAsync("Sam", s => s.Get<EvidenceAccess>().Readable().AnyAsync())).ShouldBeFalse();
        await schools.AsAsync("Sam", s => s.Get<WithdrawEvidence>().RunAsync(new(item.Id, Undo: true)));
        (await UsedAsync(schools, evaluation, "welcome")).ShouldHaveSingleItem();
    }

    [Theory, OnEachDatabase]
    public async Task Guard_OutsidersInsertUpdateAndDelete_AreRefused(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var evaluation = await schools.StartedAsync();
        await schools.NoteAsync("Sam", evaluation, "welcome");
        var item = (await database.RowsAsync<EvidenceItem>()).Single();
        var use = (await database.RowsAsync<EvidenceUse>()).Single();

        foreach (var outsider in new[] { "Rita", "Tess", "Lea" })
        {
            await schools.ShouldRefuseAsync(
                outsider,
                () =>
                    new EvidenceItem
                    {
                        Id = Guid.NewGuid(),
                        OwnerId = schools.Mill,
                        Form = EvidenceForms.Note,
                        Title = "Forged",
                        Shows = "Forged.",
                        Strength = EvidenceStrengths.FirstHint,
                        AddedAt = database.Calendar.Now,
                        AddedById = schools.People[outsider],
                    },
                item,
                i => i.WithdrawnAt = database.Calendar.Now
            );
            await schools.ShouldRefuseAsync(
                outsider,
                () =>
                    new EvidenceUse
                    {
                        Id = Guid.NewGuid(),
                        OwnerId = schools.Mill,
                        EvidenceId = item.Id,
                        RecordId = evaluation,
                        FrameworkId = use.FrameworkId,
                        AspectKey = "talk",
                        UsedAt = database.Calendar.Now,
                    },
                use,
                u => u.WithdrawnAt = database.Calendar.Now
            );
        }
        (await UsedAsync(schools, evaluation, null)).ShouldHaveSingleItem();
    }

    private static Task<IReadOnlyList<UsedEvidence>> UsedAsync(SchoolsAtWork schools, Guid evaluation, string? aspect) =>
        schools.AsAsync("Hana", s => s.Get<EvidenceAccess>().OfRecordAsync(evaluation, aspect));

    private sealed class OneFigure : IRegisterFigures
    {
        public Task<IReadOnlyList<RegisterFigure>> OfAsync(Guid schoolId, CancellationToken cancel = default) =>
            Task.FromResult<IReadOnlyList<RegisterFigure>>([new RegisterFigure("pupils-on-roll", "412", new DateOnly(2026, 9, 1))]);
    }
}
