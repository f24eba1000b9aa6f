using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Partnerships;

/// <summary>
/// Ties a party to a group for a time: a school to a cluster, a person to a review's circle, a circle to its
/// partnership. Every organisation is a member of itself. Rows end; they are not deleted.
/// </summary>
[NotPersonal]
public sealed class Membership : IGuarded
{
    public Guid Id { get; init; }

    /// <summary>Who keeps this tie: the partnership for its clusters and reviews, the register for trusts and councils.</summary>
    public required Guid OwnerId { get; init; }

    public required Guid PartyId { get; init; }

    public required Guid GroupId { get; init; }

    /// <summary>What the group is, a word of <see cref="PartyKinds"/>, or "self".</summary>
    public required string Kind { get; init; }

    /// <summary>The part played: "member", or a role in a circle.</summary>
    public required string Role { get; set; }

    public required DateOnly From { get; init; }

    /// <summary>The last day; null while it lasts.</summary>
    public DateOnly? To { get; set; }

    /// <summary>
    /// Set when a conflict was declared: the wall. The member reads nothing of the circle from then on, whatever
    /// else would allow it.
    /// </summary>
    public DateTime? WalledAt { get; set; }

    /// <summary>Why it ended or why there is none, in the words of who ended it.</summary>
    public string? Reason { get; set; }

    /// <inheritdoc />
    public RecordKind RecordKind { get; } = new("membership");

    public const string SelfKind = "self";

    /// <summary>The tie that makes every organisation a member of itself, so that reach is one semi-join.</summary>
    public static Membership Self(Party party, DateOnly from) =>
        new()
        {
            Id = Foundation.Ids.New(),
            OwnerId = party.OwnerId,
            PartyId = party.Id,
            GroupId = party.Id,
            Kind = SelfKind,
            Role = "member",
            From = from,
        };

    internal sealed class Mapping : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> builder)
        {
            builder.Property(m => m.Reason).HasMaxLength(500);
            builder.HasIndex(m => new { m.PartyId, m.GroupId });
            builder.HasIndex(m => new { m.GroupId, m.Kind });
        }
    }
}
