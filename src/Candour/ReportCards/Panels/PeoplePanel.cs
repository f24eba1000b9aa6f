using Candour.Methods.Disclosure;
using Candour.Results;

namespace Candour.ReportCards.Panels;

/// <summary>What children, families and staff say.</summary>
public sealed class PeoplePanel : Panel
{
    public override string Key => "people";

    public override string Voice => Voices.People;

    public override IEnumerable<CardLine> Compose(CardMaterial material) =>
        material.People.Count == 0
            ? [Blank(Reason.NotAsked)]
            : material.People.SelectMany(item => Said(item.Words, words => new QuotedLine(words, CardSources.Of(item))));
}
