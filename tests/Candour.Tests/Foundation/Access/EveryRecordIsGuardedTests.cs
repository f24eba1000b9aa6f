using Candour.Foundation.Access;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Facts = Candour.Foundation.Journal.Journal;

namespace Candour.Tests.Foundation.Access;

/// <summary>
/// What somebody may try with a record of others, past every page and use case, for every kind of record in the model:
/// a kind that is added tomorrow is tried tomorrow. The villain holds every role there is, at a place of their own.
/// </summary>
public sealed class EveryRecordIsGuardedTests
{
    [Theory, OnEachDatabase]
    public async Task Nobody_adds_a_record_to_what_is_anothers(DatabaseKind kind)
    {
        await using var lair = await LairAsync(kind);
        foreach (var type in lair.Types)
        {
            await lair.RefusedAsync(type, "insert", db => db.Add(lair.Fresh(type)));
            // Only a lead convenes: their own partnership named as the convener of somebody else's record.
            if (typeof(IConvened).IsAssignableFrom(type))
                await lair.RefusedAsync(type, "convene", db => db.Add(lair.Fresh(type, convener: lair.Own)));
        }
        await lair.ShouldBeAsBeforeAsync();
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_changes_or_deletes_an_attached_record_of_anothers(DatabaseKind kind)
    {
        await using var lair = await LairAsync(kind);
        foreach (var type in lair.Types)
        {
            foreach (var state in (EntityState[])[EntityState.Modified, EntityState.Deleted])
                await lair.RefusedAsync(type, $"attach as {state}", db => State(db.Attach(lair.Stored(type)), state));
        }
        await lair.ShouldBeAsBeforeAsync();
    }

    [Theory, OnEachDatabase]
    public async Task A_forged_owner_convener_or_author_finds_no_row(DatabaseKind kind)
    {
        await using var lair = await LairAsync(kind);
        foreach (var type in lair.Types)
        foreach (var forged in Forgeries(lair, type))
        foreach (var state in (EntityState[])[EntityState.Modified, EntityState.Deleted])
        {
            await lair.RefusedAsync(
                type,
                $"forge and attach as {state}",
                db =>
                {
                    var record = lair.Stored(type);
                    foreach (var (name, value) in forged)
                        AnyRecord.Set(record, name, value);
                    return State(db.Attach(record), state);
                }
            );
            // The row is looked for as it was, and the wall asked about what it was made to be.
            await lair.RefusedAsync(
                type,
                $"forge what is tracked and save as {state}",
                db =>
                {
                    var entry = db.Attach(lair.Stored(type));
                    foreach (var (name, value) in forged)
                        entry.Property(name).CurrentValue = value;
                    return State(entry, state);
                }
            );
        }
        await lair.ShouldBeAsBeforeAsync();
    }

    [Theory, OnEachDatabase]
    public async Task A_part_that_is_kept_inside_a_record_is_no_way_round_the_wall(DatabaseKind kind)
    {
        await using var lair = await LairAsync(kind);
        var tried = 0;
        foreach (var type in lair.Types)
        foreach (var part in lair.PartsOf(type))
        {
            tried++;
            await lair.RefusedAsync(
                type,
                $"add to {part}",
                db =>
                {
                    var entry = db.Attach(lair.Stored(type));
                    var collection = entry.Collection(part);
                    ((System.Collections.IList)collection.CurrentValue!).Add(
                        AnyRecord.Filled(collection.Metadata.TargetEntityType.ClrType)
                    );
                    db.ChangeTracker.DetectChanges();
                    return entry;
                }
            );
            await lair.RefusedAsync(
                type,
                $"take from {part}",
                db =>
                {
                    var entry = db.Attach(lair.Stored(type));
                    ((System.Collections.IList)entry.Collection(part).CurrentValue!).Clear();
                    db.ChangeTracker.DetectChanges();
                    return entry;
                }
            );
        }
        tried.ShouldBeGreaterThan(5);
        await lair.ShouldBeAsBeforeAsync();
    }

    [Theory, OnEachDatabase]
    public async Task What_never_changes_is_not_changed_by_its_owner_either(DatabaseKind kind)
    {
        await using var lair = await LairAsync(kind, ownRecords: true);
        foreach (var type in lair.Types.Where(t => typeof(IAppendOnly).IsAssignableFrom(t)))
        {
            foreach (var state in (EntityState[])[EntityState.Modified, EntityState.Deleted])
                await lair.RefusedAsync(type, $"own, as {state}", db => State(db.Attach(lair.Stored(type)), state));
            foreach (var part in lair.PartsOf(type))
                await lair.RefusedAsync(
                    type,
                    $"own {part}",
                    db =>
                    {
                        var entry = db.Attach(lair.Stored(type));
                        ((System.Collections.IList)entry.Collection(part).CurrentValue!).Clear();
                        db.ChangeTracker.DetectChanges();
                        return entry;
                    }
                );
        }
        await lair.ShouldBeAsBeforeAsync();
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_reaches_a_record_of_anothers(DatabaseKind kind)
    {
        await using var lair = await LairAsync(kind);
        await using var db = lair.Database.Open(lair.Villain());
        foreach (var type in lair.Types.Where(t => typeof(IReached).IsAssignableFrom(t)))
            (await AnyRecord.CountAsync(db, type)).ShouldBe(0, $"the villain reads a {type.Name}");
    }

    [Theory, OnEachDatabase]
    public async Task A_lead_ties_nobody_into_a_group_or_circle_that_another_keeps(DatabaseKind kind)
    {
        await using var lair = await LairAsync(kind);
        var friend = await lair.Place.PersonAsync("A friend");
        foreach (var group in (Guid[])[lair.Circle, lair.Theirs, lair.Partnership])
        {
            await using var db = lair.Database.Open(lair.Villain());
            var tie = new Membership
            {
                Id = Guid.NewGuid(),
                OwnerId = lair.Own,
                PartyId = friend,
                GroupId = group,
                Kind = PartyKinds.Review,
                Role = Roles.LeadReviewer,
                From = Make.LongAgo,
            };
            db.Add(tie);
            new Facts(db, lair.Database.Calendar).Record("forged", tie);
            await Should.ThrowAsync<OwnerGuardException>(() => db.SaveChangesAsync());
            Should.Throw<OwnerGuardException>(() => db.SaveChanges());
        }
    }

    private static EntityEntry State(EntityEntry entry, EntityState state)
    {
        entry.State = state;
        return entry;
    }

    /// <summary>All of whose-it-is made the villain's own, one at a time and together.</summary>
    private static IEnumerable<IReadOnlyDictionary<string, Guid>> Forgeries(VillainsLair lair, Type type)
    {
        var names = OwnerGuard.FixedProperties.Where(n => lair.Has(type, n)).ToList();
        if (names.Count == 0)
            yield break;
        foreach (var name in names)
            yield return new Dictionary<string, Guid> { [name] = lair.OwnAs(name) };
        yield return names.ToDictionary(n => n, lair.OwnAs);
    }

    private static Task<VillainsLair> LairAsync(DatabaseKind kind, bool ownRecords = false) => VillainsLair.MakeAsync(kind, ownRecords);
}
