using System.IO.Compression;

namespace Candour.Records.Previews;

/// <summary>A row to write, with the version of the school it was decided against.</summary>
public readonly record struct RowToWrite(PlannedRow Plan, RegisterRow Row);

/// <summary>
/// The rows that an import would write, packed small enough to wait in the database until somebody applies them. The
/// file itself is not kept: it may name people, and these rows do not.
/// </summary>
public sealed class PackedRowsWriter : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly GZipStream _packed;
    private readonly BinaryWriter _writer;

    /// <summary>Begins.</summary>
    public PackedRowsWriter()
    {
        _packed = new GZipStream(_bytes, CompressionLevel.Fastest, leaveOpen: true);
        _writer = new BinaryWriter(_packed);
    }

    /// <summary>Adds a row that would be written.</summary>
    public void Add(PlannedRow plan, RegisterRow row)
    {
        _writer.Write7BitEncodedInt(row.Urn);
        _writer.Write7BitEncodedInt(plan.Line);
        _writer.Write((byte)plan.Fate);
        _writer.Write7BitEncodedInt(plan.BaseVersion);
        _writer.Write(plan.Changes);
        _writer.Write(row.Withheld);
        foreach (var field in RegisterField.All)
        {
            if (row.Says(field))
                _writer.Write(row[field] ?? "");
        }
    }

    /// <summary>Ends, leaving out the schools that turned out to be spoken of twice.</summary>
    public byte[] Finish(ulong said, IReadOnlyCollection<int> without)
    {
        // No school has number 0: it ends the rows.
        _writer.Write7BitEncodedInt(0);
        _writer.Flush();
        _packed.Dispose();
        using var whole = new MemoryStream();
        using (var head = new BinaryWriter(whole))
        {
            head.Write(said);
            head.Write7BitEncodedInt(without.Count);
            foreach (var urn in without)
                head.Write7BitEncodedInt(urn);
            head.Write(_bytes.ToArray());
        }
        return whole.ToArray();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _writer.Dispose();
        _packed.Dispose();
        _bytes.Dispose();
    }
}

/// <summary>Reads what <see cref="PackedRowsWriter"/> wrote, one row at a time.</summary>
public static class PackedRows
{
    /// <summary>The rows in order of their lines.</summary>
    public static IEnumerable<RowToWrite> Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var head = new BinaryReader(stream);
        var said = head.ReadUInt64();
        var without = new HashSet<int>();
        for (var left = head.Read7BitEncodedInt(); left > 0; left--)
            without.Add(head.Read7BitEncodedInt());
        using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(unpacked);
        while (reader.Read7BitEncodedInt() is var urn and not 0)
        {
            var row = One(reader, urn, said);
            if (!without.Contains(urn))
                yield return row;
        }
    }

    private static RowToWrite One(BinaryReader reader, int urn, ulong said)
    {
        var line = reader.Read7BitEncodedInt();
        var fate = (RowFate)reader.ReadByte();
        var version = reader.Read7BitEncodedInt();
        var changes = reader.ReadUInt64();
        var row = new RegisterRow(urn, line, said);
        row.Withhold(reader.ReadUInt64());
        foreach (var field in RegisterField.All)
        {
            if (row.Says(field) && reader.ReadString() is { Length: > 0 } value)
                row[field] = value;
        }
        return new RowToWrite(new PlannedRow(urn, line, fate, version, changes), row);
    }
}
