using Candour.PeerReview.Stages;

namespace Candour.Tests.PeerReview.Stages;

public sealed class SelfReviewStageTests
{
    private readonly SelfReviewStage _stage = new();

    [Fact]
    public void Waits_until_the_host_hands_in_a_locked_copy()
    {
        _stage.WaitsFor(Files.New()).ShouldBe(["snapshot"]);
        _stage.MayLeave(Files.New() with { SnapshotId = Guid.NewGuid() }).ShouldBeTrue();
    }
}
