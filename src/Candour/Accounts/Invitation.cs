using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Accounts;

/// <summary>
/// A letter that offers one appointment to whoever holds its link. It is used once, and then bound to who used it.
/// Only a digest of the link is kept: what lies in the database or a backup opens nothing.
/// </summary>
[NotPersonal]
public sealed class Invitation : IGuarded
{
    /// <summary>How long it lasts.</summary>
    public static TimeSpan Lasts { get; } = TimeSpan.FromDays(14);

    public Guid Id { get; init; }

    /// <summary>The party that invites: the partnership for a head, the school for its own people, the installation for an operator.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>Where the appointment is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>The role offered.</summary>
    public required string Role { get; init; }

    /// <summary>Whom it was sent to; emptied when it is no longer needed.</summary>
    [Personal("invited person", "to send the invitation", Retention.Passing)]
    public required string Address
    {
        get;
        set
        {
            field = value;
            AddressKey = Addresses.Key(value);
        }
    }

    /// <summary>What the address is compared by.</summary>
    [Personal("invited person", "to find the invitations of an address", Retention.Passing)]
    public string AddressKey { get; private set; } = "";

    /// <summary>The name that the inviter gave; the person writes their own when they accept.</summary>
    [Personal("invited person", "to greet the person invited and to show who was invited", Retention.Passing)]
    public required string Name { get; set; }

    /// <summary>Who invited; null when the installation did.</summary>
    [Personal("inviter", "to say who invited", Retention.History)]
    public Guid? InvitedById { get; init; }

    /// <summary>SHA-256 of the link's token, in hexadecimal.</summary>
    public required string TokenDigest { get; init; }

    public required DateTime SentAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public DateTime? AcceptedAt { get; set; }

    /// <summary>Whom it is bound to since it was used.</summary>
    [Personal("invited person", "to know who took the appointment", Retention.History)]
    public Guid? AcceptedById { get; set; }

    /// <summary>When it was taken back or declined.</summary>
    public DateTime? WithdrawnAt { get; set; }

    /// <inheritdoc />
    public RecordKind RecordKind { get; } = new("invitation");

    /// <summary>Whether it can be used.</summary>
    public bool IsOpen(DateTime now) => AcceptedAt is null && WithdrawnAt is null && now < ExpiresAt;

    internal sealed class Mapping : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> builder)
        {
            builder.Property(i => i.Address).HasMaxLength(Account.AddressLength);
            builder.Property(i => i.AddressKey).HasMaxLength(Account.AddressLength);
            builder.HasIndex(i => i.AddressKey);
            builder.Property(i => i.Name).HasMaxLength(Party.NameLength);
            builder.Property(i => i.TokenDigest).HasMaxLength(64);
            // Of two who use it at the same moment the second finds it changed.
            builder.Property(i => i.AcceptedAt).IsConcurrencyToken();
            builder.HasIndex(i => i.TokenDigest).IsUnique();
            builder.HasIndex(i => new { i.OwnerId, i.SentAt });
        }
    }
}
