using Candour.ReportCards;
using Candour.ReportCards.Panels;
using Candour.Results;

namespace Candour.Tests.ReportCards.Panels;

public sealed class PeoplePanelTests
{
    [Fact]
    public void Nobody_was_asked_and_it_says_so() =>
        new PeoplePanel()
            .Make(Materials.Empty)
            .Lines.ShouldHaveSingleItem()
            .ShouldBeOfType<BlankLine>()
            .Why.TextKey.ShouldBe("card.blank.people.not-asked");

    [Fact]
    public void What_they_said_is_quoted() =>
        new PeoplePanel()
            .Make(Materials.Empty with { People = [Materials.Chosen("We feel safe.", "statement", Voices.People)] })
            .Lines.ShouldHaveSingleItem()
            .ShouldBeOfType<QuotedLine>()
            .Words.ShouldBe("We feel safe.");
}
