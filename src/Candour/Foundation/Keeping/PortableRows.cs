using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Candour.Foundation.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Candour.Foundation.Keeping;

/// <summary>Reads the rows of a table into lines of JSON and puts them back, on either database.</summary>
internal static class PortableRows
{
    /// <summary>Writes every row as one line, an array of its values in the order of the columns. Answers how many.</summary>
    public static async Task<long> WriteAsync(
        CandourDb db,
        DbTransaction transaction,
        PortableTable table,
        Stream to,
        CancellationToken cancel
    )
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT {Names(table.Columns.Select(c => c.Name))} FROM {Quoted(table.Name)} ORDER BY {Names(table.Key)}";
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await using var writer = new Utf8JsonWriter(to, new JsonWriterOptions { SkipValidation = true });
        var rows = 0L;
        for (; await reader.ReadAsync(cancel); rows++)
        {
            writer.WriteStartArray();
            for (var i = 0; i < table.Columns.Count; i++)
                Write(writer, reader, i, table.Columns[i], db is SqliteCandourDb);
            writer.WriteEndArray();
            await writer.FlushAsync(cancel);
            writer.Reset();
            to.WriteByte((byte)'\n');
        }
        return rows;
    }

    /// <summary>Inserts rows as <see cref="WriteAsync"/> wrote them.</summary>
    /// <param name="columns">The names of the columns in the order of the values.</param>
    public static async Task<long> InsertAsync(
        DbTransaction transaction,
        PortableTable table,
        IReadOnlyList<string> columns,
        Stream from,
        CancellationToken cancel
    )
    {
        var kinds = columns.Select(name => table.Columns.Single(c => c.Name == name)).ToList();
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"INSERT INTO {Quoted(table.Name)} ({Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        foreach (var column in kinds)
            command.Parameters.Add(Parameter(command, column, command.Parameters.Count));
        using var reader = new StreamReader(from, leaveOpen: true);
        var rows = 0L;
        for (; await reader.ReadLineAsync(cancel) is { } line; rows++)
        {
            using var row = JsonDocument.Parse(line);
            for (var i = 0; i < kinds.Count; i++)
                command.Parameters[i].Value = Read(row.RootElement[i], kinds[i], command is NpgsqlCommand);
            await command.ExecuteNonQueryAsync(cancel);
        }
        return rows;
    }

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Quoted));

    private static DbParameter Parameter(DbCommand command, PortableColumn column, int position)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"p{position}");
        if (parameter is NpgsqlParameter npgsql && column.StoreType is "jsonb" or "json")
            ((NpgsqlParameter)parameter).NpgsqlDbType = column.StoreType == "jsonb" ? NpgsqlDbType.Jsonb : NpgsqlDbType.Json;
        return parameter;
    }

    private static void Write(Utf8JsonWriter writer, DbDataReader reader, int i, PortableColumn column, bool sqlite)
    {
        if (reader.IsDBNull(i))
            writer.WriteNullValue();
        else if (column.Kind == PortableModel.Json || (column.Kind == PortableModel.List && sqlite))
            writer.WriteRawValue(reader.GetString(i));
        else if (column.Kind == PortableModel.List)
            JsonSerializer.Serialize(writer, reader.GetValue(i));
        else
            JsonSerializer.Serialize(writer, Value(reader, i, column.Type), column.Type);
    }

    private static object Value(DbDataReader reader, int i, Type type) =>
        type switch
        {
            _ when type == typeof(Guid) => reader.GetGuid(i),
            _ when type == typeof(string) => reader.GetString(i),
            _ when type == typeof(bool) => reader.GetBoolean(i),
            _ when type == typeof(int) => reader.GetInt32(i),
            _ when type == typeof(long) => reader.GetInt64(i),
            _ when type == typeof(short) => reader.GetInt16(i),
            _ when type == typeof(double) => reader.GetDouble(i),
            _ when type == typeof(byte[]) => reader.GetFieldValue<byte[]>(i),
            _ when type == typeof(DateTime) => DateTime.SpecifyKind(reader.GetDateTime(i), DateTimeKind.Utc),
            _ when type == typeof(DateTimeOffset) => reader.GetFieldValue<DateTimeOffset>(i).ToUniversalTime(),
            _ when type == typeof(DateOnly) => reader.GetFieldValue<DateOnly>(i),
            _ when type == typeof(TimeOnly) => reader.GetFieldValue<TimeOnly>(i),
            _ when type == typeof(TimeSpan) => reader.GetFieldValue<TimeSpan>(i),
            _ => throw new NotSupportedException($"A backup does not know columns of {type.Name}."),
        };

    private static object Read(JsonElement value, PortableColumn column, bool npgsql)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return DBNull.Value;
        if (column.Kind == PortableModel.Json || (column.Kind == PortableModel.List && !npgsql))
            return value.GetRawText();
        return value.Deserialize(column.Kind == PortableModel.List ? column.Type.MakeArrayType() : column.Type)!;
    }
}
