using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.SelfEvaluation;

/// <summary>
/// A self-evaluation as it stood when the head submitted it: one text in a fixed form with its SHA-256, never changed
/// afterwards. A review reads this, not the live record.
/// </summary>
[NotPersonal]
public sealed class Snapshot : IOfReview, IAppendOnly
{
    public Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid OwnerId { get; init; }

    public required Guid SelfEvaluationId { get; init; }

    /// <summary>The review whose team may read it (the key of its circle); null when it was made for none.</summary>
    public Guid? ReviewId { get; init; }

    /// <summary>For lists, without opening the content.</summary>
    public required string Title { get; init; }

    public required DateTime LockedAt { get; init; }

    [Personal("head", "to know who submitted the self-evaluation", Foundation.PersonalData.Retention.Review)]
    public required Guid LockedById { get; init; }

    /// <summary>The content (<see cref="SnapshotContent"/>) as canonical JSON.</summary>
    [Personal("named person", "to hold what the school said of itself at that moment", Foundation.PersonalData.Retention.Review)]
    public required string Canonical { get; init; }

    /// <summary>SHA-256 of the canonical text, in hexadecimal.</summary>
    public required string Digest { get; init; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("snapshot", Opens.ByAgreement);

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<Snapshot>
    {
        public void Configure(EntityTypeBuilder<Snapshot> builder)
        {
            builder.Property(s => s.Title).HasMaxLength(300);
            builder.Property(s => s.Digest).HasMaxLength(64);
            builder.HasIndex(s => s.ReviewId);
            builder.HasIndex(s => new { s.OwnerId, s.LockedAt });
        }
    }
}
