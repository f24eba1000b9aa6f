using Candour.Results;

namespace Candour.ReportCards.Panels;

/// <summary>What the school is working on: chosen from what visiting schools found or asked and what it pledged, said in its own words.</summary>
public sealed class WorkingOnPanel : Panel
{
    public override string Key => "working-on";

    public override string Voice => Voices.School;

    public override IReadOnlyList<string> Needs => [Measures.EvenBetterIf, Measures.Question, Measures.Pledge];

    public override IEnumerable<CardLine> Compose(CardMaterial material) =>
        material.WorkingOn.Count == 0
            ? [Blank(material.WasVisited ? ProudPanel.NotChosen : ProudPanel.NoVisit)]
            : material.WorkingOn.SelectMany(item => Said(item.Words, words => new SaidLine(words, CardSources.RestsOn(item))));
}
