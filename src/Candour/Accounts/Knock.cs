using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Accounts;

/// <summary>
/// How often somebody tried one door with one address lately. It is counted by the address as typed, whether or not
/// there is an account, so that being locked out says nothing about whether there is one.
/// </summary>
[NotPersonal]
public sealed class Knock
{
    /// <summary>SHA-256 of the door and the address, in hexadecimal: nobody can read from here who tried.</summary>
    public required string Id { get; init; }

    public int Tries { get; set; }

    /// <summary>When the count is forgotten, and the door open again.</summary>
    public DateTime Until { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Knock>
    {
        public void Configure(EntityTypeBuilder<Knock> builder)
        {
            builder.Property(k => k.Id).HasMaxLength(64);
            builder.HasIndex(k => k.Until);
        }
    }
}
