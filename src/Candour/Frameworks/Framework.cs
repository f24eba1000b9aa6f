using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Frameworks;

/// <summary>
/// What a partnership has agreed to look for, in words and without grades: areas, and in each area aspects that say
/// what would be seen if it were strong. A version is never rewritten once it is open to schools, because
/// self-evaluations and reviews are pinned to it.
/// </summary>
[NotPersonal]
public sealed class Framework : IOwned
{
    public const int TitleLength = 200;

    public Guid Id { get; init; }

    /// <summary>The partnership.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>The word that stays the same from version to version: "peer-enquiry".</summary>
    public required string Key { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    /// <summary>The title as a list sorts it.</summary>
    public required string SortKey { get; init; }

    public required string Summary { get; init; }

    /// <summary>A word of <see cref="FrameworkStatus"/>.</summary>
    public required string Status { get; set; }

    public required DateTime AddedAt { get; init; }

    /// <summary>When schools could first use it.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>The areas in their order. One document: an aspect means nothing without the framework around it.</summary>
    public required List<FrameworkArea> Areas { get; init; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("framework", Opens.ToMembersOfOwner);

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    /// <summary>Whether schools may use it.</summary>
    public bool IsPublished => Status == FrameworkStatus.Published;

    /// <summary>Every aspect with its area, in order.</summary>
    public IEnumerable<PlacedAspect> AllAspects() =>
        Areas.SelectMany(area => area.Aspects.Select(aspect => new PlacedAspect(area, aspect)));

    /// <summary>The aspect of this key; null when the framework has none.</summary>
    public PlacedAspect? Find(string aspectKey) => AllAspects().FirstOrDefault(p => p.Aspect.Key == aspectKey);

    internal sealed class Mapping : IEntityTypeConfiguration<Framework>
    {
        public void Configure(EntityTypeBuilder<Framework> builder)
        {
            builder.Property(f => f.Title).HasMaxLength(TitleLength);
            builder.Property(f => f.Summary).HasMaxLength(2000);
            builder
                .HasIndex(f => new
                {
                    f.OwnerId,
                    f.Key,
                    f.Version,
                })
                .IsUnique();
            builder.OwnsMany(
                f => f.Areas,
                areas =>
                {
                    areas.ToJson();
                    areas.OwnsMany(a => a.Aspects);
                }
            );
        }
    }
}

/// <summary>The states of a framework.</summary>
public static class FrameworkStatus
{
    /// <summary>Only the partnership's leads read it.</summary>
    public const string Draft = "draft";

    /// <summary>Schools of the partnership read it and use it. It does not change again.</summary>
    public const string Published = "published";
}

/// <summary>A part of a framework: "Everyone belongs".</summary>
[NotPersonal]
public sealed class FrameworkArea
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required List<FrameworkAspect> Aspects { get; init; }
}

/// <summary>One thing to look for: what it is, what is seen when it is strong, and questions a good colleague would ask.</summary>
[NotPersonal]
public sealed class FrameworkAspect
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    /// <summary>What would be seen if it were strong.</summary>
    public required string Strong { get; init; }

    /// <summary>Questions that help.</summary>
    public required List<string> Prompts { get; init; }
}

/// <summary>An aspect and the area it stands in.</summary>
public sealed record PlacedAspect(FrameworkArea Area, FrameworkAspect Aspect);
