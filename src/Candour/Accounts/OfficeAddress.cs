using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Accounts;

/// <summary>
/// The organisation's own mail address, its office rather than a person: where the code goes that confirms a new head,
/// and where the organisation is told. One row for each address it has had; the last one stands.
/// </summary>
[NotPersonal]
public sealed class OfficeAddress : IConvened
{
    public Guid Id { get; init; }

    /// <summary>The organisation.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>The partnership whose lead entered it; the organisation itself when its head did.</summary>
    public required Guid ConvenerId { get; init; }

    public required string Address { get; init; }

    public required DateTime From { get; init; }

    /// <summary>When another took its place.</summary>
    public DateTime? EndedAt { get; set; }

    /// <inheritdoc />
    public RecordKind RecordKind { get; } = new("office-address");

    internal sealed class Mapping : IEntityTypeConfiguration<OfficeAddress>
    {
        public void Configure(EntityTypeBuilder<OfficeAddress> builder)
        {
            builder.Property(o => o.Address).HasMaxLength(Account.AddressLength);
            builder.HasIndex(o => new { o.OwnerId, o.EndedAt });
        }
    }
}
