using Candour.Results;

namespace Candour.ReportCards;

/// <summary>Where what stands on a card comes from, in a sentence.</summary>
public static class CardSources
{
    /// <summary>Where a quotation comes from.</summary>
    public static Told Of(Chosen item) => new("card.source.report", item.RestsOn!.AsOf);

    /// <summary>What the school's own words rest on.</summary>
    public static Told RestsOn(Chosen item) =>
        item.RestsOn!.Measure switch
        {
            Measures.Strength => new("card.rests.strength", item.RestsOn.AsOf),
            Measures.EvenBetterIf => new("card.rests.even-better-if", item.RestsOn.AsOf),
            Measures.Question => new("card.rests.question", item.RestsOn.AsOf),
            _ => new("card.rests.pledge", item.RestsOn.AsOf),
        };

    /// <summary>All sources of a card, each once.</summary>
    public static IReadOnlyList<Told> All(CardMaterial material)
    {
        var results = material
            .Proud.Concat(material.WorkingOn)
            .Concat(material.People)
            .Append(material.Peers)
            .Select(c => c.RestsOn)
            .OfType<Result>()
            .ToList();
        var reports = results
            .Where(r => r.Voice == Voices.Peers)
            .Select(r => r.AsOf)
            .Distinct()
            .Order()
            .Select(on => new Told("card.source.report", on));
        var pledges = results
            .Where(r => r.Measure == Measures.Pledge)
            .Select(r => r.AsOf)
            .Distinct()
            .Order()
            .Select(on => new Told("card.source.pledges", on));
        IEnumerable<Told> facts = material.Facts is { } known ? [new Told(known.SourceKey, known.AsOf)] : [];
        return [new Told("card.source.school"), .. reports, .. pledges, .. facts];
    }
}
