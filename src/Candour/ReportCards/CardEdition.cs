using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.ReportCards;

/// <summary>
/// A card as it was published: that it was, when, under which address, from which results. It stays when the edition is
/// withdrawn; what it said (<see cref="EditionContent"/>) then goes.
/// </summary>
[NotPersonal]
public sealed class CardEdition : IPublished
{
    public const int ReasonLength = 500;
    public const int SlugLength = 80;

    public Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>The school's name on that day.</summary>
    public required string School { get; init; }

    /// <summary>The name in the public address.</summary>
    public required string Slug { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Version { get; init; }

    /// <summary>The school year it was published in, by its first calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>The key of its design.</summary>
    public required string Design { get; init; }

    /// <summary>The results it was made from.</summary>
    public required List<Guid> ResultIds { get; init; }

    /// <summary>SHA-256 of its bytes, in hexadecimal.</summary>
    public required string Digest { get; init; }

    public required DateTime? PublishedAt { get; init; }

    /// <summary>When the head withdrew it; null while it stands.</summary>
    public DateTime? WithdrawnAt { get; set; }

    /// <summary>Why, for whoever comes to its address.</summary>
    [Personal("head", "why a card was withdrawn, for whoever comes to read it", Foundation.PersonalData.Retention.History)]
    public string? WithdrawnReason { get; set; }

    /// <summary>When what it said was removed.</summary>
    public DateTime? PurgedAt { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("card-edition", Opens.Published);

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<CardEdition>
    {
        public void Configure(EntityTypeBuilder<CardEdition> builder)
        {
            builder.Property(e => e.Slug).HasMaxLength(SlugLength);
            builder.Property(e => e.WithdrawnReason).HasMaxLength(ReasonLength);
            builder.HasIndex(e => new { e.Slug, e.Version }).IsUnique();
            builder.HasIndex(e => new { e.OwnerId, e.Version }).IsUnique();
        }
    }
}

/// <summary>
/// What an edition said: the bytes that families were given and the content they were made from. A row of its own, in no
/// fact's content, so that withdrawing can remove it altogether.
/// </summary>
[NotPersonal]
public sealed class EditionContent : IPublished
{
    public Guid Id { get; init; }

    public required Guid EditionId { get; init; }

    /// <summary>The school.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>When it was published; null from the moment the edition is withdrawn, which puts it out of everybody's reach until it is removed.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>The content as data.</summary>
    [Personal("head", "what a card said, as data", Foundation.PersonalData.Retention.History)]
    public required string Data { get; init; }

    /// <summary>The page, byte for byte.</summary>
    [Personal("head", "what a card said, as a page", Foundation.PersonalData.Retention.History)]
    public required byte[] Page { get; init; }

    /// <inheritdoc />
    public static RecordKind Kind => CardEdition.Kind;

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<EditionContent>
    {
        public void Configure(EntityTypeBuilder<EditionContent> builder)
        {
            builder.HasIndex(c => c.EditionId).IsUnique();
            builder.HasIndex(c => c.PublishedAt);
        }
    }
}
