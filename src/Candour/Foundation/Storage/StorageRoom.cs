using Candour.Foundation.Access;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Foundation.Storage;

/// <summary>Where the data lies.</summary>
public sealed record StorageSettings
{
    /// <summary>The folder of the SQLite file, of stored files, of mail in the sample, and of keys.</summary>
    public required string Folder { get; init; }

    /// <summary>A PostgreSQL connection string; SQLite in the folder when empty.</summary>
    public string? PostgreSql { get; init; }

    /// <summary>The SQLite file.</summary>
    public string SqliteFile => Path.Combine(Folder, "candour.db");

    /// <summary>The connection string in use.</summary>
    public string ConnectionString => PostgreSql ?? StorageRoom.SqliteConnection(SqliteFile);
}

/// <summary>Registers the database for one of the two providers.</summary>
public static class StorageRoom
{
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<SqliteWriteGate>();
        services.AddSingleton<WritersTogether>();
        services.AddScoped<ViewerScope>();
        services.AddScoped<ViewerLoader>();
        services.AddScoped<UnitOfWork>();
        services.AddScoped<BulkWriter>();
        if (settings.PostgreSql is { } connection)
        {
            services.AddDbContext<PostgreSqlCandourDb>(
                (provider, options) => PostgreSql(options, connection).AddInterceptors(Interceptors(provider))
            );
            services.AddScoped<CandourDb>(provider => provider.GetRequiredService<PostgreSqlCandourDb>());
        }
        else
        {
            services.AddDbContext<SqliteCandourDb>(
                (provider, options) => Sqlite(options, settings.ConnectionString).AddInterceptors(Interceptors(provider))
            );
            services.AddScoped<CandourDb>(provider => provider.GetRequiredService<SqliteCandourDb>());
        }
        return services;
    }

    /// <summary>
    /// How to connect to a SQLite file. A file that is gone is an error and no reason to begin an empty one in its place:
    /// only <see cref="MakeFile"/> makes one.
    /// </summary>
    public static string SqliteConnection(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite }.ToString();

    /// <summary>Makes the file of a SQLite database before its schema is built; nothing when it is there or for PostgreSQL.</summary>
    public static void MakeFile(CandourDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db is not SqliteCandourDb)
            return;
        // It is in the mode of its life from the start: what looks whether it is there may only read, and cannot set it.
        var making = new SqliteConnectionStringBuilder(db.Database.GetConnectionString())
        {
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        };
        using var connection = new SqliteConnection(making.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = 'wal'";
        command.ExecuteNonQuery();
    }

    /// <summary>Options for SQLite.</summary>
    public static DbContextOptionsBuilder Sqlite(DbContextOptionsBuilder options, string connection) =>
        Strict(options.UseSqlite(connection, o => o.MigrationsHistoryTable("schema_versions"))).AddInterceptors(new SqlitePragmas());

    /// <summary>Options for PostgreSQL.</summary>
    public static DbContextOptionsBuilder PostgreSql(DbContextOptionsBuilder options, string connection) =>
        Strict(options.UseNpgsql(connection, o => o.MigrationsHistoryTable("schema_versions")));

    /// <summary>Warnings that tell of rows dropped or multiplied in silence are errors here.</summary>
    private static DbContextOptionsBuilder Strict(DbContextOptionsBuilder options) =>
        options
            .AddInterceptors(new OwnerGuard())
            .ConfigureWarnings(w =>
                w.Throw(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)
                    .Throw(RelationalEventId.MultipleCollectionIncludeWarning)
                    .Throw(CoreEventId.FirstWithoutOrderByAndFilterWarning)
                    .Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning)
            );

    /// <summary>Interceptors that others registered: the command counter of the page budget, for one.</summary>
    private static IEnumerable<IInterceptor> Interceptors(IServiceProvider provider) => provider.GetServices<IInterceptor>();
}
