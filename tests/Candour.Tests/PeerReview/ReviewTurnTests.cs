using Candour.Foundation.Access;
using Candour.PeerReview;
using Candour.PeerReview.Stages;

namespace Candour.Tests.PeerReview;

public sealed class ReviewTurnTests
{
    private static readonly ReviewTurn Nothing = new(HasSealed: false, HasDeclared: false, IsUnsettled: false);

    [Fact]
    public void Sealing_waits_on_those_who_judge_until_they_have_sealed()
    {
        Nothing.IsOf(Roles.Reviewer, new SealedStage(), []).ShouldBeTrue();
        (Nothing with { HasSealed = true }).IsOf(Roles.Reviewer, new SealedStage(), []).ShouldBeFalse();
        Nothing.IsOf(Roles.Moderator, new SealedStage(), []).ShouldBeFalse();
    }

    [Fact]
    public void The_team_is_put_together_by_the_partnership_lead_and_by_nobody_in_it()
    {
        Nothing.IsOf(Roles.LeadReviewer, new TeamStage(), []).ShouldBeFalse();
        Nothing.IsOfConvener(new TeamStage()).ShouldBeTrue();
    }

    [Fact]
    public void Conflicts_wait_on_the_convener_only_while_one_is_to_be_settled()
    {
        Nothing.IsOf(Roles.Moderator, new ConflictsStage(), []).ShouldBeTrue();
        (Nothing with { HasDeclared = true }).IsOf(Roles.Moderator, new ConflictsStage(), []).ShouldBeFalse();
        Nothing.IsOfConvener(new ConflictsStage()).ShouldBeFalse();
        (Nothing with { IsUnsettled = true }).IsOfConvener(new ConflictsStage()).ShouldBeTrue();
    }

    [Fact]
    public void The_facts_wait_on_the_head_or_on_the_lead_who_owes_an_answer()
    {
        var head = CheckItem.Of(done: false, "review.check.accepted-facts", Roles.Host);
        var asked = CheckItem.Of(done: false, "review.check.corrections", Roles.LeadReviewer);

        Nothing.IsOf(Roles.Host, new AccuracyStage(), [head]).ShouldBeTrue();
        Nothing.IsOf(Roles.LeadReviewer, new AccuracyStage(), [head]).ShouldBeFalse();
        Nothing.IsOf(Roles.Host, new AccuracyStage(), [asked, head]).ShouldBeFalse();
        Nothing.IsOf(Roles.LeadReviewer, new AccuracyStage(), [asked, head]).ShouldBeTrue();
    }

    [Fact]
    public void A_signature_that_is_given_waits_on_the_other_side()
    {
        CheckItem[] checks =
        [
            CheckItem.Of(done: true, "review.check.lead-signed", Roles.LeadReviewer),
            CheckItem.Of(done: false, "review.check.host-signed", Roles.Host),
        ];

        Nothing.IsOf(Roles.LeadReviewer, new FocusStage(), checks).ShouldBeFalse();
        Nothing.IsOf(Roles.Host, new FocusStage(), checks).ShouldBeTrue();
    }

    [Fact]
    public void Who_helps_with_what_is_listed_for_another_has_a_part_in_it()
    {
        var pledges = CheckItem.Of(done: false, "review.check.pledges", Roles.Host);

        Nothing.IsOf(Roles.Facilitator, new WorkshopStage(), [pledges]).ShouldBeTrue();
    }
}
