using Candour.Foundation.Keeping;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.Foundation.Journal;

/// <summary>
/// Reads every chain from its beginning and names the first break of each. Facts whose content was erased are sound;
/// facts that are missing, altered or out of line are not.
/// </summary>
internal sealed class ChainCheck : IInvariant
{
    public string Key => "journal-chain";

    public async Task<IReadOnlyList<string>> BreaksAsync(CandourDb db, CancellationToken cancel)
    {
        List<string> breaks = [];
        var rows =
            from fact in db.Set<Fact>()
            where fact.ChainIndex != null
            join content in db.Set<FactContent>() on fact.Id equals content.FactId into contents
            from content in contents.DefaultIfEmpty()
            orderby fact.PlaceId, fact.ChainIndex
            select new { fact, content };
        Guid? place = null;
        var (index, link, broken) = (0L, Chain.Start, false);
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (row.fact.PlaceId != place)
                (place, index, link, broken) = (row.fact.PlaceId, 0, Chain.Start, false);
            if (broken)
                continue;
            if (WhyBroken(row.fact, row.content, index + 1, link) is { } why)
            {
                breaks.Add($"The journal of {place} breaks at fact {index + 1}: {why}");
                broken = true;
                continue;
            }
            (index, link) = (row.fact.ChainIndex!.Value, row.fact.Link!);
        }
        return breaks;
    }

    /// <summary>Heads that were written down earlier and are no longer in the chain: facts were cut off or chained anew.</summary>
    public static async Task<IReadOnlyList<string>> MissingHeadsAsync(CandourDb db, IEnumerable<ChainHead> known, CancellationToken cancel)
    {
        List<string> missing = [];
        foreach (var head in known)
        {
            if (!await db.Set<Fact>().AnyAsync(f => f.PlaceId == head.PlaceId && f.ChainIndex == head.Index && f.Link == head.Link, cancel))
                missing.Add($"The journal of {head.PlaceId} no longer holds fact {head.Index} as it was written down.");
        }
        return missing;
    }

    private static string? WhyBroken(Fact fact, FactContent? content, long index, string before) =>
        fact switch
        {
            _ when fact.ChainIndex != index => $"the next fact is number {fact.ChainIndex}",
            _ when fact.Link != Chain.Link(before, index, fact) => $"fact {fact.Id} is not as it was chained",
            _ when content is null => $"the content of fact {fact.Id} is missing",
            { RedactedAt: not null } => content is { Nonce: "", Canonical: "" } ? null : $"fact {fact.Id} says it was emptied and was not",
            _ when fact.Digest != Journal.Digest(content.Nonce, content.Canonical, fact.Reason) =>
                $"the content of fact {fact.Id} is not what was told",
            _ => null,
        };
}
