using Candour.Results;

namespace Candour.ReportCards.Panels;

/// <summary>What visiting schools saw: a paragraph of their report that the head chose, quoted exactly.</summary>
public sealed class PeersPanel : Panel
{
    public override string Key => "peers";

    public override string Voice => Voices.Peers;

    public override IReadOnlyList<string> Needs => [Measures.Paragraph];

    public override IEnumerable<CardLine> Compose(CardMaterial material) =>
        Said(material.Peers.Words, words => new QuotedLine(words, CardSources.Of(material.Peers)));
}
