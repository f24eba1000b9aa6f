using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Foundation.Files;

/// <summary>
/// A file that somebody added to a record. The bytes lie in the data folder under a name made from them and the
/// owner's key, so that equal files of one owner are kept once and nobody can ask whether another owner has a file.
/// </summary>
[NotPersonal]
public sealed class StoredFile : IOwned, IWithdrawable
{
    public const int NameLength = 200;

    public Guid Id { get; init; }

    /// <inheritdoc />
    public required Guid OwnerId { get; init; }

    /// <summary>The name it had on the person's own machine, cleaned.</summary>
    [Personal("author", "to find a file again by the name it had", Retention.Review)]
    public required string Name { get; set; }

    /// <summary>A key of <see cref="FileType"/>, told from the content.</summary>
    public required string Type { get; init; }

    /// <summary>How many bytes are stored.</summary>
    public required long Length { get; init; }

    /// <summary>HMAC-SHA-256 of the stored bytes under the owner's key, in hexadecimal: the name on disk.</summary>
    public required string ContentKey { get; init; }

    [Personal("author", "to know who added a file", Retention.Review)]
    public Guid? AddedById { get; init; }

    public required DateTime AddedAt { get; init; }

    /// <inheritdoc />
    public DateTime? WithdrawnAt { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("file");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> builder)
        {
            builder.Property(f => f.Name).HasMaxLength(NameLength);
            builder.HasIndex(f => f.ContentKey);
            builder.HasIndex(f => f.OwnerId);
            builder.HasIndex(f => f.WithdrawnAt);
        }
    }
}
