using Candour.Foundation.Outcomes;
using Candour.Partnerships.Endings;
using Candour.PeerReview;
using Candour.Testing;
using Candour.Tests.Foundation;

namespace Candour.Tests.PeerReview;

/// <summary>A school leaves while a review of it is running: its head says what becomes of it.</summary>
public sealed class HostLeavesTests
{
    [Theory]
    [OnEachDatabase(RunningReviews.Withdraw, ReviewStates.Withdrawn)]
    [OnEachDatabase(RunningReviews.Finish, ReviewStates.Running)]
    public async Task Leave_WithARunningReview_DoesWhatTheHeadChose(DatabaseKind kind, RunningReviews choice, string state)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var walk = new ReviewWalk(host.Services, host.Place);
        await walk.PlanAsync();
        await walk.ToAsync("focus");

        var left = await walk.TryAs<LeavePartnership, Done>(
            walk.Head,
            u => u.RunAsync(new(walk.Partnership, walk.Host, choice, "We join another."))
        );

        left.IsDone.ShouldBeTrue();
        (await host.Database.RowsAsync<Review>()).Single().State.ShouldBe(state);
    }

    [Theory, OnEachDatabase]
    public async Task Leave_AndFinish_TheReviewGoesAllItsWay(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var walk = new ReviewWalk(host.Services, host.Place);
        await walk.PlanAsync();
        await walk.ToAsync("on-site");

        await walk.As<LeavePartnership, Done>(
            walk.Head,
            u => u.RunAsync(new(walk.Partnership, walk.Host, RunningReviews.Finish, "We join another."))
        );
        await walk.ToAsync("issued");

        (await host.Database.RowsAsync<Candour.PeerReview.Reports.Report>()).Single().OwnerId.ShouldBe(walk.Host);
    }
}
