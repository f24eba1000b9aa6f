using Candour.PeerReview;
using Candour.PeerReview.Stages;

namespace Candour.Tests.PeerReview.Stages;

public sealed class SealedStageTests
{
    private readonly SealedStage _stage = new();

    [Fact]
    public void Waits_until_everybody_sealed_every_question()
    {
        _stage.MayLeave(Sealed()).ShouldBeFalse();
        _stage.MayLeave(Sealed((Files.Imran, "q1"), (Files.Imran, "q2"), (Files.Nadia, "q1"))).ShouldBeFalse();
        _stage.MayLeave(Sealed((Files.Imran, "q1"), (Files.Imran, "q2"), (Files.Nadia, "q1"), (Files.Nadia, "q2"))).ShouldBeTrue();
    }

    [Fact]
    public void What_is_written_and_not_sealed_does_not_count()
    {
        var all = Sealed((Files.Imran, "q1"), (Files.Imran, "q2"), (Files.Nadia, "q1"), (Files.Nadia, "q2"));

        _stage
            .MayLeave(all with { Judgements = [.. all.Judgements.Select(j => j with { Sealed = j.AuthorId == Files.Imran })] })
            .ShouldBeFalse();
    }

    [Fact]
    public void It_tells_nobody_who_has_sealed_and_who_has_not()
    {
        var none = _stage.Checks(Sealed()).ToList();
        var most = _stage.Checks(Sealed((Files.Imran, "q1"), (Files.Imran, "q2"), (Files.Nadia, "q1"))).ToList();

        most.Select(c => (c.TextKey, c.State, c.Arguments.Length)).ShouldBe(none.Select(c => (c.TextKey, c.State, c.Arguments.Length)));
    }

    [Fact]
    public void Who_is_recorded_absent_is_not_waited_for() =>
        _stage.MayLeave(Sealed((Files.Imran, "q1"), (Files.Imran, "q2")) with { Absent = [Files.Nadia] }).ShouldBeTrue();

    [Fact]
    public void When_everybody_is_absent_nothing_opens() =>
        _stage.MayLeave(Sealed() with { Absent = [Files.Imran, Files.Nadia] }).ShouldBeFalse();

    [Fact]
    public void Without_questions_nothing_opens() => _stage.MayLeave(Files.New("sealed")).ShouldBeFalse();

    private static ReviewFile Sealed(params (Guid Author, string Question)[] seals) =>
        Files.New("sealed") with
        {
            Focus = Files.Focus(),
            Judgements = [.. seals.Select(s => new ReviewFile.SealOutline(s.Author, s.Question, Sealed: true))],
        };
}
