using Candour.PeerReview.Reports;
using Candour.PeerReview.Stages;

namespace Candour.Tests.PeerReview.Stages;

public sealed class FedBackStageTests
{
    private readonly FedBackStage _stage = new();

    [Fact]
    public void Waits_until_the_head_has_heard()
    {
        _stage.WaitsFor(Files.New()).ShouldBe(["fed-back"]);
        _stage
            .MayLeave(
                Files.New() with
                {
                    Feedback = new Feedback
                    {
                        Id = Files.Circle,
                        OwnerId = Files.Circle,
                        ToldOn = Files.Today,
                    },
                }
            )
            .ShouldBeTrue();
    }
}
