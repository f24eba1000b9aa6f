using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.PeerReview;

/// <summary>
/// A round of reviews in a partnership: which framework, which protocol, from when to when. Both are pinned when the
/// cycle opens; a later version of either applies from the next cycle.
/// </summary>
[NotPersonal]
public sealed class Cycle : IOwned
{
    public const int NameLength = 120;

    public Guid Id { get; init; }

    /// <summary>The partnership.</summary>
    public required Guid OwnerId { get; init; }

    public required string Name { get; init; }

    /// <summary>The school year it lies in, by its first calendar year.</summary>
    public required int Year { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>The framework, at the version that stood when the cycle opened.</summary>
    public required Guid FrameworkId { get; init; }

    /// <summary>The protocol's key.</summary>
    public required string ProtocolKey { get; init; }

    /// <summary>The protocol as it stood when the cycle opened, as JSON (<see cref="Protocols.Protocol"/>).</summary>
    public required string ProtocolPinned { get; init; }

    public DateTime? ClosedAt { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("cycle", Opens.ToMembersOfOwner);

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<Cycle>
    {
        public void Configure(EntityTypeBuilder<Cycle> builder)
        {
            builder.Property(c => c.Name).HasMaxLength(NameLength);
            builder.HasIndex(c => new { c.OwnerId, c.From });
        }
    }
}
