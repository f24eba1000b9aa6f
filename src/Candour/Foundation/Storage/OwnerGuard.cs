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
    /// <summary>Whose a record is and whom it ties to whom. None of these ever changes, and each change must find them as they are stored.</summary>
    public static IReadOnlyList<string> FixedProperties { get; } =
    [
        nameof(IGuarded.OwnerId),
        nameof(IConvened.ConvenerId),
        nameof(IAuthored.AuthorId),
        nameof(Partnerships.Appointment.PersonId),
        nameof(Partnerships.Membership.PartyId),
        nameof(Partnerships.Membership.GroupId),
    ];

    /// <inheritdoc />
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        var db = (CandourDb)eventData.Context!;
        foreach (var claim in Check(db))
            Prove(claim, claim.Proof(db).Any());
        return result;
    }

    /// <inheritdoc />
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        var db = (CandourDb)eventData.Context!;
        foreach (var claim in Check(db))
            Prove(claim, await claim.Proof(db).AnyAsync(cancellationToken));
        return result;
    }

    /// <summary>Holds the save against the write scope; answers what only the database can prove.</summary>
    private static List<OwnerClaim> Check(CandourDb db)
    {
        db.ChangeTracker.DetectChanges();
        var guarded = false;
        var told = false;
        var partsChanged = RecordParts.Changed(db);
        List<OwnerClaim> claims = [];
        foreach (var entry in db.ChangeTracker.Entries())
        {
            // A part kept as JSON inside a record is the record: its change is a change of the row.
            var isChanged = entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;
            if (!isChanged && !partsChanged.Contains(entry.Entity))
                continue;
            if (entry.Entity is IAppendOnly)
                AppendOnly(db, entry);
            if (entry.Entity is Fact && entry.State == EntityState.Added)
                told = true;
            if (entry.Entity is IGuarded record)
            {
                Owned(db, entry, record);
                if (db.Viewer.System is null && OwnerClaim.Of(db, entry, record) is { } claim)
                    claims.Add(claim);
                guarded |= record is not (Accounts.Account or IUntold);
            }
        }
        if (guarded && !told)
            throw new OwnerGuardException("A change of an owned record was about to be saved without a fact in the journal.");
        Journal.Journal.SealAll(db);
        return claims;
    }

    private static void Prove(OwnerClaim claim, bool holds)
    {
        if (!holds)
            throw new OwnerGuardException($"This {claim.Kind} lies outside what its keeper keeps.");
    }

    private static void Owned(CandourDb db, EntityEntry entry, IGuarded record)
    {
        foreach (var name in FixedProperties)
        {
            if (
                entry.State != EntityState.Added
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
