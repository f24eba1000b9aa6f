using Candour.Foundation.Access;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Candour.Foundation.Storage;

/// <summary>
/// What a row says of parties and only the database knows to be so: that the owner lies in the party which convenes,
/// that whoever keeps a tie keeps the group it ties to. Without the proof a lead could write their own partnership as
/// the convener of anybody's record, or tie a friend into anybody's circle.
/// </summary>
/// <param name="Kind">The kind of the row.</param>
/// <param name="Proof">A query that finds something when it is so.</param>
internal sealed record OwnerClaim(string Kind, Func<CandourDb, IQueryable<Guid>> Proof)
{
    /// <summary>What is to be proved before the row is saved; null when the row itself, or this save, proves it.</summary>
    public static OwnerClaim? Of(CandourDb db, EntityEntry entry, IGuarded record) =>
        entry.State != EntityState.Added
            ? null
            : record switch
            {
                IConvened convened => OfConvened(db, convened),
                Membership tie => OfTie(db, tie),
                _ => null,
            };

    private static OwnerClaim? OfConvened(CandourDb db, IConvened record)
    {
        var (owner, convener) = (record.OwnerId, record.ConvenerId);
        // Who may write the record as its owner needs no convener, and the installation's operators convene everywhere.
        if (
            owner == convener
            || convener == Party.Installation
            || db.Viewer.Capacity?.Standings.Any(s => s.PartyId == owner && Roles.Writes(s.Role, record.RecordKind.Key)) == true
            || Added<Membership>(db).Any(m => m.PartyId == owner && m.GroupId == convener)
        )
            return null;
        var today = db.Today;
        return new OwnerClaim(
            record.RecordKind.Key,
            d =>
                d.Set<Membership>()
                    .Where(m => m.PartyId == owner && m.GroupId == convener && m.From <= today && (m.To == null || m.To >= today))
                    .Select(m => m.Id)
        );
    }

    private static OwnerClaim? OfTie(CandourDb db, Membership tie)
    {
        var (keeper, group) = (tie.OwnerId, tie.GroupId);
        if (group == keeper || Added<Party>(db).Any(p => p.Id == group && p.OwnerId == keeper))
            return null;
        return new OwnerClaim(tie.RecordKind.Key, d => d.Set<Party>().Where(p => p.Id == group && p.OwnerId == keeper).Select(p => p.Id));
    }

    private static IEnumerable<T> Added<T>(CandourDb db)
        where T : class => db.ChangeTracker.Entries<T>().Where(e => e.State == EntityState.Added).Select(e => e.Entity);
}
