using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Partnerships;

/// <summary>A successor: a converted school's academy stands inside what its predecessor owned. The records keep their owner.</summary>
[NotPersonal]
public sealed class PartyLink : IGuarded
{
    public Guid Id { get; init; }

    /// <summary>The predecessor, which owned.</summary>
    public required Guid OwnerId { get; init; }

    public required Guid SuccessorId { get; init; }

    /// <summary>"successor" or, between two accounts of one person, "same-person".</summary>
    public required string Tie { get; init; }

    public required DateOnly From { get; init; }

    /// <inheritdoc />
    public RecordKind RecordKind { get; } = new("party-link");

    public const string Successor = "successor";
    public const string SamePerson = "same-person";

    internal sealed class Mapping : IEntityTypeConfiguration<PartyLink>
    {
        public void Configure(EntityTypeBuilder<PartyLink> builder)
        {
            builder.HasIndex(l => l.SuccessorId);
            builder.HasIndex(l => l.OwnerId);
        }
    }
}
