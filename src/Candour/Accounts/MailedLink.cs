using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Accounts;

/// <summary>
/// A link that proves somebody reads an address: to choose a new password, or to sign in with another address. Single
/// use, soon over, and kept only as a digest.
/// </summary>
/// <remarks>
/// A wish for a new password is written here before anybody looks whether the address has an account, so that asking
/// takes the same work for every address; a job then looks, and sends.
/// </remarks>
[NotPersonal]
public sealed class MailedLink
{
    /// <summary>For a new password.</summary>
    public const string Password = "password";

    /// <summary>For another address.</summary>
    public const string NewAddress = "address";

    /// <summary>How long a link for a new password lasts.</summary>
    public static TimeSpan PasswordLasts { get; } = TimeSpan.FromHours(2);

    /// <summary>How long a link for another address lasts.</summary>
    public static TimeSpan AddressLasts { get; } = TimeSpan.FromHours(24);

    public Guid Id { get; init; }

    /// <summary>"password" or "address".</summary>
    public required string Purpose { get; init; }

    /// <summary>The address that the link goes to.</summary>
    [Personal("account holder", "to send the link and to know which address it proves", Retention.Passing)]
    public required string Address { get; init; }

    /// <summary>Whose account; null until the job has looked.</summary>
    [Personal("account holder", "to know whose password or address it changes", Retention.Passing)]
    public Guid? AccountId { get; set; }

    /// <summary>SHA-256 of the token, in hexadecimal; null until it is sent.</summary>
    public string? TokenDigest { get; set; }

    public required DateTime AskedAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public DateTime? UsedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<MailedLink>
    {
        public void Configure(EntityTypeBuilder<MailedLink> builder)
        {
            builder.Property(l => l.Address).HasMaxLength(Account.AddressLength);
            builder.Property(l => l.TokenDigest).HasMaxLength(64);
            builder.Property(l => l.UsedAt).IsConcurrencyToken();
            builder.HasIndex(l => l.TokenDigest).IsUnique();
            builder.HasIndex(l => l.AccountId);
            builder.HasIndex(l => l.ExpiresAt);
        }
    }
}
