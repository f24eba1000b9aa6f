using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Accounts;

/// <summary>
/// One of the made-up people of a sample place whom anybody on this machine may step into. A place that is not a
/// sample has none, and its page is not there.
/// </summary>
[NotPersonal]
public sealed class CastMember : IGuarded
{
    public const int DescriptionLength = 300;

    /// <summary>The person.</summary>
    public Guid Id { get; init; }

    /// <summary>The person keeps themselves.</summary>
    public Guid OwnerId => Id;

    /// <summary>Where they stand in the list.</summary>
    public required int Order { get; init; }

    /// <summary>What there is to see as this person.</summary>
    public required string Description { get; init; }

    /// <inheritdoc />
    public RecordKind RecordKind { get; } = new("cast-member");

    internal sealed class Mapping : IEntityTypeConfiguration<CastMember>
    {
        public void Configure(EntityTypeBuilder<CastMember> builder)
        {
            builder.Ignore(c => c.OwnerId);
            builder.Property(c => c.Description).HasMaxLength(DescriptionLength);
        }
    }
}

/// <summary>A member of the cast, by name.</summary>
public sealed record NamedCastMember(Guid Id, int Order, string Name, string Description);

/// <summary>A role that a member of the cast holds.</summary>
public sealed record CastRole(Guid PersonId, string Role, string Organisation);
