using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Candour.Evidence;

namespace Candour.SelfEvaluation;

/// <summary>What a snapshot says: everything a reader needs, with no way back to records that may have changed since.</summary>
public sealed record SnapshotContent(
    string School,
    string Framework,
    int FrameworkVersion,
    int Year,
    string SubmittedBy,
    DateTime SubmittedAt,
    IReadOnlyList<SnapshotArea> Areas
)
{
    /// <summary>The form of the text. It changes when a property is added; older snapshots stay readable.</summary>
    public int Form { get; init; } = 1;

    // Properties are written in the order of their declaration, every non-ASCII letter escaped: the same content is
    // the same bytes on every machine and in every database.
    private static readonly JsonSerializerOptions Canonical = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Default,
        WriteIndented = false,
    };

    /// <summary>What a self-evaluation says as it stands.</summary>
    public static IReadOnlyList<SnapshotArea> AreasOf(WholeSelfEvaluation whole) =>
        [
            .. from aspect in whole.Aspects
            group aspect by aspect.Area into area
            select new SnapshotArea(
                area.Key.Key,
                area.Key.Title,
                [
                    .. area.Select(a => new SnapshotAspect(
                        a.Aspect.Key,
                        a.Aspect.Title,
                        a.Aspect.Strong,
                        a.Words,
                        [.. a.Evidence.Select(SnapshotEvidence.Of)]
                    )),
                ]
            ),
        ];

    /// <summary>The canonical text.</summary>
    public string Write() => JsonSerializer.Serialize(this, Canonical);

    /// <summary>Reads a canonical text.</summary>
    public static SnapshotContent Read(string canonical) =>
        JsonSerializer.Deserialize<SnapshotContent>(canonical, Canonical) ?? throw new FormatException("A snapshot is empty.");

    /// <summary>The digest of a canonical text.</summary>
    public static string Digest(string canonical) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
}

/// <summary>An area as it stood.</summary>
public sealed record SnapshotArea(string Key, string Title, IReadOnlyList<SnapshotAspect> Aspects);

/// <summary>An aspect as it stood: what the framework asked, what the school said, what it rests on.</summary>
public sealed record SnapshotAspect(string Key, string Title, string Asked, AspectWords Words, IReadOnlyList<SnapshotEvidence> Evidence);

/// <summary>A piece of evidence as it stood.</summary>
public sealed record SnapshotEvidence(string Form, string Title, string Shows, string Strength)
{
    /// <summary>A piece as it stands.</summary>
    public static SnapshotEvidence Of(EvidenceItem item) =>
        new(item.Form, item.Title, item.Shows, item.Strength)
        {
            Note = item.Note,
            Link = item.Link,
            FileId = item.FileId,
            Figure = item.Figure?.Key,
            FigureValue = item.Figure?.Value,
            FigureAsOf = item.Figure?.AsOf,
        };

    public string? Note { get; init; }

    public string? Link { get; init; }

    public Guid? FileId { get; init; }

    /// <summary>The word of a figure of the register.</summary>
    public string? Figure { get; init; }

    public string? FigureValue { get; init; }

    public DateOnly? FigureAsOf { get; init; }
}
