using Candour.Foundation;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Results;
using Microsoft.EntityFrameworkCore;

namespace Candour.ReportCards;

/// <summary>The head writes the card. Nothing is published by it; families go on reading the last edition.</summary>
public sealed class SaveCard(
    CandourDb db,
    UnitOfWork work,
    ReportCardsAccess access,
    ResultsAccess results,
    Journal journal,
    Calendar calendar
)
{
    /// <summary>A line of what the school is proud of or working on; empty when nothing was chosen and nothing written.</summary>
    public sealed record Item(Guid? ResultId, string? Words)
    {
        /// <summary>Whether it says anything.</summary>
        public bool IsEmpty => ResultId is null && string.IsNullOrWhiteSpace(Words);
    }

    /// <param name="Version">The version that the form was opened with; 0 for the first.</param>
    public sealed record Request(
        Guid SchoolId,
        int Version,
        string? Story,
        IReadOnlyList<Item> Proud,
        IReadOnlyList<Item> WorkingOn,
        Guid? PeersResultId
    );

    /// <summary>Saves it and answers the version it has now.</summary>
    public Task<Outcome<int>> RunAsync(Request request, CancellationToken cancel = default) =>
        work.RunAsync<int>(
            async () =>
            {
                if (!access.ActAsHead(request.SchoolId))
                    return Refusal.NotFound;
                var card = await access.Cards.FirstOrDefaultAsync(c => c.OwnerId == request.SchoolId, cancel);
                if ((card?.Version ?? 0) != request.Version)
                    return Refusal.Because("card.refused.changed");
                var standing = await results.Standing.AsNoTracking().Where(r => r.OwnerId == request.SchoolId).ToListAsync(cancel);
                if (Wrong(request, standing).ToList() is { Count: > 0 } wrong)
                    return Outcome<int>.Refused(wrong);
                if (card is null)
                {
                    card = new Card { Id = Ids.New(), OwnerId = request.SchoolId };
                    db.Add(card);
                }
                card.Story = request.Story?.Trim() ?? "";
                card.Proud = Kept(request.Proud);
                card.WorkingOn = Kept(request.WorkingOn);
                card.PeersResultId = request.PeersResultId;
                card.SavedAt = calendar.Now;
                card.Version++;
                journal.Record(ReportCardsFacts.Saved, card);
                await db.SaveChangesAsync(cancel);
                return card.Version;
            },
            cancel
        );

    private static List<ChosenResult> Kept(IEnumerable<Item> items) =>
        [.. items.Where(i => !i.IsEmpty).Select(i => new ChosenResult { ResultId = i.ResultId!.Value, Words = i.Words!.Trim() })];

    private static IEnumerable<Refusal> Wrong(Request request, List<Result> standing)
    {
        if (request.Story?.Trim().Length > Card.StoryLength)
            yield return Refusal.At(nameof(request.Story), "card.refused.long", Card.StoryLength);
        foreach (
            var refusal in WrongItems(request.Proud, nameof(request.Proud), standing, CardChoices.MayBeProud)
                .Concat(WrongItems(request.WorkingOn, nameof(request.WorkingOn), standing, CardChoices.MayBeWorkedOn))
        )
            yield return refusal;
        if (request.PeersResultId is { } peers && !standing.Any(r => r.Id == peers && CardChoices.MayBePeers(r)))
            yield return Refusal.At(nameof(request.PeersResultId), "card.refused.gone");
    }

    private static IEnumerable<Refusal> WrongItems(IReadOnlyList<Item> items, string field, List<Result> standing, Func<Result, bool> may)
    {
        if (items.Count > Card.Most)
            yield return Refusal.At(field, "card.refused.most", Card.Most);
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item.IsEmpty)
                continue;
            if (item.ResultId is null)
                yield return Refusal.At($"{field}[{i}].ResultId", "card.refused.nothing-chosen");
            else if (!standing.Any(r => r.Id == item.ResultId && may(r)))
                yield return Refusal.At($"{field}[{i}].ResultId", "card.refused.gone");
            else if (items.Take(i).Any(before => before.ResultId == item.ResultId))
                yield return Refusal.At($"{field}[{i}].ResultId", "card.refused.twice");
            if (string.IsNullOrWhiteSpace(item.Words))
                yield return Refusal.At($"{field}[{i}].Words", "card.refused.no-words");
            else if (item.Words.Trim().Length > ChosenResult.WordsLength)
                yield return Refusal.At($"{field}[{i}].Words", "card.refused.long", ChosenResult.WordsLength);
        }
    }
}

/// <summary>What may be chosen for what: statements that were made, not those withheld or never told.</summary>
public static class CardChoices
{
    /// <summary>Something to be proud of: a strength others found, or a pledge kept.</summary>
    public static bool MayBeProud(Result result) => result is { Words: not null, Measure: Measures.Strength or Measures.Pledge };

    /// <summary>Something to work on: what could be better, what was asked, what was pledged.</summary>
    public static bool MayBeWorkedOn(Result result) =>
        result is { Words: not null, Measure: Measures.EvenBetterIf or Measures.Question or Measures.Pledge };

    /// <summary>What peers say of the school: their paragraph.</summary>
    public static bool MayBePeers(Result result) => result is { Words: not null, Measure: Measures.Paragraph };
}
