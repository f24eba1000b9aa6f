using Candour.PeerReview.Stages;

namespace Candour.Tests.PeerReview.Stages;

public sealed class DeskReadingStageTests
{
    private readonly DeskReadingStage _stage = new();

    [Fact]
    public void Waits_for_notes_and_for_the_lead_to_end_the_reading()
    {
        var file = Files.New();

        _stage.WaitsFor(file).ShouldBe(["notes", "desk-reading"]);
        _stage
            .MayLeave(file with { Notes = [Files.Note(Files.Nadia)], Marks = [Files.Mark(DeskReadingStage.DeskReadingDone)] })
            .ShouldBeTrue();
    }

    [Fact]
    public void Notes_are_written_here_as_on_a_visit() => _stage.TakesNotes.ShouldBeTrue();
}
