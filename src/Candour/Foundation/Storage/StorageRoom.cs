using Candour.Foundation.Access;
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
    public string ConnectionString => PostgreSql ?? $"Data Source={SqliteFile}";
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
