using Candour.Foundation.Access;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Candour.Migrations;

/// <summary>Makes the SQLite context for dotnet-ef. It compares models and never connects.</summary>
public sealed class SqliteFactory : IDesignTimeDbContextFactory<SqliteCandourDb>
{
    /// <inheritdoc />
    public SqliteCandourDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteCandourDb>();
        StorageRoom.Sqlite(options, "Data Source=:memory:");
        return new SqliteCandourDb(options.Options, new ViewerScope(), new Calendar(TimeProvider.System, new CalendarSettings()));
    }
}

/// <summary>Makes the PostgreSQL context for dotnet-ef. It compares models and never connects.</summary>
public sealed class PostgreSqlFactory : IDesignTimeDbContextFactory<PostgreSqlCandourDb>
{
    /// <inheritdoc />
    public PostgreSqlCandourDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlCandourDb>();
        StorageRoom.PostgreSql(options, "Host=localhost");
        return new PostgreSqlCandourDb(options.Options, new ViewerScope(), new Calendar(TimeProvider.System, new CalendarSettings()));
    }
}
