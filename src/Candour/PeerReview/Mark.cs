using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.PeerReview;

/// <summary>
/// Something somebody did that a stage waits for and that has no record of its own: the host confirmed the window,
/// the lead closed the talk. A new stage needs no new table.
/// </summary>
[NotPersonal]
public sealed class Mark : IOwned
{
    public Guid Id { get; init; }

    /// <summary>The review's circle.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>What was done, such as "window-confirmed" (<see cref="Marks"/>).</summary>
    public required string Key { get; init; }

    [Personal("author", "to know who did what a stage waited for", Foundation.PersonalData.Retention.Review)]
    public required Guid PersonId { get; init; }

    public required DateTime At { get; init; }

    /// <summary>A date that belongs to it: of the workshop, of the visit.</summary>
    public DateOnly? On { get; init; }

    [Personal("author", "what was said with it", Foundation.PersonalData.Retention.Review)]
    public string? Words { get; init; }

    /// <summary>When it was taken back.</summary>
    public DateTime? EndedAt { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("mark");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<Mark>
    {
        public void Configure(EntityTypeBuilder<Mark> builder)
        {
            builder.Property(m => m.Words).HasMaxLength(2000);
            builder.HasIndex(m => new { m.OwnerId, m.Key });
        }
    }
}

/// <summary>The marks that the shipped stages wait for.</summary>
public static class Marks
{
    public const string WindowConfirmed = "window-confirmed";
    public const string VisitEnded = "visit-ended";
    public const string TalkClosed = "talk-closed";
    public const string WorkshopPlanned = "workshop-planned";
    public const string WorkshopHeld = "workshop-held";
}
