using Candour.ReportCards;
using Candour.ReportCards.Panels;
using Candour.Results;

namespace Candour.Tests.ReportCards.Panels;

public sealed class WorkingOnPanelTests
{
    [Theory]
    [InlineData(Measures.EvenBetterIf, "card.rests.even-better-if")]
    [InlineData(Measures.Question, "card.rests.question")]
    [InlineData(Measures.Pledge, "card.rests.pledge")]
    public void It_says_what_each_rests_on(string measure, string key)
    {
        var panel = new WorkingOnPanel().Make(
            Materials.Empty with
            {
                WasVisited = true,
                WorkingOn = [Materials.Chosen("All speak.", measure)],
            }
        );

        panel.Lines.ShouldHaveSingleItem().ShouldBeOfType<SaidLine>().RestsOn!.TextKey.ShouldBe(key);
        panel.Voice.ShouldBe(Voices.School);
    }

    [Theory]
    [InlineData(false, "card.blank.working-on.no-visit-yet")]
    [InlineData(true, "card.blank.working-on.not-chosen")]
    public void A_blank_says_why(bool visited, string key) =>
        new WorkingOnPanel()
            .Make(Materials.Empty with { WasVisited = visited })
            .Lines.ShouldHaveSingleItem()
            .ShouldBeOfType<BlankLine>()
            .Why.TextKey.ShouldBe(key);
}
