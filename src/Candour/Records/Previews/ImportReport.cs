using System.IO.Compression;
using System.Text.Json;

namespace Candour.Records.Previews;

/// <summary>What a preview found, for people to read: kept with the import as its account of itself.</summary>
public sealed record ImportReport(
    IReadOnlyList<ReportedRejection> Rejections,
    IReadOnlyList<ReportedChange> Changes,
    IReadOnlyDictionary<string, int> ChangesByField,
    IReadOnlyList<string> NamingPeople,
    IReadOnlyList<string> Inspections,
    IReadOnlyList<string> Unknown
)
{
    /// <summary>The readable part of a preview.</summary>
    public static ImportReport Of(RegisterPreview preview) =>
        new(
            [.. preview.Rejections.Select(r => new ReportedRejection(r.Line, r.Why.Key, r.Why.With))],
            [.. preview.Changes.Select(ReportedChange.Of)],
            preview.ChangesByField.ToDictionary(c => c.Key.Key, c => c.Value),
            preview.NamingPeople,
            preview.Inspections,
            preview.Unknown
        );

    /// <summary>Packed, as it is stored.</summary>
    public byte[] Pack()
    {
        using var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(packed, this);
        return bytes.ToArray();
    }

    /// <summary>Unpacked.</summary>
    public static ImportReport Unpack(byte[] bytes)
    {
        using var packed = new GZipStream(new MemoryStream(bytes, writable: false), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<ImportReport>(packed) ?? throw new InvalidDataException("The import has no report.");
    }
}

/// <summary>A rejected row: its line and the sentence that says why.</summary>
public sealed record ReportedRejection(int Line, string Key, IReadOnlyList<string> With);

/// <summary>A school that would change, and how.</summary>
public sealed record ReportedChange(int Urn, string Name, bool Closes, IReadOnlyList<ReportedField> Fields)
{
    internal static ReportedChange Of(SchoolChange change) =>
        new(
            change.Urn,
            change.Name,
            change.Fate == RowFate.Closed,
            [.. change.Fields.Select(f => new ReportedField(f.Field.Key, f.From, f.To))]
        );
}

/// <summary>A field with what it was and what it would be.</summary>
public sealed record ReportedField(string Field, string? From, string? To);
