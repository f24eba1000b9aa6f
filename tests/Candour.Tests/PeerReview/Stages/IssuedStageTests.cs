using Candour.PeerReview;
using Candour.PeerReview.Stages;

namespace Candour.Tests.PeerReview.Stages;

public sealed class IssuedStageTests
{
    private readonly IssuedStage _stage = new();

    [Fact]
    public void Waits_for_the_day_of_the_workshop()
    {
        _stage.WaitsFor(Files.New("issued")).ShouldBe(["workshop-planned"]);
        _stage.MayLeave(Files.New("issued") with { Marks = [Files.Mark(Marks.WorkshopPlanned)] }).ShouldBeTrue();
        _stage.MarkRules.ShouldHaveSingleItem().Dated.ShouldBeTrue();
    }

    [Fact]
    public void Where_there_is_no_workshop_it_waits_to_hear_whether_the_review_helped()
    {
        var file = Files.New("issued", workshop: null);

        _stage.WaitsFor(file).ShouldBe(["usefulness"]);
        _stage.MayLeave(file with { UsefulnessGiven = true }).ShouldBeTrue();
    }
}
