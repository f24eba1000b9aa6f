using Candour.Foundation.Access;
using Candour.PeerReview.Stages;
using Candour.PeerReview.Teams;

namespace Candour.Tests.PeerReview.Stages;

public sealed class TeamStageTests
{
    private readonly TeamStage _stage = new();

    [Fact]
    public void A_lead_and_a_reviewer_who_accepted_are_a_team() => _stage.MayLeave(Files.New()).ShouldBeTrue();

    [Fact]
    public void Nobody_asked_waits_for_everything() =>
        _stage.WaitsFor(Files.New() with { Team = [] }).ShouldBe(["lead", "enough", "accepted"]);

    [Fact]
    public void Two_reviewers_without_a_lead_wait_for_one() =>
        _stage.WaitsFor(Files.New() with { Team = [Files.Member(Files.Imran), Files.Member(Files.Nadia)] }).ShouldBe(["lead"]);

    [Fact]
    public void Who_was_asked_and_has_not_answered_is_waited_for() =>
        _stage
            .WaitsFor(
                Files.New() with
                {
                    Team = [Files.Member(Files.Imran, Roles.LeadReviewer), Files.Member(Files.Nadia, answer: TeamAnswers.Asked)],
                }
            )
            .ShouldBe(["accepted"]);

    [Theory]
    [InlineData(TeamAnswers.Declined)]
    [InlineData(TeamAnswers.Ended)]
    public void Who_declined_or_left_does_not_count(string answer) =>
        _stage
            .WaitsFor(
                Files.New() with
                {
                    Team = [Files.Member(Files.Imran, Roles.LeadReviewer), Files.Member(Files.Nadia, answer: answer)],
                }
            )
            .ShouldBe(["enough"]);

    [Fact]
    public void A_moderator_judges_nothing_and_is_asked_for_where_the_protocol_wants_one()
    {
        var file = Files.New();
        var moderated = file with { Protocol = file.Protocol with { NeedsModerator = true } };

        _stage.WaitsFor(moderated).ShouldBe(["moderator"]);
        _stage.MayLeave(moderated with { Team = [.. file.Team, Files.Member(Guid.NewGuid(), Roles.Moderator)] }).ShouldBeTrue();
        _stage
            .WaitsFor(file with { Team = [Files.Member(Files.Imran, Roles.LeadReviewer), Files.Member(Files.Nadia, Roles.Moderator)] })
            .ShouldBe(["enough"]);
    }
}
