using Candour.Foundation.Access;
using Candour.PeerReview;
using Candour.PeerReview.Stages;

namespace Candour.Tests.PeerReview.Stages;

public sealed class PlannedStageTests
{
    private readonly PlannedStage _stage = new();

    [Fact]
    public void Waits_until_the_host_says_that_the_window_suits()
    {
        var file = Files.New();

        _stage.WaitsFor(file).ShouldBe(["window"]);
        _stage.MayLeave(file with { Marks = [Files.Mark(Marks.WindowConfirmed)] }).ShouldBeTrue();
    }

    [Fact]
    public void Only_the_host_confirms_the_window() => _stage.MarkRules.ShouldHaveSingleItem().By.ShouldBe([Roles.Host]);
}
