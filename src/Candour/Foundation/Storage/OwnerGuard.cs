using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Candour.Foundation.Storage;

/// <summary>A save that the viewer's write scope does not cover, or that tells no fact. It is a programming error or an attack; it is never shown as more than "not found".</summary>
public sealed class OwnerGuardException(string message) : Exception(message);

/// <summary>
/// Holds every save against the viewer's write scope. Query filters guard reading only: an outsider's attached row
/// would be saved without this.
/// </summary>
public sealed class OwnerGuard : SaveChangesInterceptor
{
    /// <inheritdoc />
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check((CandourDb)eventData.Context!);
        return result;
    }

    /// <inheritdoc />
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Check((CandourDb)eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Check(CandourDb db)
    {
        db.ChangeTracker.DetectChanges();
        var guarded = false;
        var told = false;
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
                continue;
            if (entry.Entity is IAppendOnly)
                AppendOnly(db, entry);
            if (entry.Entity is Fact && entry.State == EntityState.Added)
                told = true;
            if (entry.Entity is IGuarded record)
            {
                Owned(db, entry, record);
                guarded |= record is not (Accounts.Account or IUntold);
            }
        }
        if (guarded && !told)
            throw new OwnerGuardException("A change of an owned record was about to be saved without a fact in the journal.");
        Journal.Journal.SealAll(db);
    }

    private static void Owned(CandourDb db, EntityEntry entry, IGuarded record)
    {
        foreach (var name in new[] { nameof(IGuarded.OwnerId), nameof(IConvened.ConvenerId), nameof(IAuthored.AuthorId) })
        {
            if (
                entry.State == EntityState.Modified
                && entry.Metadata.FindProperty(name) is not null
                && entry.Property(name) is var property
                && !Equals(property.OriginalValue, property.CurrentValue)
            )
                throw new OwnerGuardException($"{name} of a {record.RecordKind} was about to change.");
        }
        if (
            record is Partnerships.Appointment appointment
            && entry.State == EntityState.Added
            && db.Viewer.System is null
            && appointment.PersonId == db.Viewer.PersonId
        )
            throw new OwnerGuardException("Nobody appoints themselves.");
        if (!db.Viewer.MayWrite(record))
            throw new OwnerGuardException(
                $"{db.Viewer.System?.Name ?? db.Viewer.Capacity?.Role ?? "a person without capacity"} may not save this {record.RecordKind} ({entry.State})."
            );
    }

    private static void AppendOnly(CandourDb db, EntityEntry entry)
    {
        if (entry.State == EntityState.Added || db.Viewer.System is not null)
            return;
        throw new OwnerGuardException($"A {entry.Metadata.ClrType.Name} is never changed or deleted.");
    }
}
