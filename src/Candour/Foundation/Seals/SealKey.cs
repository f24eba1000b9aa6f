using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Foundation.Seals;

/// <summary>The key of one review's seals, wrapped by a key that lies outside the database and the backup.</summary>
[NotPersonal]
public sealed class SealKey
{
    public Guid ReviewId { get; init; }

    /// <summary>The wrapped key.</summary>
    public required string Wrapped { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SealKey>
    {
        public void Configure(EntityTypeBuilder<SealKey> builder)
        {
            builder.HasKey(k => k.ReviewId);
            builder.Property(k => k.ReviewId).ValueGeneratedNever();
        }
    }
}
