using Candour.ReportCards;
using Candour.ReportCards.Panels;
using Candour.Results;

namespace Candour.Tests.ReportCards.Panels;

public sealed class ProudPanelTests
{
    [Fact]
    public void It_says_the_schools_words_and_what_they_rest_on()
    {
        var line = new ProudPanel()
            .Make(Materials.Empty with { WasVisited = true, Proud = [Materials.Chosen("The choir.", Measures.Strength)] })
            .Lines.ShouldHaveSingleItem()
            .ShouldBeOfType<SaidLine>();

        line.Words.ShouldBe("The choir.");
        line.RestsOn!.TextKey.ShouldBe("card.rests.strength");
        line.RestsOn.Arguments.ShouldBe([Materials.Day]);
    }

    [Theory]
    [InlineData(false, "card.blank.proud.no-visit-yet")]
    [InlineData(true, "card.blank.proud.not-chosen")]
    public void A_blank_says_why(bool visited, string key) =>
        new ProudPanel()
            .Make(Materials.Empty with { WasVisited = visited })
            .Lines.ShouldHaveSingleItem()
            .ShouldBeOfType<BlankLine>()
            .Why.TextKey.ShouldBe(key);
}
