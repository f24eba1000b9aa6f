using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Partnerships;

/// <summary>
/// What the schools of a partnership agreed to open to one another: a versioned record that heads sign and that
/// reach enforces. A kind that no term names reaches nobody outside its owner.
/// </summary>
[NotPersonal]
public sealed class Agreement : IOwned
{
    public Guid Id { get; init; }

    /// <summary>The partnership.</summary>
    public required Guid OwnerId { get; init; }

    public required int Version { get; init; }

    /// <summary>The preamble in the partnership's own words.</summary>
    public required string Words { get; init; }

    /// <summary>What it opens, to whom.</summary>
    public required List<AgreementTerm> Terms { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>When a later version replaced it.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("agreement", Opens.ToMembersOfOwner);

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<Agreement>
    {
        public void Configure(EntityTypeBuilder<Agreement> builder)
        {
            builder.HasIndex(a => new { a.OwnerId, a.Version }).IsUnique();
            builder.Property(a => a.Words).HasMaxLength(4000);
            builder.OwnsMany(a => a.Terms, terms => terms.ToJson());
        }
    }
}

/// <summary>One term: records of this kind are open to this audience.</summary>
[NotPersonal]
public sealed class AgreementTerm
{
    /// <summary>The key of a kind that opens by agreement.</summary>
    public required string RecordKind { get; init; }

    /// <summary>"group", "cluster" or "partnership": members of that group of the owner's.</summary>
    public required string Audience { get; init; }
}

/// <summary>A head's signature under one version.</summary>
[NotPersonal]
public sealed class Signature : IOwned
{
    public Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid OwnerId { get; init; }

    public required Guid AgreementId { get; init; }

    public required Guid PartnershipId { get; init; }

    [Personal("head", "to know who signed for the school", Foundation.PersonalData.Retention.History)]
    public required Guid SignedById { get; init; }

    public required DateTime SignedAt { get; init; }

    /// <summary>When the school withdrew or left.</summary>
    public DateTime? EndedAt { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("signature", Opens.ToGroupsOfOwner);

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<Signature>
    {
        public void Configure(EntityTypeBuilder<Signature> builder) => builder.HasIndex(s => new { s.AgreementId, s.OwnerId });
    }
}

/// <summary>
/// One term as signed by one school: what reach reads. It is made with the signature and ends with it, or when a
/// narrower version comes into force.
/// </summary>
[NotPersonal]
public sealed class Opening : IGuarded
{
    public Guid Id { get; init; }

    /// <summary>The school that opened its records.</summary>
    public required Guid OwnerId { get; init; }

    public required Guid PartnershipId { get; init; }

    public required Guid SignatureId { get; init; }

    /// <summary>The kind of record.</summary>
    public required string Opened { get; init; }

    /// <summary>"group", "cluster" or "partnership".</summary>
    public required string Audience { get; init; }

    public DateTime? EndedAt { get; set; }

    /// <inheritdoc />
    public RecordKind RecordKind { get; } = new("opening");

    internal sealed class Mapping : IEntityTypeConfiguration<Opening>
    {
        public void Configure(EntityTypeBuilder<Opening> builder) =>
            builder.HasIndex(o => new
            {
                o.OwnerId,
                o.Opened,
                o.Audience,
            });
    }
}
