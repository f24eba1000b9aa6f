using System.Text;
using Candour.Evidence;
using Candour.Foundation.Access;
using Candour.Foundation.Files;
using Candour.Foundation.Jobs;
using Candour.Foundation.Journal;
using Candour.SelfEvaluation;
using Candour.Testing;

namespace Candour.Tests.Evidence;

public sealed class PurgeEvidenceTests
{
    [Theory, OnEachDatabase]
    public async Task Purge_BeforeTheLastDayOfUndo_RemovesNothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var evaluation = await schools.StartedAsync();
        await WithdrawAsync(schools, await FileAsync(schools, evaluation));

        database.Clock.Advance(TimeSpan.FromDays(EvidenceItem.UndoDays));
        await PurgeAsync(services);

        (await database.RowsAsync<EvidenceItem>()).Count.ShouldBe(1);
        (await database.RowsAsync<EvidenceUse>()).Count.ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task Purge_Afterwards_RemovesThePieceItsUsesAndItsFile(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var evaluation = await schools.StartedAsync();
        var stays = await schools.NoteAsync("Sam", evaluation, "talk");
        await WithdrawAsync(schools, await FileAsync(schools, evaluation));

        database.Clock.Advance(TimeSpan.FromDays(EvidenceItem.UndoDays) + TimeSpan.FromMinutes(1));
        await PurgeAsync(services);
        await PurgeAsync(services);

        (await database.RowsAsync<EvidenceItem>()).ShouldHaveSingleItem().Form.ShouldBe(EvidenceForms.Note);
        (await database.RowsAsync<EvidenceUse>()).ShouldHaveSingleItem().Id.ShouldBe(stays);
        (await database.RowsAsync<StoredFile>()).ShouldBeEmpty();
        (await database.RowsAsync<Fact>()).Count(f => f.Verb == EvidenceFacts.Purged).ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task Purge_OfWhatASnapshotNames_KeepsTheFile(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database);
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var evaluation = await schools.StartedAsync();
        var item = await FileAsync(schools, evaluation);
        await schools.WriteAsync("Hana", evaluation, "welcome", new("Warm."));
        await schools.WriteAsync("Hana", evaluation, "talk", new("Clear."));
        await schools.AsAsync("Hana", s => s.Get<SubmitSelfEvaluation>().RunAsync(new(evaluation)));
        await WithdrawAsync(schools, item);

        database.Clock.Advance(TimeSpan.FromDays(EvidenceItem.UndoDays) + TimeSpan.FromMinutes(1));
        await PurgeAsync(services);

        (await database.RowsAsync<EvidenceItem>()).ShouldBeEmpty();
        (await database.RowsAsync<StoredFile>()).Count.ShouldBe(1);
    }

    private static async Task PurgeAsync(IServiceProvider services)
    {
        await using var scope = new TestScope(services, Viewers.Clock(PurgeEvidenceJob.Clock));
        await scope.Get<PurgeEvidenceJob>().RunAsync(new JobRun(Guid.NewGuid(), "{}", 1), default);
    }

    private static Task<Guid> FileAsync(SchoolsAtWork schools, Guid evaluation) =>
        schools.AsAsync(
            "Sam",
            async s =>
            {
                using var content = new MemoryStream(Encoding.ASCII.GetBytes("%PDF-1.4\n%%EOF\n"));
                var held = (await s.Get<FileStore>().HoldAsync(schools.Mill, "plan.pdf", content)).Value;
                (
                    await s.Get<AddEvidence>()
                        .RunAsync(
                            new(evaluation, "welcome", EvidenceForms.File, null, "The plan.", EvidenceStrengths.OneSource) { File = held }
                        )
                ).IsDone.ShouldBeTrue();
                return (await schools.Database.RowsAsync<EvidenceItem>()).Single(i => i.Form == EvidenceForms.File).Id;
            }
        );

    private static Task<bool> WithdrawAsync(SchoolsAtWork schools, Guid item) =>
        schools.AsAsync("Sam", async s => (await s.Get<WithdrawEvidence>().RunAsync(new(item))).IsDone);
}
