using Candour.Foundation.Time;
using Candour.PeerReview.Pledges;
using Candour.PeerReview.Stages;
using Candour.Testing;

namespace Candour.Tests.PeerReview.Stages;

public sealed class CheckStageTests
{
    private readonly CheckStage _stage = new();

    private static readonly DateOnly First = Files.Today.AddDays(30);
    private static readonly DateOnly Second = Files.Today.AddDays(90);

    [Fact]
    public void Each_date_of_each_pledge_is_waited_for_until_it_was_looked_at()
    {
        var pledge = Files.Pledge(PledgeProgress.Moving, First, Second);
        var file = Files.New("check") with { Pledges = [pledge], UsefulnessGiven = true };

        CheckStage.NextDate(file).ShouldBe(First);
        CheckStage.NextDate(file with { Checks = [Files.Check(pledge, First)] }).ShouldBe(Second);
        var done = file with { Checks = [Files.Check(pledge, First), Files.Check(pledge, Second)] };
        CheckStage.NextDate(done).ShouldBeNull();
        _stage.MayLeave(done).ShouldBeTrue();
        _stage.MayLeave(file).ShouldBeFalse();
    }

    [Theory]
    [InlineData(PledgeProgress.Embedded)]
    [InlineData(PledgeProgress.Stopped)]
    public void A_pledge_that_is_embedded_or_stopped_is_looked_at_no_more(string progress) =>
        _stage
            .MayLeave(Files.New("check") with { Pledges = [Files.Pledge(progress, First, Second)], UsefulnessGiven = true })
            .ShouldBeTrue();

    [Fact]
    public void The_earliest_date_of_all_pledges_is_the_reviews_own()
    {
        var file = Files.New("check") with
        {
            Pledges = [Files.Pledge(PledgeProgress.Early, Second), Files.Pledge(PledgeProgress.Early, First)],
        };

        _stage.Due(file, new Calendar(new FakeClock(), new CalendarSettings())).ShouldBe(First);
    }

    [Fact]
    public void It_is_not_left_before_the_school_said_whether_the_review_helped() =>
        _stage.WaitsFor(Files.New("check")).ShouldBe(["usefulness"]);
}
