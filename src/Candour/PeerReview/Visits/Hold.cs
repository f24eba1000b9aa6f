using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.PeerReview.Visits;

/// <summary>
/// A child may be at risk: the review is frozen and nothing of it is purged or erased. It holds no word of what was
/// seen; that goes to the person to ring, never into Candour.
/// </summary>
[NotPersonal]
public sealed class Hold : IOwned
{
    public Guid Id { get; init; }

    /// <summary>The review's circle.</summary>
    public required Guid OwnerId { get; init; }

    [Personal("author", "to know who stopped the review", Foundation.PersonalData.Retention.Review)]
    public required Guid RaisedById { get; init; }

    public required DateTime RaisedAt { get; init; }

    [Personal("author", "to know who let the review go on", Foundation.PersonalData.Retention.Review)]
    public Guid? LiftedById { get; set; }

    public DateTime? LiftedAt { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("hold");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<Hold>
    {
        public void Configure(EntityTypeBuilder<Hold> builder) => builder.HasIndex(h => h.OwnerId);
    }
}
