using Candour.Foundation.Access;
using Candour.PeerReview;
using Candour.PeerReview.Stages;
using Candour.PeerReview.Teams;

namespace Candour.Tests.PeerReview.Stages;

public sealed class ConflictsStageTests
{
    private readonly ConflictsStage _stage = new();

    [Fact]
    public void Everybody_declared_none_lets_it_go_on() => _stage.MayLeave(Files.New()).ShouldBeTrue();

    [Fact]
    public void One_who_has_not_declared_is_waited_for() => _stage.WaitsFor(With(null)).ShouldBe(["declared"]);

    [Fact]
    public void A_potential_conflict_waits_for_whoever_convenes()
    {
        var waiting = _stage.Checks(With(Conflicts.Potential)).Single(c => c.State == CheckState.Waiting);

        waiting.TextKey.ShouldBe("review.check.potential.waiting");
        waiting.WaitsOn.ShouldBe([TeamStage.Convener]);
    }

    [Fact]
    public void A_potential_conflict_that_was_settled_as_none_waits_no_more() => _stage.MayLeave(With(Conflicts.PinnedNone)).ShouldBeTrue();

    [Fact]
    public void When_a_conflict_takes_somebody_out_the_team_may_be_too_small() =>
        _stage.WaitsFor(With(Conflicts.Conflict, TeamAnswers.Ended)).ShouldBe(["still-enough"]);

    private static ReviewFile With(string? conflict, string answer = TeamAnswers.Accepted) =>
        Files.New() with
        {
            Team = [Files.Member(Files.Imran, Roles.LeadReviewer), Files.Member(Files.Nadia, Roles.Reviewer, answer, conflict)],
        };
}
