using Candour.Foundation.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Candour.Testing;

/// <summary>
/// Makes databases for tests. The schema is made once for each process, as a template; each test gets a copy of its
/// own, so tests neither wait for each other nor clean up after each other.
/// </summary>
internal abstract class DatabaseServer
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private string? _template;

    public static DatabaseServer Of(DatabaseKind kind) => kind == DatabaseKind.Sqlite ? SqliteFolder.One : PostgreSqlServer.One;

    /// <summary>A connection string to a database without tables.</summary>
    public abstract Task<string> CreateEmptyAsync();

    /// <summary>A connection string to a copy of the template.</summary>
    public async Task<string> CreateAsync(Func<string, Task> schema)
    {
        await _gate.WaitAsync();
        try
        {
            if (_template is null)
            {
                var template = await CreateEmptyAsync();
                await schema(template);
                await SettleAsync(template);
                _template = template;
            }
            // PostgreSQL copies a template only while nobody else is copying it, so copies are made one at a time.
            return await CopyAsync(_template);
        }
        finally
        {
            _gate.Release();
        }
    }

    public abstract Task DropAsync(string connectionString);

    protected abstract Task SettleAsync(string connectionString);

    protected abstract Task<string> CopyAsync(string connectionString);

    private sealed class SqliteFolder : DatabaseServer
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("candour-tests-").FullName;

        private SqliteFolder() => AppDomain.CurrentDomain.ProcessExit += (_, _) => TemporaryFolder.Delete(_folder);

        public static SqliteFolder One { get; } = new();

        public override Task<string> CreateEmptyAsync()
        {
            var folder = Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("N")));
            return Task.FromResult(StorageRoom.SqliteConnection(Path.Combine(folder.FullName, "candour.db")));
        }

        public override Task DropAsync(string connectionString)
        {
            SqliteConnection.ClearPool(new SqliteConnection(connectionString));
            TemporaryFolder.Delete(Path.GetDirectoryName(FileOf(connectionString))!);
            return Task.CompletedTask;
        }

        /// <summary>With its last connection closed SQLite folds the write-ahead log into the file, and the file is the database.</summary>
        protected override Task SettleAsync(string connectionString)
        {
            SqliteConnection.ClearPool(new SqliteConnection(connectionString));
            if (File.Exists(FileOf(connectionString) + "-wal"))
                throw new InvalidOperationException("The template database is still open; its copies would lack what is in its log.");
            return Task.CompletedTask;
        }

        protected override async Task<string> CopyAsync(string connectionString)
        {
            var copy = await CreateEmptyAsync();
            File.Copy(FileOf(connectionString), FileOf(copy));
            return copy;
        }

        private static string FileOf(string connectionString) => new SqliteConnectionStringBuilder(connectionString).DataSource;
    }

    private sealed class PostgreSqlServer : DatabaseServer
    {
        private readonly string _server;

        private PostgreSqlServer()
        {
            if (DatabaseKinds.WhyMissing(DatabaseKind.PostgreSql) is { } reason)
                throw new InvalidOperationException(reason);
            _server = Environment.GetEnvironmentVariable(DatabaseKinds.Server)!;
        }

        public static PostgreSqlServer One { get; } = new();

        public override async Task<string> CreateEmptyAsync()
        {
            var name = NewName();
            await RunAsync($"CREATE DATABASE \"{name}\"");
            return ConnectionTo(name);
        }

        public override async Task DropAsync(string connectionString)
        {
            await using (var connection = new NpgsqlConnection(connectionString))
                NpgsqlConnection.ClearPool(connection);
            await RunAsync($"DROP DATABASE IF EXISTS \"{NameOf(connectionString)}\" WITH (FORCE)");
        }

        protected override async Task SettleAsync(string connectionString)
        {
            await using var connection = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(connection);
            await RunAsync($"ALTER DATABASE \"{NameOf(connectionString)}\" ALLOW_CONNECTIONS false");
        }

        protected override async Task<string> CopyAsync(string connectionString)
        {
            var name = NewName();
            await RunAsync($"CREATE DATABASE \"{name}\" TEMPLATE \"{NameOf(connectionString)}\"");
            return ConnectionTo(name);
        }

        private static string NewName() => $"candour_{Guid.NewGuid():N}";

        private static string NameOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

        /// <summary>Small pools: a hundred tests at once share one server.</summary>
        private string ConnectionTo(string name) =>
            new NpgsqlConnectionStringBuilder(_server)
            {
                Database = name,
                MaxPoolSize = 20,
                ConnectionIdleLifetime = 5,
                ConnectionPruningInterval = 2,
            }.ToString();

        private async Task RunAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(_server);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
