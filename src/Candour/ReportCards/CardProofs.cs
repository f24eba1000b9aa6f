using Candour.Foundation.Time;
using Candour.Methods.Disclosure;
using Candour.Partnerships;
using Candour.ReportCards.Panels;
using Candour.Results;
using Microsoft.EntityFrameworkCore;

namespace Candour.ReportCards;

/// <summary>A school's card as it would be printed now, with what it can be made from.</summary>
/// <param name="Card">What is saved; null before the first time.</param>
/// <param name="Results">The statements that stand, to choose from, newest first.</param>
/// <param name="Missing">What was chosen and no longer stands.</param>
public sealed record CardProof(
    Guid SchoolId,
    string School,
    Card? Card,
    IReadOnlyList<Result> Results,
    IReadOnlyList<Guid> Missing,
    ComposedCard Composed
)
{
    /// <summary>The results that the card is made from.</summary>
    public IReadOnlyList<Guid> Used =>
        Card is null ? [] : [.. CardProofs.Chosen(Card).Where(id => Results.Any(r => r.Id == id)).Distinct()];
}

/// <summary>Makes proofs: reads what is saved and what stands, lets each pass its rule, and has the panels compose.</summary>
public sealed class CardProofs(
    ReportCardsAccess access,
    ResultsAccess results,
    PartnershipsAccess parties,
    IEnumerable<ISchoolFacts> facts,
    PanelCatalogue panels,
    Calendar calendar
)
{
    /// <summary>The proof; null when there is no such school. Whether the viewer may see it is asked before.</summary>
    public Task<CardProof?> OfAsync(Guid schoolId, CancellationToken cancel = default) => OfAsync(schoolId, calendar.Today, cancel);

    /// <summary>The same as it would have been printed on another day, from what stands now.</summary>
    internal async Task<CardProof?> OfAsync(Guid schoolId, DateOnly day, CancellationToken cancel)
    {
        var school = await parties
            .Organisations.Where(p => p.Id == schoolId && p.Kind == PartyKinds.School)
            .Select(p => p.Name)
            .FirstOrDefaultAsync(cancel);
        if (school is null)
            return null;
        var card = await access.Cards.FirstOrDefaultAsync(c => c.OwnerId == schoolId, cancel);
        var standing = await results
            .Standing.AsNoTracking()
            .Where(r => r.OwnerId == schoolId)
            .OrderByDescending(r => r.AsOf)
            .ThenBy(r => r.Id)
            .ToListAsync(cancel);
        var material = Material(card, standing, await FactsAsync(schoolId, cancel));
        var design = CardDesign.FourVoices;
        var composed = new ComposedCard(
            design.Key,
            school,
            AcademicYear.Of(day).ToString(),
            Lede(material),
            [.. panels.Of(design).Select(p => p.Make(material))],
            CardSources.All(material)
        );
        Guid[] missing = card is null ? [] : [.. Chosen(card).Where(id => standing.All(r => r.Id != id))];
        return new(schoolId, school, card, standing, missing, composed);
    }

    /// <summary>What the head chose, in the card's order.</summary>
    internal static IEnumerable<Guid> Chosen(Card card)
    {
        var chosen = card.Proud.Concat(card.WorkingOn).Select(c => c.ResultId);
        return card.PeersResultId is { } peers ? chosen.Append(peers) : chosen;
    }

    private async Task<SchoolFacts?> FactsAsync(Guid schoolId, CancellationToken cancel)
    {
        foreach (var source in facts)
        {
            if (await source.OfAsync(schoolId, cancel) is { } known)
                return known;
        }
        return null;
    }

    private static CardMaterial Material(Card? card, List<Result> standing, SchoolFacts? facts)
    {
        var wasVisited = standing.Any(r => r.Voice == Voices.Peers);
        return new()
        {
            Story = Disclose.AsWritten(Stated.WordsOr(card?.Story, Reason.NotTold)),
            Proud = Own(card?.Proud, standing),
            WorkingOn = Own(card?.WorkingOn, standing),
            Peers = Peers(card, standing, wasVisited),
            People =
            [
                .. standing
                    .Where(r => r.Voice == Voices.People && r.Words is not null)
                    .Select(r => new Chosen(Disclose.AsWritten(r.AsWords()), r)),
            ],
            WasVisited = wasVisited,
            Facts = facts,
        };
    }

    private static Chosen[] Own(IEnumerable<ChosenResult>? items, List<Result> standing) =>
        [
            .. from item in items ?? []
            let result = standing.Find(r => r.Id == item.ResultId)
            where result is not null
            select new Chosen(Disclose.AsWritten(Stated.WordsOr(item.Words, Reason.NotTold)), result),
        ];

    private static Chosen Peers(Card? card, List<Result> standing, bool wasVisited)
    {
        var result = standing.Find(r => r.Id == card?.PeersResultId);
        var words = result?.AsWords() ?? Stated.Unknown<string>(wasVisited ? ProudPanel.NotChosen : ProudPanel.NoVisit);
        return new(Disclose.AsWritten(words), result);
    }

    /// <summary>What kind of school it is, in a sentence, as far as the figures say.</summary>
    private static Told Lede(CardMaterial material) =>
        (
            material.Number(Measures.Pupils).Value,
            material.Number(Measures.LowAge).Value,
            material.Number(Measures.HighAge).Value,
            material.Word(Measures.Town).Value
        ) switch
        {
            (
                Stated<double>.Known { Value: var pupils },
                Stated<double>.Known { Value: var low },
                Stated<double>.Known { Value: var high },
                Stated<string>.Known { Value: var town }
            ) => new("card.lede.full", (int)pupils, (int)low, (int)high, town),
            (
                Stated<double>.Known { Value: var pupils },
                Stated<double>.Known { Value: var low },
                Stated<double>.Known { Value: var high },
                _
            ) => new("card.lede.ages", (int)pupils, (int)low, (int)high),
            (Stated<double>.Known { Value: var pupils }, _, _, _) => new("card.lede.pupils", (int)pupils),
            _ => new("card.lede.voices"),
        };
}
