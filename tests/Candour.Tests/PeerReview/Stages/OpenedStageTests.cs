using Candour.Foundation.Access;
using Candour.PeerReview;
using Candour.PeerReview.Stages;

namespace Candour.Tests.PeerReview.Stages;

public sealed class OpenedStageTests
{
    private readonly OpenedStage _stage = new();

    [Fact]
    public void Waits_for_every_question_to_be_agreed_and_for_the_talk_to_be_closed()
    {
        _stage.WaitsFor(Opened()).ShouldBe(["agreed", "talk-closed"]);
        _stage.WaitsFor(Opened("q1", "q2")).ShouldBe(["talk-closed"]);
        _stage.MayLeave(Opened("q1", "q2") with { Marks = [Files.Mark(Marks.TalkClosed)] }).ShouldBeTrue();
    }

    [Fact]
    public void The_talk_is_not_closed_while_a_question_is_open()
    {
        var rule = _stage.MarkRules.ShouldHaveSingleItem();

        rule.Hindrance(Opened("q1"))!.TextKey.ShouldBe("review.refused.talk-open");
        rule.Hindrance(Opened("q1", "q2")).ShouldBeNull();
        rule.By.ShouldBe([Roles.LeadReviewer]);
    }

    private static ReviewFile Opened(params string[] agreed) =>
        Files.New("opened") with
        {
            Focus = Files.Focus(),
            Agreed = [.. agreed.Select(Files.Agreed)],
        };
}
