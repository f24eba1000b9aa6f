using Candour.Foundation.Access;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.Evidence;

/// <summary>
/// Who may read evidence: the head and senior leaders of the school whose it is. Others meet it only as it stands in a
/// locked snapshot.
/// </summary>
public sealed class EvidenceAccess(CandourDb db)
{
    /// <summary>The rule for a piece of evidence.</summary>
    public Rule<EvidenceItem> Rule { get; } = new(OfLeaders<EvidenceItem>());

    /// <summary>The rule for its uses.</summary>
    public Rule<EvidenceUse> UseRule { get; } = new(OfLeaders<EvidenceUse>());

    /// <summary>The evidence that the viewer may read.</summary>
    public IQueryable<EvidenceItem> Readable() => db.Set<EvidenceItem>().Where(Rule.Condition(db.Viewer));

    /// <summary>The uses that the viewer may read.</summary>
    public IQueryable<EvidenceUse> ReadableUses() => db.Set<EvidenceUse>().Where(UseRule.Condition(db.Viewer));

    /// <summary>As <see cref="Readable"/>, with what was taken back: for putting it back.</summary>
    public IQueryable<EvidenceItem> ReadableOrWithdrawn() => Readable().IgnoreQueryFilters([CandourDb.LiveFilter]);

    /// <summary>As <see cref="ReadableUses"/>, with what was taken back.</summary>
    public IQueryable<EvidenceUse> ReadableOrWithdrawnUses() => ReadableUses().IgnoreQueryFilters([CandourDb.LiveFilter]);

    /// <summary>The evidence of one record, each piece with the use that ties it there, oldest first.</summary>
    public async Task<IReadOnlyList<UsedEvidence>> OfRecordAsync(
        Guid recordId,
        string? aspectKey = null,
        CancellationToken cancel = default
    )
    {
        var rows = await (
            from use in ReadableUses().AsNoTracking()
            where use.RecordId == recordId && (aspectKey == null || use.AspectKey == aspectKey)
            join item in Readable().AsNoTracking() on use.EvidenceId equals item.Id
            orderby use.UsedAt, use.Id
            select new { use, item }
        ).ToListAsync(cancel);
        return [.. rows.Select(r => new UsedEvidence(r.use, r.item))];
    }

    private static GroundOf<T> OfLeaders<T>()
        where T : class, IOwned =>
        new(GroundKeys.SchoolLeader, v => v.OrganisationsAs(Roles.Head, Roles.SeniorLeader), ids => r => ids.Contains(r.OwnerId));
}

/// <summary>A piece of evidence where it is used.</summary>
public sealed record UsedEvidence(EvidenceUse Use, EvidenceItem Item);
