using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Candour.Foundation.Storage;

/// <summary>
/// Records of which only a part that is kept inside them has changed. EF calls such a record unchanged and writes its
/// row all the same.
/// </summary>
internal static class RecordParts
{
    /// <summary>The records, by reference.</summary>
    public static IReadOnlySet<object> Changed(DbContext db)
    {
        HashSet<object> records = new(ReferenceEqualityComparer.Instance);
        List<EntityEntry>? entries = null;
        foreach (var part in db.ChangeTracker.Entries())
        {
            if (!part.Metadata.IsOwned() || part.State is EntityState.Unchanged or EntityState.Detached)
                continue;
            entries ??= [.. db.ChangeTracker.Entries()];
            if (Root(part, entries) is { } root)
                records.Add(root.Entity);
        }
        return records;
    }

    /// <summary>The record that a part lies in, however deep; a part that was taken out is found by its key.</summary>
    private static EntityEntry? Root(EntityEntry part, List<EntityEntry> entries)
    {
        EntityEntry? at = part;
        while (at is not null && at.Metadata.FindOwnership() is { } ownership)
            at = Principal(at, ownership, entries);
        return at;
    }

    private static EntityEntry? Principal(EntityEntry part, IForeignKey ownership, List<EntityEntry> entries) =>
        entries.Find(e =>
            e.Metadata == ownership.PrincipalEntityType
            && ownership
                .Properties.Zip(ownership.PrincipalKey.Properties)
                .All(pair => Equals(part.Property(pair.First.Name).CurrentValue, e.Property(pair.Second.Name).CurrentValue))
        );
}
