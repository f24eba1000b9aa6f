using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Foundation.Drafts;

/// <summary>
/// What somebody typed into a form and has not handed in: theirs alone, read by nobody else whatever their role,
/// gone after thirty days. It is not yet a change, so it tells the journal nothing.
/// </summary>
[NotPersonal]
public sealed class Draft : IOwned, IUntold
{
    public Guid Id { get; init; }

    /// <summary>The person.</summary>
    [Personal("author", "to give back what somebody typed and did not hand in", Retention.Passing)]
    public required Guid OwnerId { get; init; }

    /// <summary>Which form.</summary>
    public required string Form { get; init; }

    /// <summary>What the form is about; empty for a form that makes something new.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>Field names and texts, as JSON.</summary>
    [Personal("author", "to give back what somebody typed and did not hand in", Retention.Passing)]
    public required string Fields { get; set; }

    public required DateTime At { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("draft");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<Draft>
    {
        public void Configure(EntityTypeBuilder<Draft> builder)
        {
            builder
                .HasIndex(d => new
                {
                    d.OwnerId,
                    d.Form,
                    d.RecordId,
                })
                .IsUnique();
            builder.HasIndex(d => d.At);
            builder.Property(d => d.Form).HasMaxLength(100);
        }
    }
}
