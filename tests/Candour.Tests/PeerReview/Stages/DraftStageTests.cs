using Candour.PeerReview;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Stages;

namespace Candour.Tests.PeerReview.Stages;

public sealed class DraftStageTests
{
    private readonly DraftStage _stage = new();

    [Fact]
    public void Nothing_written_waits_for_everything() => _stage.WaitsFor(Files.New()).ShouldBe(["summary", "findings", "sent"]);

    [Fact]
    public void A_draft_with_a_summary_and_a_finding_goes_on_once_it_is_sent()
    {
        _stage.WaitsFor(Draft(null)).ShouldBe(["sent"]);
        _stage.MayLeave(Draft(DateTime.UnixEpoch)).ShouldBeTrue();
    }

    [Fact]
    public void A_finding_that_too_little_carries_is_worth_a_look_and_stops_nothing()
    {
        var (mine, hers, again) = (Files.Note(Files.Imran), Files.Note(Files.Nadia), Files.Note(Files.Imran));
        var file = Draft(DateTime.UnixEpoch) with { Notes = [mine, hers, again] };

        _stage.WarnsOf(file with { Findings = [Files.Finding(FindingSorts.Strength, mine, hers)] }).ShouldBeEmpty();
        _stage.WarnsOf(file with { Findings = [Files.Finding(FindingSorts.Strength, mine, again)] }).ShouldBe(["printed-as-question"]);
        _stage.WarnsOf(file with { Findings = [Files.Finding(FindingSorts.Question, mine)] }).ShouldBeEmpty();
        _stage.MayLeave(file with { Findings = [Files.Finding(FindingSorts.Strength, mine)] }).ShouldBeTrue();
    }

    [Fact]
    public void A_note_that_was_not_handed_in_carries_nothing()
    {
        var (mine, hers) = (Files.Note(Files.Imran), Files.Note(Files.Nadia, handedIn: false));

        _stage
            .WarnsOf(Draft(null) with { Notes = [mine, hers], Findings = [Files.Finding(FindingSorts.Strength, mine, hers)] })
            .ShouldBe(["printed-as-question"]);
    }

    private static ReviewFile Draft(DateTime? sent) =>
        Files.New("draft") with
        {
            Findings = [Files.Finding(FindingSorts.Question)],
            Draft = new DraftReport
            {
                Id = Files.Circle,
                OwnerId = Files.Circle,
                Summary = "A school that knows itself.",
                SentAt = sent,
            },
        };
}
