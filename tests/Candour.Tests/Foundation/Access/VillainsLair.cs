using Candour.Foundation.Access;
using Candour.Foundation.Keeping;
using Candour.Foundation.Storage;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Facts = Candour.Foundation.Journal.Journal;

namespace Candour.Tests.Foundation.Access;

/// <summary>
/// One stored record of every guarded kind in the model, all of them a school's, and a villain who holds every role
/// there is at a place of their own and none at the school.
/// </summary>
internal sealed class VillainsLair : IAsyncDisposable
{
    private readonly Dictionary<Type, object> _stored = [];
    private readonly Dictionary<Type, string> _before = [];

    private VillainsLair(TestDatabase database)
    {
        Database = database;
        Place = new TestPlace(database);
    }

    public TestDatabase Database { get; }

    public TestPlace Place { get; }

    /// <summary>The partnership and the school that the records are of, a person there, and a review's circle.</summary>
    public Guid Partnership { get; private set; }

    public Guid Theirs { get; private set; }

    public Guid Somebody { get; private set; }

    public Guid Circle { get; private set; }

    /// <summary>The villain, and the place where they hold every role.</summary>
    public Guid Me { get; private set; }

    public Guid Own { get; private set; }

    /// <summary>Every guarded type of the model.</summary>
    public IReadOnlyList<Type> Types { get; private set; } = [];

    public static async Task<VillainsLair> MakeAsync(DatabaseKind kind, bool ownRecords)
    {
        var lair = new VillainsLair(await TestDatabase.CreateAsync(kind));
        await lair.Database.SeedAsync(Make.Installation());
        lair.Partnership = await lair.Place.PartnershipAsync("Theirs");
        lair.Theirs = await lair.Place.SchoolAsync("Mill Lane", lair.Partnership);
        lair.Somebody = await lair.Place.PersonAsync("Somebody", Roles.Head, lair.Theirs);
        lair.Circle = await lair.Place.CircleAsync("A review", lair.Partnership, lair.Theirs);
        lair.Own = await lair.Place.PartnershipAsync("The lair");
        lair.Me = await lair.Place.PersonAsync("The villain");
        if (ownRecords)
            lair.Theirs = lair.Own;
        await lair.StoreAsync();
        return lair;
    }

    /// <summary>Every role at one's own place, in one capacity: more than any person can ever have.</summary>
    public Viewer Villain() =>
        new(
            Me,
            "The villain",
            [new HeldAppointment(Guid.NewGuid(), Own, "The lair", Roles.PartnershipLead), new(Guid.NewGuid(), Own, "The lair", Roles.Head)],
            [],
            [new GroupTie(Own, Own)],
            [new Capacity("appointment:lair", Roles.PartnershipLead, "The lair", Own, [.. Roles.All.Select(r => new Standing(Own, r))])]
        );

    /// <summary>A new record of the school's, or one that the villain says they convene.</summary>
    public object Fresh(Type type, Guid? convener = null)
    {
        var record = AnyRecord.Filled(type);
        AnyRecord.Set(record, "Id", Guid.NewGuid());
        WhoseItIs(record);
        // They write it themselves, so that the author is no hindrance.
        AnyRecord.Set(record, nameof(IAuthored.AuthorId), Me);
        if (convener is { } party)
            AnyRecord.Set(record, nameof(IConvened.ConvenerId), party);
        return record;
    }

    /// <summary>The stored record, read afresh so that each try begins from the row.</summary>
    public object Stored(Type type)
    {
        using var db = Database.Open(Viewer.Nobody);
        return AnyRecord.Only(db, type, _stored[type]);
    }

    /// <summary>What of the villain's own stands in place of a party that is named so.</summary>
    public Guid OwnAs(string property) => property is nameof(IAuthored.AuthorId) or "PersonId" ? Me : Own;

    public bool Has(Type type, string property)
    {
        using var db = Database.Open(Viewer.Nobody);
        return db.Model.FindEntityType(type)!.FindProperty(property) is { } found && !found.IsPrimaryKey();
    }

    /// <summary>The lists kept inside a record.</summary>
    public IReadOnlyList<string> PartsOf(Type type)
    {
        using var db = Database.Open(Viewer.Nobody);
        return
        [
            .. db
                .Model.FindEntityType(type)!
                .GetNavigations()
                .Where(n => n.TargetEntityType.IsMappedToJson() && n.IsCollection)
                .Select(n => n.Name),
        ];
    }

    /// <summary>Tries something as the villain, with a fact; it must throw, whatever throws first.</summary>
    public async Task RefusedAsync(Type type, string what, Func<CandourDb, EntityEntry> act)
    {
        await using var db = Database.Open(Villain());
        Exception? refused = null;
        try
        {
            var entry = act(db);
            new Facts(db, Database.Calendar).Record("forged", (IGuarded)entry.Entity);
            await db.SaveChangesAsync();
        }
        catch (Exception error) when (error is OwnerGuardException or DbUpdateConcurrencyException or InvalidOperationException)
        {
            refused = error;
        }
        refused.ShouldNotBeNull($"the villain could {what} a {type.Name}");
        // A key cannot be changed in EF at all; every other way must end at the wall or find no row.
        if (refused is InvalidOperationException)
            refused.Message.ShouldContain("key");
    }

    /// <summary>Every row is as it was, and there are no more of them.</summary>
    public async Task ShouldBeAsBeforeAsync()
    {
        await using var db = Database.Open(Viewer.Nobody);
        foreach (var type in Types)
            AnyRecord.Written(db, type).ShouldBe(_before[type], $"a {type.Name} was changed");
    }

    public async ValueTask DisposeAsync() => await Database.DisposeAsync();

    private async Task StoreAsync()
    {
        await using (var db = Database.Open(KindCatalogue.Keeper(Database.Open(Viewer.Nobody).Model)))
        {
            Types =
            [
                .. db
                    .Model.GetEntityTypes()
                    .Select(t => t.ClrType)
                    .Where(t => typeof(IGuarded).IsAssignableFrom(t))
                    .Distinct()
                    .OrderBy(t => t.Name),
            ];
            foreach (var type in Types)
            {
                var record = AnyRecord.Filled(type);
                AnyRecord.Set(record, "Id", Guid.NewGuid());
                WhoseItIs(record);
                foreach (var part in PartsOf(type))
                    AnyRecord.Set(record, part, AnyRecord.ListOf(record, part));
                _stored[type] = record;
                db.Add(record);
            }
            new Facts(db, Database.Calendar).RecordMany("seeded", "party", Theirs, Theirs, "{}");
            await db.SaveChangesAsync();
        }
        await using var read = Database.Open(Viewer.Nobody);
        foreach (var type in Types)
            _before[type] = AnyRecord.Written(read, type);
    }

    private void WhoseItIs(object record)
    {
        AnyRecord.Set(record, nameof(IGuarded.OwnerId), Theirs);
        AnyRecord.Set(record, nameof(IConvened.ConvenerId), Partnership);
        AnyRecord.Set(record, nameof(IAuthored.AuthorId), Somebody);
        AnyRecord.Set(record, "PersonId", Somebody);
        AnyRecord.Set(record, "PartyId", Theirs);
        AnyRecord.Set(record, "GroupId", Partnership);
    }
}
