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
    /// <summary>The person, who owns the account.</summary>
    public Guid OwnerId => Id;

    /// <inheritdoc />
    public RecordKind RecordKind { get; } = new("account");

    internal sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder) => builder.Ignore(a => a.OwnerId);
    }
}
