using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.ReportCards;

/// <summary>
/// The card as the head writes it: one for each school, changed as often as the head likes. Families read editions of
/// it (<see cref="CardEdition"/>), never this.
/// </summary>
[NotPersonal]
public sealed class Card : IOwned
{
    public const int StoryLength = 1500;

    /// <summary>The most that a school may be proud of, and work on, on one card: families read a few things, not a list.</summary>
    public const int Most = 3;

    public Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid OwnerId { get; init; }

    [Personal("head", "the school's story of its year, for families", Foundation.PersonalData.Retention.History)]
    public string Story { get; set; } = "";

    public List<ChosenResult> Proud { get; set; } = [];

    public List<ChosenResult> WorkingOn { get; set; } = [];

    /// <summary>The paragraph of a report that is quoted, by its result; null when none was chosen.</summary>
    public Guid? PeersResultId { get; set; }

    /// <summary>The name in the public address, from the first edition on. It never changes: it is printed on paper.</summary>
    public string? Slug { get; set; }

    public DateTime SavedAt { get; set; }

    /// <summary>Counts changes, so that two windows do not overwrite each other.</summary>
    public int Version { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("card");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<Card>
    {
        public void Configure(EntityTypeBuilder<Card> builder)
        {
            builder.Property(c => c.Version).IsConcurrencyToken();
            builder.HasIndex(c => c.OwnerId).IsUnique();
            builder.OwnsMany(c => c.Proud, items => items.ToJson());
            builder.OwnsMany(c => c.WorkingOn, items => items.ToJson());
        }
    }
}

/// <summary>A finding or pledge that the head chose, with the school's own words about it.</summary>
[NotPersonal]
public sealed class ChosenResult
{
    public const int WordsLength = 400;

    /// <summary>The result it rests on.</summary>
    public required Guid ResultId { get; init; }

    [Personal("head", "what the school is proud of or working on, for families", Foundation.PersonalData.Retention.History)]
    public required string Words { get; init; }
}
