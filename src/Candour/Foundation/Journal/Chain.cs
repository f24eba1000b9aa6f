using System.Security.Cryptography;
using System.Text.Json;
using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Candour.Foundation.Journal;

/// <summary>The last link of a place's chain: with it in a safe place, nobody can later cut facts off the end unseen.</summary>
public sealed record ChainHead(Guid PlaceId, long Index, string Link);

/// <summary>
/// The chain of a place's facts: each link is SHA-256 over the link before and the fact. It holds what cannot be
/// erased; content and reason are in it only by their digest.
/// </summary>
public static class Chain
{
    /// <summary>What the first fact of a place is linked to.</summary>
    public const string Start = "";

    /// <summary>The link of a fact at a place in the chain.</summary>
    public static string Link(string before, long index, Fact fact)
    {
        object?[] said =
        [
            before,
            index,
            fact.Id,
            fact.PlaceId,
            fact.OwnerId,
            fact.RecordKindKey,
            fact.RecordId,
            fact.Verb,
            fact.PersonId,
            fact.Capacity,
            fact.At.Ticks / TimeSpan.TicksPerMillisecond,
            fact.Digest,
        ];
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(said)));
    }

    /// <summary>The last link of each place.</summary>
    public static async Task<IReadOnlyList<ChainHead>> HeadsAsync(CandourDb db, CancellationToken cancel = default)
    {
        var last = db.Set<Fact>()
            .Where(f => f.ChainIndex != null)
            .GroupBy(f => f.PlaceId)
            .Select(g => new { PlaceId = g.Key, Index = g.Max(f => f.ChainIndex) });
        var heads = await (
            from l in last
            join f in db.Set<Fact>() on new { l.PlaceId, l.Index } equals new { f.PlaceId, Index = f.ChainIndex }
            select new
            {
                f.PlaceId,
                f.ChainIndex,
                f.Link,
            }
        ).ToListAsync(cancel);
        return [.. heads.Select(h => new ChainHead(h.PlaceId, h.ChainIndex!.Value, h.Link!)).OrderBy(h => h.PlaceId)];
    }
}

/// <summary>Chains new facts, place by place, within a minute of their being told.</summary>
public sealed class ChainJob(CandourDb db, UnitOfWork work) : IJobHandler
{
    private const int Batch = 500;

    /// <inheritdoc />
    public static string Kind => "chain";

    /// <inheritdoc />
    public static ClockJob Clock => ClockJob.Chain;

    /// <inheritdoc />
    public static TimeSpan? Every => TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        var places = await db.Set<Fact>().Where(f => f.ChainIndex == null).Select(f => f.PlaceId).Distinct().ToListAsync(cancel);
        foreach (var place in places)
        {
            while ((await work.RunAsync(() => ExtendAsync(place, cancel), cancel)).Value == Batch)
                db.ChangeTracker.Clear();
        }
    }

    private async Task<Outcome<int>> ExtendAsync(Guid place, CancellationToken cancel)
    {
        var ofPlace = db.Set<Fact>().Where(f => f.PlaceId == place);
        var head = await ofPlace
            .Where(f => f.ChainIndex != null)
            .OrderByDescending(f => f.ChainIndex)
            .Select(f => new { f.ChainIndex, f.Link })
            .FirstOrDefaultAsync(cancel);
        var facts = await ofPlace.Where(f => f.ChainIndex == null).OrderBy(f => f.At).ThenBy(f => f.Id).Take(Batch).ToListAsync(cancel);
        var (index, link) = (head?.ChainIndex ?? 0, head?.Link ?? Chain.Start);
        foreach (var fact in facts)
        {
            link = Chain.Link(link, ++index, fact);
            fact.ChainIndex = index;
            fact.Link = link;
        }
        await db.SaveChangesAsync(cancel);
        return facts.Count;
    }
}

/// <summary>Writes the heads of all chains into the log once a day: a second place where they are known.</summary>
public sealed class ChainHeadsJob(CandourDb db, ILogger<ChainHeadsJob> logger) : IJobHandler
{
    /// <inheritdoc />
    public static string Kind => "chain-heads";

    /// <inheritdoc />
    public static ClockJob Clock => ClockJob.Chain;

    /// <inheritdoc />
    public static TimeSpan? Every => TimeSpan.FromDays(1);

    /// <inheritdoc />
    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        foreach (var head in await Chain.HeadsAsync(db, cancel))
            logger.LogInformation("Journal of {Place} stands at {Index} {Link}.", head.PlaceId, head.Index, head.Link);
    }
}
