using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Foundation.ReadLog;

/// <summary>
/// That somebody read a judgement, an opened note, a reflection or a draft report. One row for a reader, a record and
/// a day: it answers "who has read this?" and cannot be made into a count of how much anybody reads.
/// </summary>
[NotPersonal]
public sealed class ReadEntry : IAppendOnly
{
    public Guid Id { get; init; }

    /// <summary>The owner of the record, who may see this entry.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>The kind of the record.</summary>
    public required string RecordKindKey { get; init; }

    public required Guid RecordId { get; init; }

    [Personal("reader", "to let the owner of a record know who has read it", Retention.ReadLog)]
    public required Guid PersonId { get; init; }

    /// <summary>The role in which they read it.</summary>
    public required string Capacity { get; init; }

    /// <summary>The day, in the place's zone.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The first time that day.</summary>
    public required DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReadEntry>
    {
        public void Configure(EntityTypeBuilder<ReadEntry> builder)
        {
            builder
                .HasIndex(e => new
                {
                    e.RecordId,
                    e.PersonId,
                    e.Day,
                })
                .IsUnique();
            builder.HasIndex(e => e.OwnerId);
            builder.HasIndex(e => new { e.PersonId, e.At });
            builder.HasIndex(e => e.At);
        }
    }
}
