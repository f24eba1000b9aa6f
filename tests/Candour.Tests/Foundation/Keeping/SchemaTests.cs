using Candour.Foundation.Access;
using Candour.Foundation.Keeping;
using Candour.Foundation.Storage;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;

namespace Candour.Tests.Foundation.Keeping;

public sealed class SchemaTests
{
    [Theory, OnEachDatabase]
    public async Task An_empty_database_is_told_from_one_that_is_ours(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateEmptyAsync(kind);
        (await LookAsync(host)).State.ShouldBe(SchemaState.Empty);
        (await RefusedAsync(host)).ShouldBe("keeping.schema.empty");
        await using (var scope = host.As(Viewer.Nobody))
            await scope.Get<Schema>().BuildAsync();
        (await LookAsync(host)).State.ShouldBe(SchemaState.Current);
        (await RefusedAsync(host)).ShouldBeNull();
    }

    [Theory, OnEachDatabase]
    public async Task A_database_that_something_else_made_is_foreign(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateEmptyAsync(kind);
        await using (var scope = host.As(Viewer.Nobody))
            StorageRoom.MakeFile(scope.Db);
        await RunAsync(host, "CREATE TABLE customer (id INTEGER PRIMARY KEY)");
        (await LookAsync(host)).State.ShouldBe(SchemaState.Foreign);
        (await RefusedAsync(host)).ShouldBe("keeping.schema.foreign");
    }

    [Theory, OnEachDatabase]
    public async Task A_column_that_somebody_took_away_is_named(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        await RunAsync(host, "ALTER TABLE draft RENAME COLUMN fields TO fields_old");
        (await LookAsync(host)).ShouldBe(new SchemaFinding(SchemaState.Foreign, "draft.fields"));
    }

    [Theory, OnEachDatabase]
    public async Task A_later_version_s_database_is_refused(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateEmptyAsync(kind);
        await using (var scope = host.As(Viewer.Nobody))
            await scope.Get<Schema>().BuildAsync();
        await RunAsync(host, "INSERT INTO schema_versions VALUES ('29991231235959_FromTheFuture', '99.0.0')");
        (await LookAsync(host)).ShouldBe(new SchemaFinding(SchemaState.Newer, "29991231235959_FromTheFuture"));
        await RunAsync(host, """DELETE FROM schema_versions WHERE "MigrationId" <> '29991231235959_FromTheFuture'""");
        (await LookAsync(host)).State.ShouldBe(SchemaState.Foreign);
    }

    [Theory, OnEachDatabase]
    public async Task An_earlier_version_s_tables_are_known_from_its_own_snapshot(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateEmptyAsync(kind);
        await using var scope = host.As(Viewer.Nobody);
        var last = scope.Db.Database.GetMigrations().Last();
        var then = PortableModel.At(scope.Db, last);
        then.Digest.ShouldBe(PortableModel.Of(scope.Db).Digest);
        then.Tables.Select(t => t.Name).ShouldBe(PortableModel.Of(scope.Db).Tables.Select(t => t.Name));
    }

    [Theory, OnEachDatabase]
    public async Task Looking_at_a_database_changes_nothing(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateEmptyAsync(kind);
        await LookAsync(host);
        if (kind == DatabaseKind.Sqlite)
            File.Exists(host.Database.Settings.SqliteFile).ShouldBeFalse();
    }

    [Theory, OnEachDatabase]
    public async Task Each_connection_of_the_pool_writes_to_the_disk_and_holds_foreign_keys(DatabaseKind kind)
    {
        if (kind != DatabaseKind.Sqlite)
            Assert.Skip("PostgreSQL keeps such settings itself.");
        await using var host = await FoundationHost.CreateAsync(kind);
        var scopes = Enumerable.Range(0, 12).Select(_ => host.As(Viewer.Nobody)).ToList();
        foreach (var scope in scopes)
            await scope.Db.Database.OpenConnectionAsync();
        for (var round = 0; round < 2; round++)
        {
            foreach (var scope in scopes)
            {
                (
                    await PragmaAsync(scope.Db, "synchronous"),
                    await PragmaAsync(scope.Db, "journal_mode"),
                    await PragmaAsync(scope.Db, "foreign_keys")
                ).ShouldBe(("2", "wal", "1"));
                // Given back to the pool and taken out again: the second round reads what the pool hands out.
                await scope.Db.Database.CloseConnectionAsync();
                await scope.Db.Database.OpenConnectionAsync();
            }
        }
        foreach (var scope in scopes)
            await scope.DisposeAsync();
    }

    private static async Task<string> PragmaAsync(CandourDb db, string name)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (await command.ExecuteScalarAsync())!.ToString()!;
    }

    private static async Task RunAsync(FoundationHost host, string sql)
    {
        await using var scope = host.As(Viewer.Nobody);
        await scope.Db.Database.OpenConnectionAsync();
        await using var command = scope.Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<SchemaFinding> LookAsync(FoundationHost host)
    {
        await using var scope = host.As(Viewer.Nobody);
        return await scope.Get<Schema>().LookAsync();
    }

    private static async Task<string?> RefusedAsync(FoundationHost host)
    {
        await using var scope = host.As(Viewer.Nobody);
        var outcome = await scope.Get<Schema>().MustBeCurrentAsync();
        return outcome.IsDone ? null : outcome.Refusals[0].TextKey;
    }
}
