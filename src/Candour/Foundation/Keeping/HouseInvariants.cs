using System.Reflection;
using Candour.Foundation.Access;
using Candour.Foundation.Files;
using Candour.Foundation.Journal;
using Candour.Foundation.Seals;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Foundation.Keeping;

/// <summary>Every record's owner is a party that is there.</summary>
internal sealed class OwnersAreThere : IInvariant
{
    private static readonly MethodInfo Query = typeof(OwnersAreThere).GetMethod(
        nameof(BreaksOf),
        BindingFlags.Static | BindingFlags.NonPublic
    )!;

    public string Key => "owner-is-there";

    public async Task<IReadOnlyList<string>> BreaksAsync(CandourDb db, CancellationToken cancel)
    {
        List<string> breaks = [];
        foreach (
            var type in db
                .Model.GetEntityTypes()
                .Where(t => t.FindProperty(nameof(IGuarded.OwnerId)) is not null && t.FindProperty("Id") is not null)
        )
        {
            var query = (IQueryable<Guid>)Query.MakeGenericMethod(type.ClrType).Invoke(null, [db])!;
            breaks.AddRange(
                (await query.Take(Invariants.Told).ToListAsync(cancel)).Select(id => $"{type.GetTableName()} {id} belongs to nobody")
            );
        }
        return breaks;
    }

    private static IQueryable<Guid> BreaksOf<T>(CandourDb db)
        where T : class =>
        from row in db.Set<T>().IgnoreQueryFilters([CandourDb.LiveFilter])
        let owner = EF.Property<Guid>(row, nameof(IGuarded.OwnerId))
        where owner != Party.Installation && !db.Set<Party>().Any(p => p.Id == owner)
        orderby EF.Property<Guid>(row, "Id")
        select EF.Property<Guid>(row, "Id");
}

/// <summary>The bytes of every file are in the folder, as many as there were.</summary>
internal sealed class FilesAreThere(StorageSettings settings) : IInvariant
{
    public string Key => "file-is-there";

    public async Task<IReadOnlyList<string>> BreaksAsync(CandourDb db, CancellationToken cancel)
    {
        List<string> breaks = [];
        var files = db.Set<StoredFile>()
            .IgnoreQueryFilters([CandourDb.LiveFilter])
            .AsNoTracking()
            .OrderBy(f => f.Id)
            .Select(f => new
            {
                f.Id,
                f.ContentKey,
                f.Length,
            });
        await foreach (var file in files.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var bytes = new FileInfo(FileStore.PathOf(settings, file.ContentKey));
            if (!bytes.Exists || bytes.Length != file.Length)
                breaks.Add($"file {file.Id}: {(bytes.Exists ? "its length has changed" : "its bytes are missing")}");
        }
        return breaks;
    }
}

/// <summary>The key of every review's seals can be unwrapped with the key in the folder.</summary>
internal sealed class SealsCanBeOpened(KeyFolder folder) : IInvariant
{
    public string Key => "seals-can-be-opened";

    public async Task<IReadOnlyList<string>> BreaksAsync(CandourDb db, CancellationToken cancel)
    {
        List<string> breaks = [];
        var keys = new SealKeys(db, folder);
        foreach (var review in await db.Set<SealKey>().Select(k => k.ReviewId).ToListAsync(cancel))
        {
            if (!keys.CanOpen(review))
                breaks.Add($"review {review}: the folder of keys is not the one its seals were made with");
        }
        return breaks;
    }
}

/// <summary>The invariants of the house itself.</summary>
internal static class HouseInvariants
{
    /// <summary>Every organisation is a member of itself, for reach is one step through membership.</summary>
    public static IQueryable<Guid> OrganisationsWithoutThemselves(CandourDb db)
    {
        var kinds = PartyKinds.Organisations.ToArray();
        return db.Set<Party>()
            .Where(p => kinds.Contains(p.Kind) && !db.Set<Membership>().Any(m => m.PartyId == p.Id && m.GroupId == p.Id))
            .Select(p => p.Id);
    }

    /// <summary>Ties lead from a party to a party.</summary>
    public static IQueryable<Guid> LooseTies(CandourDb db) =>
        db.Set<Membership>()
            .Where(m => !db.Set<Party>().Any(p => p.Id == m.PartyId) || !db.Set<Party>().Any(p => p.Id == m.GroupId))
            .Select(m => m.Id);

    /// <summary>Each fact has its content, emptied or not.</summary>
    public static IQueryable<Guid> FactsWithoutContent(CandourDb db) =>
        db.Set<Fact>().Where(f => !db.Set<FactContent>().Any(c => c.FactId == f.Id)).Select(f => f.Id);
}
