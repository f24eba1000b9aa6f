namespace Candour.Testing;

/// <summary>The databases that Candour runs on.</summary>
public enum DatabaseKind
{
    /// <summary>One file.</summary>
    Sqlite,

    /// <summary>A server.</summary>
    PostgreSql,
}

/// <summary>Which databases this run of the tests is for, and which of them are there.</summary>
public static class DatabaseKinds
{
    /// <summary>Names the one database this run is for; without it a run is for each.</summary>
    public const string Choice = "CANDOUR_TEST_DATABASE";

    /// <summary>The connection string of a PostgreSQL server on which databases may be made and dropped.</summary>
    public const string Server = "CANDOUR_TEST_POSTGRES";

    /// <summary>The databases of this run.</summary>
    public static IReadOnlyList<DatabaseKind> OfThisRun { get; } =
        Environment.GetEnvironmentVariable(Choice) switch
        {
            null or "" => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql],
            "sqlite" => [DatabaseKind.Sqlite],
            "postgresql" => [DatabaseKind.PostgreSql],
            var other => throw new InvalidOperationException($"{Choice} is sqlite or postgresql, not '{other}'"),
        };

    /// <summary>The database for a test that hosts the whole product: the one named, else SQLite.</summary>
    public static DatabaseKind OfHosts => OfThisRun[0];

    /// <summary>Why a database cannot be used here; null when it can.</summary>
    public static string? WhyMissing(DatabaseKind kind) =>
        kind == DatabaseKind.PostgreSql && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Server))
            ? $"PostgreSQL is not here: ./dev test starts one, or set {Server}"
            : null;
}
