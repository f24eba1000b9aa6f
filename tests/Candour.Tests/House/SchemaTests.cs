using Candour.Foundation.Access;
using Candour.Foundation.Keeping;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;

namespace Candour.Tests.House;

/// <summary>The migrations of each database lead to the schema of the present model.</summary>
public sealed class SchemaTests
{
    [Theory, OnEachDatabase]
    public async Task Model_SinceTheLastMigration_HasNotMovedOn(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        await using var db = database.Open(Viewer.Nobody);

        db.Database.GetMigrations().ShouldNotBeEmpty();
        db.Database.HasPendingModelChanges().ShouldBeFalse("the model has moved on: ./dev migration NAME");
    }

    [Theory, OnEachDatabase]
    public async Task Migrate_EmptyDatabase_GivesTheColumnsThatTheModelGives(DatabaseKind kind)
    {
        await using var migrated = await TestDatabase.CreateEmptyAsync(kind);
        await using (var db = migrated.Open(Viewer.Nobody))
            await new Schema(db).BuildAsync();
        await using var made = await TestDatabase.CreateAsync(kind);

        var columns = await ColumnsAsync(made);
        columns.Count.ShouldBeGreaterThan(30);
        var fromMigrations = (await ColumnsAsync(migrated)).Where(c => !IsBookkeeping(c)).ToList();
        fromMigrations.Except(columns).ShouldBeEmpty("only the migrations make these");
        columns.Except(fromMigrations).ShouldBeEmpty("no migration makes these");
    }

    /// <summary>Which migrations were run, and the lock under which they run.</summary>
    private static bool IsBookkeeping(string column) =>
        column.StartsWith("schema_versions.", StringComparison.Ordinal) || column.StartsWith("__EF", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> ColumnsAsync(TestDatabase database)
    {
        await using var db = database.Open(Viewer.Nobody);
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText =
            database.Kind == DatabaseKind.Sqlite
                ? "SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'"
                : "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable FROM information_schema.columns WHERE table_schema = 'public'";
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<string>();
        while (await reader.ReadAsync())
            columns.Add(reader.GetString(0));
        columns.Sort(StringComparer.Ordinal);
        return columns;
    }
}
