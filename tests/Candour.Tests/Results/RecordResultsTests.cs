using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Storage;
using Candour.Methods.Disclosure;
using Candour.PeerReview.Pledges;
using Candour.Results;
using Candour.Testing;
using Candour.Tests.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Candour.Tests.Results;

public sealed class RecordResultsTests
{
    private static readonly DateOnly Day = new(2026, 10, 8);

    [Theory, OnEachDatabase]
    public async Task A_source_that_says_the_same_again_changes_nothing(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var school = await host.Place.SchoolAsync("Mill Lane");
        var review = Guid.NewGuid();

        (await RecordAsync(host, school, review, Said("a", "Calm classrooms."), Said("b", "Many speak."))).ShouldBe(new(2, 0));
        var facts = (await host.Database.RowsAsync<Fact>()).Count;
        (await RecordAsync(host, school, review, Said("a", "Calm classrooms."), Said("b", "Many speak."))).ShouldBe(new(0, 0));

        (await host.Database.RowsAsync<Result>()).Count.ShouldBe(2);
        (await host.Database.RowsAsync<Fact>()).Count.ShouldBe(facts);
    }

    [Theory, OnEachDatabase]
    public async Task What_is_said_otherwise_is_withdrawn_and_added_and_never_changed(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var school = await host.Place.SchoolAsync("Mill Lane");
        var review = Guid.NewGuid();
        await RecordAsync(host, school, review, Said("a", "Calm classrooms."), Said("b", "Many speak."), Said("c", "Who chooses?"));
        host.Database.Clock.Advance(TimeSpan.FromDays(1));

        (await RecordAsync(host, school, review, Said("a", "Calm classrooms."), Said("b", "Most speak."))).ShouldBe(new(1, 2));

        var rows = await host.Database.RowsAsync<Result>();
        rows.Where(r => r.WithdrawnAt == null).Select(r => r.Words).Order().ShouldBe(["Calm classrooms.", "Most speak."]);
        rows.Where(r => r.WithdrawnAt != null).Select(r => r.Words).Order().ShouldBe(["Many speak.", "Who chooses?"]);
        rows.Single(r => r.Words == "Many speak.").WithdrawnAt.ShouldBe(host.Database.Calendar.Now);
    }

    [Theory, OnEachDatabase]
    public async Task The_four_that_can_be_stated_come_back_as_they_went_in(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var school = await host.Place.SchoolAsync("Mill Lane");
        Stated<double>[] all =
        [
            Stated.Number(5.8),
            Stated.Number(0d),
            Stated.Unknown<double>(Reason.NotAsked),
            Stated.Withheld<double>(Reason.TooFew(10)),
        ];

        await RecordAsync(
            host,
            school,
            Guid.NewGuid(),
            [.. all.Select((s, i) => ResultEntry.Figure($"f{i}", Measures.Pupils, Day, "counted/1", s))]
        );

        (await host.Database.RowsAsync<Result>()).OrderBy(r => r.Part, StringComparer.Ordinal).Select(r => r.AsNumber()).ShouldBe(all);
    }

    [Theory, OnEachDatabase]
    public async Task An_issued_report_and_its_pledges_are_recorded_word_for_word(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var walk = new ReviewWalk(host.Services, host.Place);
        await walk.PlanAsync();
        await walk.ToAsync("closed");
        await host.Jobs.RunDueAsync();

        var rows = await host.Database.RowsAsync<Result>();
        rows.ShouldAllBe(r => r.OwnerId == walk.Host && r.SourceId == walk.ReviewId && r.WithdrawnAt == null);
        rows.Single(r => r.Measure == Measures.Strength).Words.ShouldBe("The first step is shown.");
        rows.Single(r => r.Measure == Measures.Question)
            .Words.ShouldBe("More pupils could speak.", "one note carries a question, not a finding");
        rows.Where(r => r.Measure == Measures.Paragraph && r.Part.StartsWith("summary", StringComparison.Ordinal))
            .Select(r => r.Words)
            .ShouldBe(["A school that knows itself."]);
        rows.Single(r => r.Measure == Measures.Pledge)
            .ShouldSatisfyAllConditions(p => p.Words.ShouldBe("Every class shows the first step."), p => p.Voice.ShouldBe(Voices.School));
        rows.Where(r => r.Measure != Measures.Pledge).ShouldAllBe(r => r.Voice == Voices.Peers);
    }

    [Theory, OnEachDatabase]
    public async Task A_pledge_that_was_reworded_is_another_result(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var walk = new ReviewWalk(host.Services, host.Place);
        await walk.PlanAsync();
        await walk.ToAsync("workshop");
        var id = await walk.As<MakePledge, Guid>(
            walk.Head,
            u => u.RunAsync(new(walk.ReviewId, null, 0, null, "All speak.", "The deputy", "Few do.", "All do.", ""))
        );
        await host.Jobs.RunDueAsync();

        await walk.As<MakePledge, Guid>(
            walk.Head,
            u => u.RunAsync(new(walk.ReviewId, id, 1, null, "All speak, every day.", "The deputy", "Few do.", "All do.", ""))
        );
        await host.Jobs.RunDueAsync();

        var pledges = (await host.Database.RowsAsync<Result>()).Where(r => r.Measure == Measures.Pledge);
        pledges
            .Select(p => (p.Words, p.WithdrawnAt is null))
            .ShouldBe([("All speak.", false), ("All speak, every day.", true)], ignoreOrder: true);
    }

    [Theory, OnEachDatabase]
    public async Task The_leaders_of_the_school_read_its_results_and_nobody_else_does(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var walk = new ReviewWalk(host.Services, host.Place);
        await walk.PlanAsync();
        await walk.ToAsync("issued");
        await host.Jobs.RunDueAsync();
        var deputy = await host.Place.PersonAsync("Dev Patel", Roles.SeniorLeader, walk.Host);
        var teacher = await host.Place.PersonAsync("Tess Long", Roles.Teacher, walk.Host);
        var governor = await host.Place.PersonAsync("Gus Hall", Roles.Governor, walk.Host);

        (await CountAsync(host, walk.Head)).ShouldBeGreaterThan(0);
        (await CountAsync(host, deputy)).ShouldBeGreaterThan(0);
        foreach (var other in (Guid[])[walk.Lead, walk.LeadReviewer, .. walk.Reviewers, walk.Outsider, teacher, governor])
            (await CountAsync(host, other)).ShouldBe(0);
        await using var open = host.As(Viewers.PublicReader);
        (await open.Get<ResultsAccess>().Readable.CountAsync()).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_changes_or_removes_a_result_the_head_neither(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var walk = new ReviewWalk(host.Services, host.Place);
        await walk.PlanAsync();
        await walk.ToAsync("issued");
        await host.Jobs.RunDueAsync();
        var row = (await host.Database.RowsAsync<Result>())[0];

        foreach (var person in (Guid[])[walk.Head, walk.Outsider, walk.LeadReviewer, walk.Lead])
        {
            foreach (var state in (EntityState[])[EntityState.Modified, EntityState.Deleted])
            {
                await using var scope = await host.AsAsync(person);
                scope.Db.Viewer.ActFor(walk.Host);
                row.WithdrawnAt = host.Database.Calendar.Now;
                scope.Db.Entry(row).State = state;
                scope.Get<Journal>().Record("tried", row);
                await Should.ThrowAsync<OwnerGuardException>(() => scope.Db.SaveChangesAsync());
            }
        }
        (await host.Database.RowsAsync<Result>()).ShouldAllBe(r => r.WithdrawnAt == null);
    }

    private static ResultEntry Said(string part, string words) => ResultEntry.Statement(part, Voices.Peers, Measures.Paragraph, Day, words);

    private static async Task<RecordResults.Counts> RecordAsync(FoundationHost host, Guid school, Guid review, params ResultEntry[] entries)
    {
        await using var scope = host.As(Viewers.Clock(ClockJob.Record));
        return (await scope.Get<RecordResults>().RunAsync(new(new(school, RecordedSource.Review, review), entries))).Value;
    }

    private static async Task<int> CountAsync(FoundationHost host, Guid person)
    {
        await using var scope = await host.AsAsync(person);
        return await scope.Get<ResultsAccess>().Readable.CountAsync();
    }
}
