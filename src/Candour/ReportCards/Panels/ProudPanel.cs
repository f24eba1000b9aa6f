using Candour.Methods.Disclosure;
using Candour.Results;

namespace Candour.ReportCards.Panels;

/// <summary>What the school is proud of: chosen from what visiting schools found and what it pledged, said in its own words.</summary>
public sealed class ProudPanel : Panel
{
    /// <summary>Why nothing is said where nobody visited.</summary>
    internal static Reason NoVisit { get; } = new("no-visit-yet");

    /// <summary>Why nothing is said where there was something to choose from.</summary>
    internal static Reason NotChosen { get; } = new("not-chosen");

    public override string Key => "proud";

    public override string Voice => Voices.School;

    public override IReadOnlyList<string> Needs => [Measures.Strength, Measures.Pledge];

    public override IEnumerable<CardLine> Compose(CardMaterial material) =>
        material.Proud.Count == 0
            ? [Blank(material.WasVisited ? NotChosen : NoVisit)]
            : material.Proud.SelectMany(item => Said(item.Words, words => new SaidLine(words, CardSources.RestsOn(item))));
}
