using System.Data.Common;
using Candour.Foundation.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Candour.Foundation.Storage;

/// <summary>
/// Writes tens of thousands of rows in the transaction of a unit of work. EF tracks each row it saves: for the 51,000
/// schools of the national register that is many times the work and the memory of writing them.
/// </summary>
/// <remarks>
/// What EF's save would have checked is checked here once for the table: rows with content (<see cref="IReached"/>) and
/// rows that are never changed are refused; guarded rows are written only by a viewer without a person that may write
/// their kind, whose use case tells one fact for them all. Values pass through the same converters as EF's.
/// </remarks>
public sealed class BulkWriter(CandourDb db)
{
    /// <summary>Begins inserting; each row gives the values of these properties in this order.</summary>
    public BulkStatement Insert<T>(params IReadOnlyList<string> properties)
        where T : class
    {
        var table = TableOf<T>();
        var columns = ColumnsOf(table, properties);
        return db is PostgreSqlCandourDb
            ? new PostgreSqlInsert(this, table, columns)
            : new Prepared(this, InsertText(table, columns), columns);
    }

    /// <summary>Begins updating; each row gives the values of these properties and then the key, and must find its one row.</summary>
    public BulkStatement Update<T>(string key, params IReadOnlyList<string> properties)
        where T : class
    {
        var table = TableOf<T>();
        List<Column> columns = [.. ColumnsOf(table, properties), .. ColumnsOf(table, [key])];
        var text = UpdateText(table, columns);
        return db is PostgreSqlCandourDb ? new PostgreSqlBatch(this, text, columns) : new Prepared(this, text, columns);
    }

    private IEntityType TableOf<T>()
        where T : class
    {
        var type = typeof(T);
        if (type.IsAssignableTo(typeof(IReached)) || type.IsAssignableTo(typeof(IAppendOnly)))
            throw new InvalidOperationException($"{type.Name} holds content or is never changed; it is saved row by row.");
        if (type.IsAssignableTo(typeof(IGuarded)) && db.Viewer.System?.Writes.Contains(KindOf(type)) != true)
            throw new OwnerGuardException($"{db.Viewer.Name} may not write rows of {type.Name} in bulk.");
        return db.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is not stored.");
    }

    // The kind of a guarded row is the same for each of its type; nothing else of the blank row is read.
    private static string KindOf(Type type) => ((IGuarded)Activator.CreateInstance(type)!).RecordKind.Key;

    private static List<Column> ColumnsOf(IEntityType table, IReadOnlyList<string> properties)
    {
        var result = new List<Column>(properties.Count);
        foreach (var name in properties)
        {
            var property =
                table.FindProperty(name) ?? throw new InvalidOperationException($"{table.DisplayName()} has no stored property {name}.");
            result.Add(new Column(property.GetColumnName(), property.GetRelationalTypeMapping()));
        }
        return result;
    }

    private string InsertText(IEntityType table, IReadOnlyList<Column> columns) =>
        $"INSERT INTO {Quoted(table.GetTableName()!)} ({string.Join(", ", columns.Select(c => Quoted(c.Name)))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";

    private string UpdateText(IEntityType table, IReadOnlyList<Column> columns)
    {
        var sets = columns.Take(columns.Count - 1).Select((c, i) => $"{Quoted(c.Name)} = @p{i}");
        return $"UPDATE {Quoted(table.GetTableName()!)} SET {string.Join(", ", sets)} WHERE {Quoted(columns[^1].Name)} = @p{columns.Count - 1}";
    }

    private string Quoted(string name) => db.GetService<ISqlGenerationHelper>().DelimitIdentifier(name);

    private DbConnection Connection => db.Database.GetDbConnection();

    private DbTransaction Transaction =>
        db.Database.CurrentTransaction?.GetDbTransaction()
        ?? throw new InvalidOperationException("Rows are written in bulk inside a unit of work.");

    private sealed record Column(string Name, RelationalTypeMapping Type)
    {
        public object Stored(object? value) =>
            (
                value is null ? null
                : Type.Converter is { } converter ? converter.ConvertToProvider(value)
                : value
            ) ?? DBNull.Value;
    }

    /// <summary>One prepared command for all rows: what SQLite is fastest at.</summary>
    private sealed class Prepared : BulkStatement
    {
        private readonly DbCommand _command;
        private readonly IReadOnlyList<Column> _columns;

        public Prepared(BulkWriter writer, string text, IReadOnlyList<Column> columns)
        {
            _columns = columns;
            _command = writer.Connection.CreateCommand();
            _command.Transaction = writer.Transaction;
            _command.CommandText = text;
            for (var i = 0; i < columns.Count; i++)
                _command.Parameters.Add(columns[i].Type.CreateParameter(_command, $"@p{i}", null, nullable: true));
            _command.Prepare();
        }

        public override Task AddAsync(IReadOnlyList<object?> values, CancellationToken cancel = default)
        {
            for (var i = 0; i < _columns.Count; i++)
                _command.Parameters[i].Value = _columns[i].Stored(values[i]);
            cancel.ThrowIfCancellationRequested();
            // SQLite does no work in the background: its asynchronous calls only cost.
            MustFindOne(_command.ExecuteNonQuery(), 1);
            return Task.CompletedTask;
        }

        public override Task FlushAsync(CancellationToken cancel = default) => Task.CompletedTask;

        public override ValueTask DisposeAsync() => _command.DisposeAsync();
    }

    /// <summary>COPY, a stretch at a time, since nothing else can be asked of the connection while it runs.</summary>
    private sealed class PostgreSqlInsert(BulkWriter writer, IEntityType table, IReadOnlyList<Column> columns) : BulkStatement
    {
        private const int Stretch = 5_000;
        private readonly List<object?[]> _rows = new(Stretch);

        public override async Task AddAsync(IReadOnlyList<object?> values, CancellationToken cancel = default)
        {
            _rows.Add([.. values]);
            if (_rows.Count >= Stretch)
                await FlushAsync(cancel);
        }

        public override async Task FlushAsync(CancellationToken cancel = default)
        {
            if (_rows.Count == 0)
                return;
            _ = writer.Transaction;
            var names = string.Join(", ", columns.Select(c => writer.Quoted(c.Name)));
            var connection = (NpgsqlConnection)writer.Connection;
            await using var copy = await connection.BeginBinaryImportAsync(
                $"COPY {writer.Quoted(table.GetTableName()!)} ({names}) FROM STDIN (FORMAT BINARY)",
                cancel
            );
            foreach (var row in _rows)
            {
                await copy.StartRowAsync(cancel);
                for (var i = 0; i < columns.Count; i++)
                {
                    if (columns[i].Stored(row[i]) is var value && value is DBNull)
                        await copy.WriteNullAsync(cancel);
                    else
                        await copy.WriteAsync(value, columns[i].Type.StoreTypeNameBase, cancel);
                }
            }
            await copy.CompleteAsync(cancel);
            _rows.Clear();
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>Many commands in one round trip.</summary>
    private sealed class PostgreSqlBatch(BulkWriter writer, string text, IReadOnlyList<Column> columns) : BulkStatement
    {
        private const int Stretch = 200;
        private readonly List<object?[]> _rows = new(Stretch);

        public override async Task AddAsync(IReadOnlyList<object?> values, CancellationToken cancel = default)
        {
            _rows.Add([.. values]);
            if (_rows.Count >= Stretch)
                await FlushAsync(cancel);
        }

        public override async Task FlushAsync(CancellationToken cancel = default)
        {
            if (_rows.Count == 0)
                return;
            await using var batch = writer.Connection.CreateBatch();
            batch.Transaction = writer.Transaction;
            using var maker = writer.Connection.CreateCommand();
            foreach (var row in _rows)
            {
                var command = batch.CreateBatchCommand();
                command.CommandText = text;
                for (var i = 0; i < columns.Count; i++)
                {
                    var parameter = columns[i].Type.CreateParameter(maker, $"@p{i}", null, nullable: true);
                    parameter.Value = columns[i].Stored(row[i]);
                    command.Parameters.Add(parameter);
                }
                batch.BatchCommands.Add(command);
            }
            MustFindOne(await batch.ExecuteNonQueryAsync(cancel), _rows.Count);
            _rows.Clear();
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>A statement that is run for many rows. Rows may wait until <see cref="FlushAsync"/>.</summary>
public abstract class BulkStatement : IAsyncDisposable
{
    /// <summary>Writes a row, or keeps it for the next stretch.</summary>
    public abstract Task AddAsync(IReadOnlyList<object?> values, CancellationToken cancel = default);

    /// <summary>Writes what waits.</summary>
    public abstract Task FlushAsync(CancellationToken cancel = default);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();

    private protected static void MustFindOne(int found, int expected)
    {
        if (found != expected)
            throw new DbUpdateConcurrencyException($"{expected} rows were to be written and {found} were.");
    }
}
