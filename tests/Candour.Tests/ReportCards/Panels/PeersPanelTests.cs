using Candour.ReportCards;
using Candour.ReportCards.Panels;
using Candour.Results;

namespace Candour.Tests.ReportCards.Panels;

public sealed class PeersPanelTests
{
    [Fact]
    public void It_quotes_exactly_and_names_the_report()
    {
        const string Words = "They saw calm classrooms; they asked “who chose the task?”";

        var line = new PeersPanel()
            .Make(Materials.Empty with { Peers = Materials.Chosen(Words, Measures.Paragraph) })
            .Lines.ShouldHaveSingleItem()
            .ShouldBeOfType<QuotedLine>();

        line.Words.ShouldBe(Words);
        line.Source.TextKey.ShouldBe("card.source.report");
    }

    [Fact]
    public void A_blank_says_whether_nobody_came_or_nothing_was_chosen()
    {
        new PeersPanel()
            .Make(Materials.Empty)
            .Lines.ShouldHaveSingleItem()
            .ShouldBeOfType<BlankLine>()
            .Why.TextKey.ShouldBe("card.blank.peers.no-visit-yet");
        new PeersPanel()
            .Make(Materials.Empty with { Peers = new(Materials.Written(null, ProudPanel.NotChosen), null) })
            .Lines.ShouldHaveSingleItem()
            .ShouldBeOfType<BlankLine>()
            .Why.TextKey.ShouldBe("card.blank.peers.not-chosen");
    }
}
