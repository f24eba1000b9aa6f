using Candour.Foundation.Access;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Stages;

namespace Candour.Tests.PeerReview.Stages;

public sealed class AccuracyStageTests
{
    private readonly AccuracyStage _stage = new();

    [Fact]
    public void Waits_until_the_head_accepts_the_facts_which_issues_the_report()
    {
        _stage.WaitsFor(Files.New()).ShouldBe(["accepted-facts"]);
        _stage.MayLeave(Files.New() with { ReportVersions = 1 }).ShouldBeTrue();
    }

    [Fact]
    public void Corrections_that_were_asked_for_wait_on_the_lead()
    {
        var asked = Files.New() with
        {
            Accuracy = new Accuracy
            {
                Id = Files.Circle,
                OwnerId = Files.Circle,
                State = Accuracy.AwaitingLead,
            },
        };

        _stage.WaitsFor(asked).ShouldBe(["corrections", "accepted-facts"]);
        _stage.Checks(asked).First().WaitsOn.ShouldBe([Roles.LeadReviewer]);
    }
}
