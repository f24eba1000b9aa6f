using System.Runtime.InteropServices;
using Candour.Records.Tables;

namespace Candour.Records.Previews;

/// <summary>What applying a row would do.</summary>
public enum RowFate
{
    /// <summary>The register does not have the school.</summary>
    New,

    /// <summary>Something about it differs.</summary>
    Changed,

    /// <summary>Nothing differs.</summary>
    Unchanged,

    /// <summary>The register has it open and the file has it closed.</summary>
    Closed,

    /// <summary>The row was not taken.</summary>
    Rejected,
}

/// <summary>One row of the plan: what to do, and the version of the school it was decided against.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PlannedRow(int Urn, int Line, RowFate Fate, int BaseVersion, ulong Changes);

/// <summary>A field that would change, with both values in canonical text.</summary>
public sealed record FieldChange(RegisterField Field, string? From, string? To);

/// <summary>A school that would change.</summary>
public sealed record SchoolChange(int Urn, string Name, RowFate Fate, IReadOnlyList<FieldChange> Fields);

/// <summary>How many rows would meet each fate; their sum is the rows of the file.</summary>
public sealed record FateCounts(int New, int Changed, int Unchanged, int Closed, int Rejected)
{
    /// <summary>All rows of the file.</summary>
    public int Total => New + Changed + Unchanged + Closed + Rejected;

    /// <summary>Rows that would be written.</summary>
    public int ToWrite => New + Changed + Closed;
}

/// <summary>
/// What importing a file would do, worked out before anything is done. The same file against the same register gives
/// the same preview.
/// </summary>
public sealed record RegisterPreview
{
    /// <summary>The file.</summary>
    public required TableFile File { get; init; }

    /// <summary>The key of the kind of file it is.</summary>
    public required string Source { get; init; }

    /// <summary>The day the file speaks of: from its name, else the day it was brought.</summary>
    public required DateOnly AsAt { get; init; }

    /// <summary>
    /// SHA-256 over what the accepted rows say, by school: the same facts in another order, encoding or packing have
    /// the same digest.
    /// </summary>
    public required string Digest { get; init; }

    /// <summary>The fields the file speaks about.</summary>
    public required ulong Said { get; init; }

    /// <summary>Rows by fate.</summary>
    public required FateCounts Counts { get; init; }

    /// <summary>How often each field would change.</summary>
    public required IReadOnlyDictionary<RegisterField, int> ChangesByField { get; init; }

    /// <summary>Schools the register has closed and the file has open: a sign of an old file.</summary>
    public required int Reopened { get; init; }

    /// <summary>Rows about a school the file has already spoken of; each is rejected, and the first as well when they differ.</summary>
    public required int Repeats { get; init; }

    /// <summary>Rejected rows in order of line, up to <see cref="CompareRegister.MostListed"/>.</summary>
    public required IReadOnlyList<RowRejection> Rejections { get; init; }

    /// <summary>The first schools that would change, with what.</summary>
    public required IReadOnlyList<SchoolChange> Changes { get; init; }

    /// <summary>Headings of columns that name people, left unread.</summary>
    public required IReadOnlyList<string> NamingPeople { get; init; }

    /// <summary>Headings of columns about inspections, left unread.</summary>
    public required IReadOnlyList<string> Inspections { get; init; }

    /// <summary>Headings nobody knows, left unread.</summary>
    public required IReadOnlyList<string> Unknown { get; init; }

    /// <summary>Schools the file contradicts itself about, of which nothing is taken.</summary>
    public IReadOnlyList<int> Contradicted => [.. Plan.Where(p => p.Fate == RowFate.Rejected).Select(p => p.Urn)];

    /// <summary>Each row in order of its line, for applying.</summary>
    public required IReadOnlyList<PlannedRow> Plan { get; init; }
}

/// <summary>A preview, or the sentence that says why there is none.</summary>
public readonly record struct PreviewResult(RegisterPreview? Preview, Sentence? Refused)
{
    /// <summary>There is one.</summary>
    public static implicit operator PreviewResult(RegisterPreview preview) => new(preview, null);

    /// <summary>There is none.</summary>
    public static implicit operator PreviewResult(Sentence refused) => new(null, refused);
}

/// <summary>How far reading has come.</summary>
/// <param name="Stage">reading or writing.</param>
/// <param name="Total">Rows to come, once that is known.</param>
public readonly record struct ImportProgress(string Stage, int Rows, int? Total);
