using Candour.PeerReview.Stages;

namespace Candour.Tests.PeerReview.Stages;

public sealed class ClosedStageTests
{
    private readonly ClosedStage _stage = new();

    [Fact]
    public void Nothing_is_left_to_do()
    {
        _stage.Checks(Files.New("closed")).ShouldBeEmpty();
        _stage.Actors.ShouldBeEmpty();
    }
}
