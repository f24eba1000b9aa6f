using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.PeerReview;
using Candour.PeerReview.Stages;
using Candour.Testing;

namespace Candour.Tests.PeerReview.Stages;

public sealed class OnSiteStageTests
{
    private readonly OnSiteStage _stage = new();

    [Fact]
    public void Waits_for_notes_and_for_the_lead_to_end_the_visit()
    {
        _stage.WaitsFor(Visit()).ShouldBe(["notes", "visit-ended"]);
        _stage.WaitsFor(Visit(Files.Note(Files.Imran, handedIn: false))).ShouldBe(["notes", "visit-ended"]);
        _stage.MayLeave(Visit(Files.Note(Files.Imran)) with { Marks = [Files.Mark(Marks.VisitEnded)] }).ShouldBeTrue();
    }

    [Fact]
    public void The_visit_is_not_ended_while_a_note_is_out()
    {
        var rule = _stage.MarkRules.ShouldHaveSingleItem();

        rule.By.ShouldBe([Roles.LeadReviewer]);
        rule.Hindrance(Visit())!.TextKey.ShouldBe("review.refused.no-notes");
        var out1 = rule.Hindrance(Visit(Files.Note(Files.Imran), Files.Note(Files.Nadia, handedIn: false)));
        (out1!.TextKey, out1.Arguments.ShouldHaveSingleItem()).ShouldBe(("review.refused.notes-out", 1));
        rule.Hindrance(Visit(Files.Note(Files.Imran))).ShouldBeNull();
    }

    [Fact]
    public void A_question_that_rests_on_one_pair_of_eyes_is_worth_a_look()
    {
        var thin = Visit(Files.Note(Files.Imran, "q1"), Files.Note(Files.Nadia, "q1"), Files.Note(Files.Imran, "q2"));

        var warning = _stage.Checks(thin).Single(c => c.State == CheckState.Warning);

        warning.TextKey.ShouldBe("review.check.thin");
        warning.Arguments.ShouldBe(["Question 2?"]);
    }

    [Fact]
    public void It_is_due_on_the_last_day_of_the_visit() =>
        _stage.Due(Visit(), new Calendar(new FakeClock(), new CalendarSettings())).ShouldBe(Files.Today.AddDays(21));

    private static ReviewFile Visit(params ReviewFile.NoteOutline[] notes) =>
        Files.New("on-site") with
        {
            Focus = Files.Focus(),
            Notes = notes,
        };
}
