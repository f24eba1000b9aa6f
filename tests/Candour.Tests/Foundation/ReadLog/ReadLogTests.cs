using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Testing;
using Log = Candour.Foundation.ReadLog.ReadLog;

namespace Candour.Tests.Foundation.ReadLog;

public sealed class ReadLogTests
{
    [Theory, OnEachDatabase]
    public async Task Reading_is_seen_by_the_owner_and_the_reader_and_by_nobody_else(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var partnership = await host.Place.PartnershipAsync("Hart");
        var school = await host.Place.SchoolAsync("Millbrook", partnership);
        var head = await host.Place.PersonAsync("Ada", Roles.Head, school);
        var teacher = await host.Place.PersonAsync("Ben", Roles.Teacher, school);
        var lead = await host.Place.PersonAsync("Cleo", Roles.PartnershipLead, partnership);
        var stranger = await host.Place.PersonAsync("Dan");
        var report = new Record(Ids.New(), school);

        await using (var scope = await host.AsAsync(lead))
            await scope.Get<Log>().WriteAsync(report);

        var entry = (await SeenAsync(host, head, report.Id)).ShouldHaveSingleItem();
        (entry.PersonId, entry.RecordKindKey, entry.Capacity).ShouldBe((lead, "report", Roles.PartnershipLead));
        (await SeenAsync(host, lead, report.Id)).Count.ShouldBe(1);
        (await SeenAsync(host, teacher, report.Id)).ShouldBeEmpty();
        (await SeenAsync(host, stranger, report.Id)).ShouldBeEmpty();
        await using (var asLead = await host.AsAsync(lead))
            (await asLead.Get<Log>().MineAsync(10)).Count.ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task A_review_s_readers_are_known_to_its_host_and_its_lead(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var partnership = await host.Place.PartnershipAsync("Hart");
        var school = await host.Place.SchoolAsync("Millbrook", partnership);
        var head = await host.Place.PersonAsync("Ada", Roles.Head, school);
        var circle = await host.Place.CircleAsync("Millbrook 2026", partnership, school);
        var lead = await host.Place.PersonAsync("Ben");
        var reviewer = await host.Place.PersonAsync("Cleo");
        var other = await host.Place.PersonAsync("Dan");
        await host.Place.JoinAsync(lead, circle, Roles.LeadReviewer);
        await host.Place.JoinAsync(reviewer, circle, Roles.Reviewer);
        await host.Place.JoinAsync(other, circle, Roles.Reviewer);
        var note = new Record(Ids.Random(), circle);
        await using (var scope = await host.AsAsync(reviewer))
            await scope.Get<Log>().WriteAsync(note);

        (await SeenAsync(host, head, note.Id)).Count.ShouldBe(1);
        (await SeenAsync(host, lead, note.Id)).Count.ShouldBe(1);
        (await SeenAsync(host, other, note.Id)).ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task A_day_s_reading_of_a_record_is_one_entry_however_often(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var ada = await host.Place.PersonAsync("Ada");
        Record[] notes = [.. Enumerable.Range(0, 250).Select(_ => new Record(Ids.Random(), ada))];
        await using var scope = await host.AsAsync(ada);
        var log = scope.Get<Log>();
        await log.WriteAsync(notes);
        await log.WriteAsync(notes);
        (await log.MineAsync(1000)).Count.ShouldBe(250);
        host.Database.Clock.Advance(TimeSpan.FromDays(1));
        await log.WriteAsync(notes[0]);
        (await log.OfAsync(notes[0].Id)).Count.ShouldBe(2);
    }

    [Theory, OnEachDatabase]
    public async Task A_page_of_records_is_logged_by_one_command(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var ada = await host.Place.PersonAsync("Ada");
        await using var scope = await host.AsAsync(ada);
        using var counter = CommandCounter.Begin();
        await scope.Get<Log>().WriteAsync([.. Enumerable.Range(0, 40).Select(_ => new Record(Ids.Random(), ada))]);
        counter.Tally.Commands.Count.ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_reads_a_logged_record_without_being_a_person(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        await using var scope = host.As(Viewers.PublicReader);
        await Should.ThrowAsync<InvalidOperationException>(() => scope.Get<Log>().WriteAsync(new Record(Ids.New(), Ids.New())));
    }

    private static async Task<IReadOnlyList<Candour.Foundation.ReadLog.ReadEntry>> SeenAsync(FoundationHost host, Guid person, Guid record)
    {
        await using var scope = await host.AsAsync(person);
        return await scope.Get<Log>().OfAsync(record);
    }

    private sealed record Record(Guid Id, Guid OwnerId) : IGuarded
    {
        public RecordKind RecordKind { get; } = new("report");
    }
}
