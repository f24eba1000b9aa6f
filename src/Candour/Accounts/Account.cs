using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Accounts;

/// <summary>The means of signing in. Its key is the person's party, so that an account can be erased and what was written keeps its author.</summary>
[NotPersonal]
public sealed class Account : IdentityUser<Guid>, IGuarded
{
    public const int AddressLength = 254;

    /// <summary>The person, who owns the account.</summary>
    public Guid OwnerId => Id;

    /// <inheritdoc />
    public RecordKind RecordKind { get; } = new("account");

    /// <summary>The address somebody signs in and is written to with.</summary>
    [Personal("account holder", "to sign in and to be written to", Retention.Account)]
    public override string? Email
    {
        get => base.Email;
        set => base.Email = value;
    }

    /// <summary>The address as it is looked up.</summary>
    [Personal("account holder", "to find the account that an address belongs to", Retention.Account)]
    public override string? NormalizedEmail
    {
        get => base.NormalizedEmail;
        set => base.NormalizedEmail = value;
    }

    [Personal("account holder", "to tell accounts apart", Retention.Account)]
    public override string? UserName
    {
        get => base.UserName;
        set => base.UserName = value;
    }

    [Personal("account holder", "to tell accounts apart", Retention.Account)]
    public override string? NormalizedUserName
    {
        get => base.NormalizedUserName;
        set => base.NormalizedUserName = value;
    }

    [Personal("account holder", "to know that somebody who signs in is who they say; the password itself is not kept", Retention.Account)]
    public override string? PasswordHash
    {
        get => base.PasswordHash;
        set => base.PasswordHash = value;
    }

    [Personal("account holder", "not used; kept empty", Retention.Account)]
    public override string? PhoneNumber
    {
        get => base.PhoneNumber;
        set => base.PhoneNumber = value;
    }

    /// <summary>An account for a person. Its name is its key: people sign in with their address, which can change.</summary>
    public static Account For(Guid personId, string address) =>
        new()
        {
            Id = personId,
            UserName = personId.ToString("N"),
            Email = address,
            EmailConfirmed = true,
            LockoutEnabled = false,
        };

    internal sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder)
        {
            builder.Ignore(a => a.OwnerId);
            builder.Property(a => a.Email).HasMaxLength(AddressLength);
            builder.Property(a => a.NormalizedEmail).HasMaxLength(AddressLength);
            // Two people who take the same address at the same moment: the second is refused by the database.
            builder.HasIndex(a => a.NormalizedEmail).IsUnique();
        }
    }
}
