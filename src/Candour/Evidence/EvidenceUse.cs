using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Evidence;

/// <summary>That a piece of evidence supports one aspect of one record, such as a self-evaluation. It can be taken back without losing the piece.</summary>
[NotPersonal]
public sealed class EvidenceUse : IOwned, IWithdrawable
{
    public Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid OwnerId { get; init; }

    public required Guid EvidenceId { get; init; }

    /// <summary>The record that rests on it.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>The framework whose aspect it is.</summary>
    public required Guid FrameworkId { get; init; }

    public required string AspectKey { get; init; }

    public required DateTime UsedAt { get; init; }

    /// <inheritdoc />
    public DateTime? WithdrawnAt { get; set; }

    /// <summary>A use is part of the piece it uses: the same people read and write both.</summary>
    public static RecordKind Kind => EvidenceItem.Kind;

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<EvidenceUse>
    {
        public void Configure(EntityTypeBuilder<EvidenceUse> builder)
        {
            builder.HasIndex(u => new { u.RecordId, u.AspectKey });
            // One row for one use: putting back what was taken back is the same row again, never a second.
            builder
                .HasIndex(u => new
                {
                    u.EvidenceId,
                    u.RecordId,
                    u.AspectKey,
                })
                .IsUnique();
        }
    }
}
