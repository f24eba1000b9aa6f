using Candour.PeerReview.Stages;

namespace Candour.Tests.PeerReview.Stages;

public sealed class FocusStageTests
{
    private readonly FocusStage _stage = new();

    [Fact]
    public void Nothing_written_waits_for_everything() =>
        _stage.WaitsFor(Files.New()).ShouldBe(["questions", "days", "contact", "lead-signed", "host-signed"]);

    [Fact]
    public void Both_signatures_let_it_go_on()
    {
        var focus = Files.Focus();

        _stage.WaitsFor(Files.New() with { Focus = focus }).ShouldBe(["lead-signed", "host-signed"]);
        focus.LeadSignedAt = DateTime.UnixEpoch;
        _stage.WaitsFor(Files.New() with { Focus = focus }).ShouldBe(["host-signed"]);
        focus.HostSignedAt = DateTime.UnixEpoch;
        _stage.MayLeave(Files.New() with { Focus = focus }).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void No_question_or_more_than_three_waits(int questions) =>
        _stage.WaitsFor(Files.New() with { Focus = Files.Focus(questions) }).ShouldContain("questions");

    [Fact]
    public void A_number_to_ring_without_a_name_is_no_contact()
    {
        var focus = Files.Focus();
        focus.ContactName = "";

        _stage.WaitsFor(Files.New() with { Focus = focus }).ShouldContain("contact");
    }

    [Fact]
    public void A_visit_within_the_week_is_worth_a_look_and_stops_nothing()
    {
        var focus = Files.Focus();
        (focus.LeadSignedAt, focus.HostSignedAt) = (DateTime.UnixEpoch, DateTime.UnixEpoch);
        var file = Files.New() with { Focus = focus };
        _stage.WarnsOf(file).ShouldBeEmpty();

        focus.FirstDay = Files.Today.AddDays(3);

        _stage.WarnsOf(file).ShouldBe(["brief-late"]);
        _stage.MayLeave(file).ShouldBeTrue();
    }
}
