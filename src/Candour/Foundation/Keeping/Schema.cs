using System.Data.Common;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Candour.Foundation.Keeping;

/// <summary>How the database's schema stands to this version of the product.</summary>
public enum SchemaState
{
    /// <summary>There are no tables.</summary>
    Empty,

    /// <summary>It is this version's own.</summary>
    Current,

    /// <summary>An earlier version made it; "migrate" brings it up.</summary>
    Older,

    /// <summary>A later version made it.</summary>
    Newer,

    /// <summary>Something else made it, or somebody changed it.</summary>
    Foreign,
}

/// <summary>What was found, and what of it does not fit.</summary>
public sealed record SchemaFinding(SchemaState State, string Detail = "");

/// <summary>Looks at the schema before anything touches it, and builds it.</summary>
public sealed class Schema(CandourDb db)
{
    private const string History = "schema_versions";

    /// <summary>How the schema stands. Throws when the database cannot be reached.</summary>
    public async Task<SchemaFinding> LookAsync(CancellationToken cancel = default)
    {
        var stored = await ColumnsAsync(cancel);
        if (stored.Keys.All(IsBookkeeping))
            return new(SchemaState.Empty);
        if (!PortableModel.Of(db).Tables.Any(t => stored.ContainsKey(t.Name)))
            return new(SchemaState.Foreign, stored.Keys.Order(StringComparer.Ordinal).First());
        var known = db.Database.GetMigrations().ToList();
        var applied = stored.ContainsKey(History) ? (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList() : [];
        if (applied.Count > 0 && !applied.Any(known.Contains))
            return new(SchemaState.Foreign, History);
        if (applied.Except(known).FirstOrDefault() is { } later)
            return new(SchemaState.Newer, later);
        if (applied.Count > 0 && known.Except(applied).FirstOrDefault() is { } pending)
            return new(SchemaState.Older, pending);
        return WhatIsMissing(stored) is { } missing ? new(SchemaState.Foreign, missing) : new(SchemaState.Current);
    }

    /// <summary>Refuses, in one sentence that says what to do, a schema that is not this version's own.</summary>
    public async Task<Outcome<Done>> MustBeCurrentAsync(CancellationToken cancel = default) =>
        await LookAsync(cancel) switch
        {
            { State: SchemaState.Current } => new Done(),
            { State: SchemaState.Empty } => Refusal.Because("keeping.schema.empty"),
            { State: SchemaState.Older } => Refusal.Because("keeping.schema.older"),
            { State: SchemaState.Newer } => Refusal.Because("keeping.schema.newer"),
            var foreign => Refusal.Because("keeping.schema.foreign", foreign.Detail),
        };

    /// <summary>Builds this version's schema, or brings an older one up to it.</summary>
    public async Task BuildAsync(CancellationToken cancel = default)
    {
        StorageRoom.MakeFile(db);
        if (db.Database.GetMigrations().Any())
            await db.Database.MigrateAsync(cancel);
        else
            await db.Database.EnsureCreatedAsync(cancel);
    }

    /// <summary>Tables that only keep track of migrating.</summary>
    private static bool IsBookkeeping(string table) => table is History or "__EFMigrationsLock";

    private string? WhatIsMissing(Dictionary<string, HashSet<string>> stored)
    {
        foreach (var table in PortableModel.Of(db).Tables)
        {
            if (!stored.TryGetValue(table.Name, out var columns))
                return table.Name;
            if (table.Columns.FirstOrDefault(c => !columns.Contains(c.Name)) is { } missing)
                return $"{table.Name}.{missing.Name}";
        }
        return null;
    }

    private async Task<Dictionary<string, HashSet<string>>> ColumnsAsync(CancellationToken cancel)
    {
        if (db is SqliteCandourDb)
            return await SqliteColumnsAsync(db.Database.GetConnectionString()!, cancel);
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            return await TablesAsync(
                db.Database.GetDbConnection(),
                "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()",
                cancel
            );
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>
    /// Reads through a connection that can only read: our own would make a file that is not there, and would set the
    /// journal mode of one that is somebody else's.
    /// </summary>
    private static async Task<Dictionary<string, HashSet<string>>> SqliteColumnsAsync(string connectionString, CancellationToken cancel)
    {
        var reading = new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        if (!File.Exists(reading.DataSource))
            return [];
        await using var connection = new SqliteConnection(reading.ToString());
        await connection.OpenAsync(cancel);
        return await TablesAsync(
            connection,
            "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'",
            cancel
        );
    }

    private static async Task<Dictionary<string, HashSet<string>>> TablesAsync(
        DbConnection connection,
        string query,
        CancellationToken cancel
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        var tables = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (!tables.TryGetValue(reader.GetString(0), out var columns))
                tables.Add(reader.GetString(0), columns = new(StringComparer.Ordinal));
            columns.Add(reader.GetString(1));
        }
        return tables;
    }
}
