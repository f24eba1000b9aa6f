using Candour.PeerReview;
using Candour.PeerReview.Pledges;
using Candour.PeerReview.Stages;

namespace Candour.Tests.PeerReview.Stages;

public sealed class WorkshopStageTests
{
    private readonly WorkshopStage _stage = new();

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void One_to_three_pledges_and_a_workshop_that_was_held(int pledges, bool mayLeave)
    {
        var file = With(pledges) with { Marks = [Files.Mark(Marks.WorkshopHeld)] };

        _stage.MayLeave(file).ShouldBe(mayLeave);
        _stage.MayLeave(With(pledges)).ShouldBeFalse();
    }

    [Fact]
    public void A_workshop_without_a_pledge_was_not_held()
    {
        var rule = _stage.MarkRules.ShouldHaveSingleItem();

        rule.Hindrance(With(0))!.TextKey.ShouldBe("review.refused.no-pledge");
        rule.Hindrance(With(1)).ShouldBeNull();
    }

    private static ReviewFile With(int pledges) =>
        Files.New("workshop") with
        {
            Pledges = [.. Enumerable.Range(0, pledges).Select(_ => Files.Pledge(PledgeProgress.NotStarted))],
        };
}
