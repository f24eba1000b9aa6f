using Candour.Results;

namespace Candour.ReportCards.Panels;

/// <summary>The school's year in its own words.</summary>
public sealed class StoryPanel : Panel
{
    public override string Key => "story";

    public override string Voice => Voices.School;

    public override IEnumerable<CardLine> Compose(CardMaterial material) => Said(material.Story, words => new SaidLine(words));
}
