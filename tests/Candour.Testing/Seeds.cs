using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Testing;

/// <summary>Saves what a test begins with: as the keeper, with one fact for the lot.</summary>
public static class Seeds
{
    /// <summary>Saves records. Organisations also become members of themselves, as they are everywhere.</summary>
    public static async Task SeedAsync(this TestDatabase database, params object[] records)
    {
        await using var db = database.Open(Make.Keeper);
        await SaveAsync(db, database.Calendar, records);
    }

    private static async Task SaveAsync(CandourDb db, Calendar calendar, object[] records)
    {
        foreach (var record in records)
        {
            db.Add(record);
            if (record is Party party && PartyKinds.Organisations.Contains(party.Kind))
                db.Add(Membership.Self(party, Make.LongAgo));
        }
        new Journal(db, calendar).RecordMany("seeded", "party", Party.Installation, Party.Installation, "{}");
        await db.SaveChangesAsync();
    }

    /// <summary>Reads every row of a kind, past every wall, to see what was stored.</summary>
    public static async Task<List<T>> RowsAsync<T>(this TestDatabase database)
        where T : class
    {
        await using var db = database.Open(Viewer.Nobody);
        return await db.Set<T>().IgnoreQueryFilters().AsNoTracking().ToListAsync();
    }
}
