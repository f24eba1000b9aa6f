using Candour.Foundation;
using Candour.Foundation.Journal;
using Candour.PeerReview;
using Candour.PeerReview.Visits;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;

namespace Candour.Tests.PeerReview.Jobs;

/// <summary>The clock that looks at every open review again.</summary>
public sealed class MoveReviewsTests
{
    [Theory, OnEachDatabase]
    public async Task A_review_that_stayed_behind_moves_and_one_on_which_something_waits_is_left_alone(DatabaseKind kind)
    {
        await using var host = await RoomsHost.CreateAsync(kind);
        var (behind, waiting) = (await PlannedAsync(host), await PlannedAsync(host));
        await host.Database.SeedAsync(Confirmed(behind));
        (await behind.StageAsync()).ShouldBe("planned", "nobody has looked yet");

        (await host.Jobs.RunDueAsync("move-reviews")).ShouldBe(1);

        (await behind.StageAsync()).ShouldBe("team");
        (await waiting.StageAsync()).ShouldBe("planned");
    }

    [Theory, OnEachDatabase]
    public async Task Looking_again_every_five_minutes_changes_nothing_and_tells_nothing(DatabaseKind kind)
    {
        await using var host = await RoomsHost.CreateAsync(kind);
        var walk = await PlannedAsync(host);
        await walk.ToAsync("on-site");
        await host.Jobs.RunDueAsync("move-reviews");
        var (before, facts) = (await walk.FileAsync(), (await host.Database.RowsAsync<Fact>()).Count);

        for (var times = 0; times < 3; times++)
        {
            host.Database.Clock.Advance(TimeSpan.FromMinutes(5));
            (await host.Jobs.RunDueAsync("move-reviews")).ShouldBe(1);
        }

        var after = await walk.FileAsync();
        (after.Review.Stage, after.Review.Version, after.Review.Due).ShouldBe(
            (before.Review.Stage, before.Review.Version, before.Review.Due)
        );
        (await host.Database.RowsAsync<Fact>()).Count.ShouldBe(facts);
    }

    [Theory, OnEachDatabase]
    public async Task The_last_day_of_sealing_passes_and_an_absence_that_was_recorded_opens_the_others(DatabaseKind kind)
    {
        await using var host = await RoomsHost.CreateAsync(kind);
        var walk = await PlannedAsync(host);
        await walk.ToAsync("sealed");
        foreach (var person in walk.Team.Take(2))
            await walk.SealAsync(person);
        host.Database.Clock.Advance(TimeSpan.FromDays(10));
        await host.Jobs.RunDueAsync("move-reviews");
        (await walk.StageAsync()).ShouldBe("sealed", "time alone opens nothing that somebody still owes");
        await host.Database.SeedAsync(Absent(walk, walk.Team[2]));

        host.Database.Clock.Advance(TimeSpan.FromMinutes(5));
        await host.Jobs.RunDueAsync("move-reviews");

        (await walk.StageAsync()).ShouldBe("opened");
    }

    [Theory, OnEachDatabase]
    public async Task A_review_that_cannot_be_opened_holds_up_no_other(DatabaseKind kind)
    {
        await using var host = await RoomsHost.CreateAsync(kind);
        var (altered, behind) = (await PlannedAsync(host), await PlannedAsync(host));
        await altered.ToAsync("sealed");
        foreach (var person in altered.Team.Take(2))
            await altered.SealAsync(person);
        await AlterASealAsync(host);
        await host.Database.SeedAsync(Absent(altered, altered.Team[2]), Confirmed(behind));

        await host.Jobs.RunDueAsync("move-reviews");

        (await altered.StageAsync()).ShouldBe("sealed");
        (await behind.StageAsync()).ShouldBe("team");
        (await host.Database.RowsAsync<Judgement>()).ShouldAllBe(j => j.Words == "");
    }

    private static async Task<ReviewWalk> PlannedAsync(RoomsHost host)
    {
        var walk = new ReviewWalk(host.Services, host.Place);
        await walk.PlanAsync();
        return walk;
    }

    private static Mark Confirmed(ReviewWalk walk) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = walk.ReviewId,
            Key = Marks.WindowConfirmed,
            PersonId = walk.Head,
            At = DateTime.UnixEpoch,
        };

    private static Absence Absent(ReviewWalk walk, Guid person) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = walk.ReviewId,
            PersonId = person,
            Reason = "Ill since Monday.",
            At = DateTime.UnixEpoch,
        };

    private static async Task AlterASealAsync(RoomsHost host)
    {
        await using var scope = host.As(Make.Keeper);
        var judgement = await scope.Db.Set<Judgement>().FirstAsync();
        scope.Db.Entry(judgement).Property(j => j.SealDigest).CurrentValue = "AAAA" + judgement.SealDigest![4..];
        scope.Get<Journal>().RecordMany("seeded", "judgement", judgement.Id, judgement.OwnerId, "{}");
        await scope.Db.SaveChangesAsync();
    }
}
