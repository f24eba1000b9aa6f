using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Records;

/// <summary>
/// One file brought to the register: what it was, what it would do, and once applied that it was. It is kept as the
/// provenance of what the register says. The file itself is not kept; it may hold names of people.
/// </summary>
[NotPersonal]
public sealed class ImportRun
{
    public const int FileNameLength = 200;

    public Guid Id { get; init; }

    /// <summary>The key of the source.</summary>
    public required string Source { get; init; }

    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file as it came.</summary>
    public required string FileDigest { get; init; }

    /// <summary>SHA-256 over what its accepted rows say.</summary>
    public required string Digest { get; init; }

    /// <summary>The day the file speaks of.</summary>
    public required DateOnly AsAt { get; init; }

    /// <summary>The fields it speaks about, as a set.</summary>
    public required long Said { get; init; }

    /// <summary>A word of <see cref="ImportStates"/>.</summary>
    public required string State { get; set; }

    public required DateTime PreparedAt { get; init; }

    [Personal("account holder", "to know who brought a file to the register", Foundation.PersonalData.Retention.History)]
    public Guid? PreparedById { get; init; }

    public DateTime? AppliedAt { get; set; }

    [Personal("account holder", "to know who applied a file to the register", Foundation.PersonalData.Retention.History)]
    public Guid? AppliedById { get; set; }

    /// <summary>The job that applies it, for its progress.</summary>
    public Guid? JobId { get; set; }

    public required int NewCount { get; init; }
    public required int ChangedCount { get; init; }
    public required int UnchangedCount { get; init; }
    public required int ClosedCount { get; init; }
    public required int RejectedCount { get; init; }

    /// <summary>Schools that the register has closed and the file has open.</summary>
    public required int ReopenedCount { get; init; }

    /// <summary>Counts changes, so that of two who apply it at once one is refused.</summary>
    public int Version { get; set; }

    /// <summary>The rows by fate.</summary>
    public Previews.FateCounts Counts => new(NewCount, ChangedCount, UnchangedCount, ClosedCount, RejectedCount);

    internal sealed class Mapping : IEntityTypeConfiguration<ImportRun>
    {
        public void Configure(EntityTypeBuilder<ImportRun> builder)
        {
            builder.Property(r => r.FileName).HasMaxLength(FileNameLength);
            builder.Property(r => r.Version).IsConcurrencyToken();
            builder.Ignore(r => r.Counts);
            builder.HasIndex(r => new { r.State, r.AppliedAt });
            builder.HasIndex(r => r.FileDigest);
        }
    }
}

/// <summary>Where an import is.</summary>
public static class ImportStates
{
    /// <summary>Its preview waits for somebody to apply it.</summary>
    public const string Prepared = "prepared";

    /// <summary>Its preview says that nothing would change.</summary>
    public const string Nothing = "nothing";

    /// <summary>A job is at it.</summary>
    public const string Applying = "applying";

    /// <summary>It was applied.</summary>
    public const string Applied = "applied";

    /// <summary>The register changed after the preview, so nothing of it was applied.</summary>
    public const string Overtaken = "overtaken";
}

/// <summary>What a preview found, packed: listed for people, and the rows to write until they are written.</summary>
[NotPersonal]
public sealed class ImportContent
{
    public Guid ImportId { get; init; }

    /// <summary>Rejected rows, changes and columns, as packed JSON.</summary>
    public required byte[] Report { get; init; }

    /// <summary>The rows to write with the version each was decided against, packed; empty once applied.</summary>
    public required byte[] Rows { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ImportContent>
    {
        public void Configure(EntityTypeBuilder<ImportContent> builder)
        {
            builder.HasKey(c => c.ImportId);
            builder.HasOne<ImportRun>().WithOne().HasForeignKey<ImportContent>(c => c.ImportId);
        }
    }
}
