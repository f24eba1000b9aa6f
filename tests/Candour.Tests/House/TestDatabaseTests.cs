using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;

namespace Candour.Tests.House;

public sealed class TestDatabaseTests
{
    [Theory, OnEachDatabase]
    public async Task Create_Twice_GivesTwoDatabasesThatKnowNothingOfEachOther(DatabaseKind kind)
    {
        await using var first = await TestDatabase.CreateAsync(kind);
        await using var second = await TestDatabase.CreateAsync(kind);

        await AddFactAsync(first);

        (await CountAsync(first)).ShouldBe(1);
        (await CountAsync(second)).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    public async Task Create_SchemaOfTheModel_MissesNoTable(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open(Keeper());
        var tables = db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null).ToList();

        tables.Count.ShouldBeGreaterThan(5);
        foreach (var table in tables.Select(t => t.GetTableName()!).Distinct())
            (await RowsOfAsync(db, table)).ShouldBe(0, table);
    }

    [Theory, OnEachDatabase]
    public async Task CommandCounter_CountsCommandsAndReadsOfItsOwnWorkOnly(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await AddFactAsync(database);
        await AddFactAsync(database);

        using var counter = CommandCounter.Begin();
        await using var db = database.Open(Keeper());
        (await db.Set<Fact>().ToListAsync()).Count.ShouldBe(2);
        Task beside;
        using (ExecutionContext.SuppressFlow())
            beside = Task.Run(() => CountAsync(database));
        await beside;

        counter.Tally.Commands.Count.ShouldBe(1);
        counter.Tally.Reads.ShouldBe(3, "two rows, and the read that found no third");
    }

    [Theory, OnEachDatabase]
    public async Task Services_ScopeOfAViewer_AsksAsThatViewer(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = database.Services();
        await using var scope = new TestScope(services, Keeper());

        scope.Db.Viewer.System!.Name.ShouldBe("keeper");
        scope.Db.ShouldBeOfType(kind == DatabaseKind.Sqlite ? typeof(SqliteCandourDb) : typeof(PostgreSqlCandourDb));
        scope.Db.Database.GetConnectionString()!.ShouldContain(kind == DatabaseKind.Sqlite ? "candour.db" : "candour_");
    }

    private static Viewer Keeper() => Viewers.Keeper(["fact"]);

    private static async Task AddFactAsync(TestDatabase database)
    {
        await using var db = database.Open(Keeper());
        new Journal(db, database.Calendar).RecordMany("tried", "party", Ids.New(), Party.Installation, "{}");
        await db.SaveChangesAsync();
    }

    private static async Task<long> RowsOfAsync(CandourDb db, string table)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT count(*) FROM \"{table}\"";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<int> CountAsync(TestDatabase database)
    {
        await using var db = database.Open(Keeper());
        return await db.Set<Fact>().CountAsync();
    }
}
