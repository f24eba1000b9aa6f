using Candour.Foundation.Access;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Testing;

/// <summary>
/// A database of its own for one test, with the schema of the present model and nothing in it, a folder beside it
/// and a clock that stands still. Gone when disposed.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private TestDatabase(DatabaseKind kind, string connectionString, FakeClock clock)
    {
        Kind = kind;
        ConnectionString = connectionString;
        Clock = clock;
        Calendar = new Calendar(clock, new CalendarSettings());
    }

    /// <summary>Which database it is.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>How to connect to it.</summary>
    public string ConnectionString { get; }

    /// <summary>The clock of everything that is opened here.</summary>
    public FakeClock Clock { get; }

    /// <summary>The place's days, by that clock.</summary>
    public Calendar Calendar { get; }

    /// <summary>What tells the product to use this database. The folder is empty and goes with the database.</summary>
    public StorageSettings Settings =>
        Kind == DatabaseKind.Sqlite
            ? new StorageSettings { Folder = Path.GetDirectoryName(SqliteFile(ConnectionString))! }
            : new StorageSettings { Folder = _folder.Path, PostgreSql = ConnectionString };

    /// <summary>A database with the schema.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind, FakeClock? clock = null) =>
        new(kind, await DatabaseServer.Of(kind).CreateAsync(schema => MakeSchemaAsync(kind, schema)), clock ?? new FakeClock());

    /// <summary>A database without a single table, for tests of migrating, restoring and refusing.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(DatabaseKind kind, FakeClock? clock = null) =>
        new(kind, await DatabaseServer.Of(kind).CreateEmptyAsync(), clock ?? new FakeClock());

    /// <summary>A context in which this viewer is asking.</summary>
    public CandourDb Open(Viewer viewer) => Open(Kind, ConnectionString, Asking(viewer), Calendar);

    /// <summary>
    /// The product's services over this database, with its clock; add the rooms that the test needs. Each scope made
    /// from it says who is asking: see <see cref="TestScope"/>.
    /// </summary>
    public ServiceProvider Services(Action<IServiceCollection>? add = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(Calendar);
        services.AddStorage(Settings);
        add?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await DatabaseServer.Of(Kind).DropAsync(ConnectionString);
        _folder.Dispose();
    }

    private static async Task MakeSchemaAsync(DatabaseKind kind, string connectionString)
    {
        var calendar = new Calendar(new FakeClock(), new CalendarSettings());
        await using var db = Open(kind, connectionString, Asking(Viewer.Nobody), calendar);
        StorageRoom.MakeFile(db);
        await db.Database.EnsureCreatedAsync();
    }

    private static CandourDb Open(DatabaseKind kind, string connectionString, ViewerScope scope, Calendar calendar) =>
        kind == DatabaseKind.Sqlite
            ? new SqliteCandourDb(Options<SqliteCandourDb>(o => StorageRoom.Sqlite(o, connectionString)), scope, calendar)
            : new PostgreSqlCandourDb(Options<PostgreSqlCandourDb>(o => StorageRoom.PostgreSql(o, connectionString)), scope, calendar);

    private static DbContextOptions<T> Options<T>(Action<DbContextOptionsBuilder> configure)
        where T : CandourDb
    {
        var builder = new DbContextOptionsBuilder<T>();
        configure(builder);
        return builder.Options;
    }

    private static ViewerScope Asking(Viewer viewer)
    {
        var scope = new ViewerScope();
        scope.Set(viewer);
        return scope;
    }

    private static string SqliteFile(string connectionString) =>
        new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(connectionString).DataSource;
}

/// <summary>One request's worth of services, in which somebody is asking.</summary>
public sealed class TestScope : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;

    /// <summary>Begins it.</summary>
    public TestScope(IServiceProvider services, Viewer viewer)
    {
        _scope = services.CreateAsyncScope();
        Get<ViewerScope>().Set(viewer);
    }

    /// <summary>The database as this viewer sees it.</summary>
    public CandourDb Db => Get<CandourDb>();

    /// <summary>A service of this scope.</summary>
    public T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _scope.DisposeAsync();
}
