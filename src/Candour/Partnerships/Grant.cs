using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Partnerships;

/// <summary>The owner's widening of sight of one record to one appointment until a date. It ends from now on, never for what was read.</summary>
[NotPersonal]
public sealed class Grant : IGuarded
{
    public Guid Id { get; init; }

    /// <summary>The owner of the record.</summary>
    public required Guid OwnerId { get; init; }

    public required string RecordKindKey { get; init; }

    public required Guid RecordId { get; init; }

    /// <summary>Who may read it.</summary>
    public required Guid AppointmentId { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly Until { get; init; }

    public required string Reason { get; init; }

    public required DateTime MadeAt { get; init; }

    public DateTime? EndedAt { get; set; }

    /// <inheritdoc />
    public RecordKind RecordKind { get; } = new("grant");

    internal sealed class Mapping : IEntityTypeConfiguration<Grant>
    {
        public void Configure(EntityTypeBuilder<Grant> builder)
        {
            builder.Property(g => g.Reason).HasMaxLength(500);
            builder.HasIndex(g => g.RecordId);
            builder.HasIndex(g => g.AppointmentId);
        }
    }
}
