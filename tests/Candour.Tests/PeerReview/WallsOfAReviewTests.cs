using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Teams;
using Candour.PeerReview.Visits;
using Candour.Testing;
using Candour.Tests.Foundation.Access;
using Microsoft.EntityFrameworkCore;

namespace Candour.Tests.PeerReview;

/// <summary>What people in and around a review could try to learn of it before or beyond their part.</summary>
public sealed class WallsOfAReviewTests
{
    [Theory, OnEachDatabase]
    public async Task What_is_under_a_seal_stands_nowhere_else_in_the_database(DatabaseKind kind)
    {
        await using var host = await RoomsHost.CreateAsync(kind);
        var walk = await WalkAsync(host, "sealed");

        await walk.SealAsync(walk.LeadReviewer);

        await using (var db = host.Database.Open(Viewer.Nobody))
        {
            foreach (var type in db.Model.GetEntityTypes().Where(t => !t.IsOwned()).Select(t => t.ClrType).Distinct())
                AnyRecord.Written(db, type).ShouldNotContain(" thinks.", Case.Sensitive, $"{type.Name} holds what is sealed");
        }
        // Opened, the journal tells what each judgement said, so that nobody alters it unseen.
        foreach (var person in walk.Reviewers)
            await walk.SealAsync(person);
        var told = (await host.Database.RowsAsync<Fact>()).Where(f => f.Verb == "judgement-opened").Select(f => f.Id).ToHashSet();
        (await host.Database.RowsAsync<FactContent>()).Where(c => told.Contains(c.FactId)).ShouldAllBe(c => c.Canonical.Contains("thinks"));
    }

    [Theory, OnEachDatabase]
    public async Task The_host_learns_not_even_how_many_notes_there_are(DatabaseKind kind)
    {
        await using var host = await RoomsHost.CreateAsync(kind);
        var walk = await WalkAsync(host, "on-site");
        await walk.NotesAsync();

        (await ItemsAsync(walk, walk.LeadReviewer)).ShouldContain(i =>
            i.TextKey.StartsWith("review.check.notes", StringComparison.Ordinal)
        );
        foreach (var person in (Guid[])[walk.Head, await host.Place.PersonAsync("Dev Patel", Roles.SeniorLeader, walk.Host)])
        {
            var items = await ItemsAsync(walk, person);
            items.ShouldNotBeEmpty();
            items.ShouldAllBe(i => !i.TextKey.Contains("notes") && !i.TextKey.Contains("thin"));
        }
    }

    [Theory]
    [OnEachDatabase(Roles.SeniorLeader)]
    [OnEachDatabase(Roles.Teacher)]
    [OnEachDatabase(Roles.Governor)]
    public async Task A_reviewer_who_comes_to_the_host_school_is_out_of_the_team(DatabaseKind kind, string role)
    {
        await using var host = await RoomsHost.CreateAsync(kind);
        var walk = await WalkAsync(host, "draft");
        var mover = walk.Reviewers[0];
        (await NotesOfOthersAsync(walk, mover)).ShouldBeGreaterThan(0);

        await host.Place.AppointAsync(mover, role, walk.Host);

        (await NotesOfOthersAsync(walk, mover)).ShouldBe(0);
        await using var scope = await walk.ScopeAsync(mover);
        var access = scope.Get<PeerReviewAccess>();
        (await access.ReadableJudgements.CountAsync(j => j.AuthorId != mover)).ShouldBe(0);
        (await access.ReadableFindings.CountAsync()).ShouldBe(0);
        (await walk.TryAs<SaveDraft, Done>(mover, u => u.RunAsync(new(walk.ReviewId, 0, "Mine", "Mine")))).IsNotFound.ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_is_walled_off_reads_the_report_on_no_other_ground(DatabaseKind kind)
    {
        await using var host = await RoomsHost.CreateAsync(kind);
        var walk = await WalkAsync(host, "issued");
        await OpenToGroupAsync(host, walk);
        // The lead reviewer heads a school of the host's group, to which the report is opened.
        (await ReportsAsync(walk, walk.LeadReviewer)).ShouldBe(1);

        await walk.As<DeclareConflict, Done>(
            walk.LeadReviewer,
            u => u.RunAsync(new(walk.ReviewId, Conflicts.Conflict, "My sister is to be head there."))
        );

        (await ReportsAsync(walk, walk.LeadReviewer)).ShouldBe(0);
        (await ReportsAsync(walk, walk.Head)).ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_was_taken_out_of_the_team_reads_nothing_more_and_seals_nothing(DatabaseKind kind)
    {
        await using var host = await RoomsHost.CreateAsync(kind);
        var walk = await WalkAsync(host, "sealed");
        var gone = walk.Reviewers[0];
        await using var open = await walk.ScopeAsync(gone);
        var member = (await host.Database.RowsAsync<TeamMember>()).Single(t => t.PersonId == gone);

        await walk.As<EndService, Done>(walk.Lead, u => u.RunAsync(new(walk.ReviewId, member.Id, "Has moved away.")));

        await using (var scope = await walk.ScopeAsync(gone))
        {
            (await scope.Get<PeerReviewAccess>().ReadableNotes.CountAsync()).ShouldBe(0);
            (await scope.Get<PeerReviewAccess>().ReadableReviews.CountAsync()).ShouldBe(0);
        }
        // A request that began a moment before knows them still; the team as it is now does not.
        var late = await open.Get<SealJudgement>().RunAsync(new(walk.ReviewId));
        late.IsDone.ShouldBeFalse();
    }

    private static async Task<ReviewWalk> WalkAsync(RoomsHost host, string stage)
    {
        var walk = new ReviewWalk(host.Services, host.Place);
        await walk.PlanAsync();
        await walk.ToAsync(stage);
        return walk;
    }

    private static async Task<IReadOnlyList<Candour.PeerReview.Stages.CheckItem>> ItemsAsync(ReviewWalk walk, Guid person)
    {
        await using var scope = await walk.ScopeAsync(person);
        var checklist = await scope.Get<PeerReviewAccess>().ReadableChecklists.SingleAsync(c => c.Id == walk.ReviewId);
        return checklist.ReadAs(scope.Db.Viewer.RoleIn(walk.ReviewId));
    }

    private static async Task<int> NotesOfOthersAsync(ReviewWalk walk, Guid person)
    {
        await using var scope = await walk.ScopeAsync(person);
        return await scope.Get<PeerReviewAccess>().ReadableNotes.CountAsync(n => n.AuthorId != person);
    }

    private static async Task<int> ReportsAsync(ReviewWalk walk, Guid person)
    {
        await using var scope = await walk.ScopeAsync(person);
        return await scope.Get<PeerReviewAccess>().ReadableReports.CountAsync();
    }

    private static Task OpenToGroupAsync(RoomsHost host, ReviewWalk walk) =>
        host.Database.SeedAsync(
            new Opening
            {
                Id = Guid.NewGuid(),
                OwnerId = walk.Host,
                PartnershipId = walk.Partnership,
                SignatureId = Guid.NewGuid(),
                Opened = Report.Kind.Key,
                Audience = PartyKinds.Group,
            }
        );
}
