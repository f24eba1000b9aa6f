using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Candour.Testing;

/// <summary>
/// Makes a place larger by copying what is in it, row by row and table by table: schools, clusters, groups, circles,
/// the people who hold something there, and every row that names one of them. Somebody there is one of gets no second post. Each copy gets keys of its own, in
/// whichever column or text they stand. Who and what there is one of stays one: the installation, the partnership,
/// trusts, offices and their people, frameworks, cycles. The journal is not copied; a chain has no double.
/// </summary>
public sealed partial class Growth
{
    private static readonly string[] Multiplied = [PartyKinds.School, PartyKinds.Cluster, PartyKinds.Group, PartyKinds.Review];
    private static readonly string[] Left = ["fact", "fact_content", "job", "out_mail", "cast_member"];
    private readonly HashSet<Guid> _copied = [];
    private readonly int _copy;

    private Growth(IEnumerable<Guid> copied, int copy)
    {
        _copied.UnionWith(copied);
        _copy = copy;
    }

    /// <summary>Makes the place this many times as large.</summary>
    public static async Task MultiplyAsync(TestDatabase database, int times)
    {
        await using var db = database.Open(Make.Keeper);
        var (seeds, stay) = await SeedsAsync(db);
        List<(ITable Table, List<object?[]> Rows, List<string> Types)> tables = [];
        await using var connection = await OpenAsync(database);
        foreach (var table in db.Model.GetRelationalModel().Tables.Where(t => !Left.Contains(t.Name)))
        {
            var (rows, types) = await ReadAsync(connection, table);
            if (table.Name is "appointment" or "membership")
                rows.RemoveAll(row => row.Any(value => AsGuid(value) is { } id && stay.Contains(id)));
            tables.Add((table, rows, types));
        }
        for (var copy = 1; copy < times; copy++)
        {
            var growth = new Growth(seeds, copy);
            foreach (var (table, rows, _) in tables)
                growth.Learn(table, rows);
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var (table, rows, types) in tables)
                await growth.WriteAsync(connection, transaction, table, rows, types);
            await transaction.CommitAsync();
        }
        await RunAsync(connection, "ANALYZE");
    }

    /// <summary>The parties that are copied, and the people who are not: those who hold something where there is one of.</summary>
    private static async Task<(HashSet<Guid> Seeds, HashSet<Guid> Stay)> SeedsAsync(CandourDb db)
    {
        var seeds = await db.Set<Party>().IgnoreQueryFilters().Where(p => Multiplied.Contains(p.Kind)).Select(p => p.Id).ToHashSetAsync();
        var posts = await db.Set<Appointment>().IgnoreQueryFilters().Select(a => new { a.PersonId, a.OwnerId }).ToListAsync();
        var stay = posts.Where(a => !seeds.Contains(a.OwnerId)).Select(a => a.PersonId).ToHashSet();
        seeds.UnionWith(posts.Select(a => a.PersonId).Where(p => !stay.Contains(p)));
        return (seeds, stay);
    }

    /// <summary>A row that names something copied is copied; from then on its own key is one, too.</summary>
    private void Learn(ITable table, List<object?[]> rows)
    {
        var keys = table.PrimaryKey!.Columns.Select(c => table.Columns.ToList().IndexOf((IColumn)c)).ToList();
        foreach (var row in rows.Where(IsCopied))
        {
            foreach (var key in keys)
            {
                if (AsGuid(row[key]) is { } id && id != Party.Installation)
                    _copied.Add(id);
            }
        }
    }

    private bool IsCopied(object?[] row) =>
        row.Any(value =>
            value is Guid id
                ? _copied.Contains(id)
                : value is string text && Keys().Matches(text).Any(m => _copied.Contains(Guid.Parse(m.Value)))
        );

    private async Task WriteAsync(
        DbConnection connection,
        DbTransaction transaction,
        ITable table,
        List<object?[]> rows,
        List<string> types
    )
    {
        var alone = Alone(table);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var columns = table.Columns.ToList();
        command.CommandText =
            $"INSERT INTO \"{table.Name}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        for (var i = 0; i < columns.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            if (parameter is NpgsqlParameter typed)
                typed.DataTypeName = types[i];
            command.Parameters.Add(parameter);
        }
        foreach (var row in rows.Where(IsCopied))
        {
            for (var i = 0; i < row.Length; i++)
                command.Parameters[i].Value =
                    (alone.Contains(columns[i].Name) ? Other(row[i], MostOf(columns[i])) : Copied(row[i])) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync();
        }
    }

    private object? Copied(object? value) =>
        value switch
        {
            Guid id => Of(id),
            string text => Keys().Replace(text, m => Like(m.Value, Of(Guid.Parse(m.Value)))),
            _ => value,
        };

    /// <summary>A value that may stand in the table once.</summary>
    private object? Other(object? value, int most) =>
        value switch
        {
            null or Guid => Copied(value),
            string text when Keys().IsMatch(text) => Copied(text),
            // A hash fills its column: there the end gives way.
            string text when $"-{_copy}" is var end => text[..Math.Min(text.Length, most - end.Length)] + end,
            int or long => Convert.ToInt64(value, CultureInfo.InvariantCulture) + (_copy * 10_000_000L),
            _ => value,
        };

    /// <summary>The key of a copy: the same key with the number of the copy in its last bytes, so that what sorted together does.</summary>
    private Guid Of(Guid id)
    {
        if (!_copied.Contains(id))
            return id;
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        bytes[14] ^= (byte)_copy;
        return new Guid(bytes);
    }

    private static int MostOf(IColumn column) => column.PropertyMappings.Min(m => m.Property.GetMaxLength()) ?? int.MaxValue;

    private static string Like(string text, Guid id) => text.Any(char.IsUpper) ? id.ToString().ToUpperInvariant() : id.ToString();

    private static Guid? AsGuid(object? value) =>
        value is Guid id ? id
        : value is string text && Guid.TryParse(text, out var parsed) ? parsed
        : null;

    /// <summary>The columns that are unique without a key beside them: the first of each such index.</summary>
    private static HashSet<string> Alone(ITable table) =>
        [
            .. table
                .Indexes.Where(i => i.IsUnique)
                .Select(i => i.Columns)
                .Concat(table.UniqueConstraints.Select(c => c.Columns))
                .Where(columns =>
                    columns.All(c =>
                        c.PropertyMappings.All(m => (Nullable.GetUnderlyingType(m.Property.ClrType) ?? m.Property.ClrType) != typeof(Guid))
                    )
                )
                .Select(columns => columns[0].Name),
        ];

    private static async Task<(List<object?[]> Rows, List<string> Types)> ReadAsync(DbConnection connection, ITable table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))} FROM \"{table.Name}\"";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add([.. row.Select(v => v is DBNull ? null : v)]);
        }
        return (rows, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetDataTypeName)]);
    }

    /// <summary>A connection that leaves the order of the tables to us.</summary>
    private static async Task<DbConnection> OpenAsync(TestDatabase database)
    {
        DbConnection connection =
            database.Kind == DatabaseKind.Sqlite
                ? new SqliteConnection(database.ConnectionString)
                : new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await RunAsync(
            connection,
            database.Kind == DatabaseKind.Sqlite ? "PRAGMA foreign_keys=OFF" : "SET session_replication_role = replica"
        );
        return connection;
    }

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex("[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}")]
    private static partial Regex Keys();
}
