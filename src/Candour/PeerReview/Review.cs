using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.PeerReview;

/// <summary>
/// One review of one host school: the thread that everything of it hangs on. Its key is also the key of its circle,
/// the party that owns its notes, judgements and drafts.
/// </summary>
[NotPersonal]
public sealed class Review : IOwned, IConvened
{
    public const int QuestionLength = 200;

    /// <summary>The most letters of a reason for putting off or ending.</summary>
    public const int ReasonLength = 500;

    public Guid Id { get; init; }

    /// <summary>The circle: the review itself.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>The partnership.</summary>
    public required Guid ConvenerId { get; init; }

    public required Guid CycleId { get; init; }

    public required Guid HostId { get; init; }

    /// <summary>The pair, triad or four it is done in; null when it stands alone.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>The cluster, whose lead follows where it is (and never what it says).</summary>
    public Guid? ClusterId { get; init; }

    /// <summary>The stage it is in.</summary>
    public required string Stage { get; set; }

    /// <summary>Since when.</summary>
    public required DateTime StageSince { get; set; }

    /// <summary>The last day for this stage, inclusive; null where no clock runs.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>The window agreed for the visit.</summary>
    public required DateOnly WindowFrom { get; set; }

    public required DateOnly WindowTo { get; set; }

    /// <summary>The review's question in a line, once the focus is agreed.</summary>
    public string? Question { get; set; }

    /// <summary>A word of <see cref="ReviewStates"/>.</summary>
    public required string State { get; set; }

    /// <summary>Why it was deferred or withdrawn.</summary>
    public string? StateReason { get; set; }

    /// <summary>When the seals opened.</summary>
    public DateTime? OpenedAt { get; set; }

    /// <summary>The stages it has left, with the day.</summary>
    public List<StageEntry> History { get; init; } = [];

    /// <summary>Counts changes, so that two who decide at once do not both win.</summary>
    public int Version { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("review", Opens.ToGroupsOfOwner);

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    /// <summary>Whether it is under way: not withdrawn, closed or stopped.</summary>
    public bool IsRunning => State == ReviewStates.Running;

    internal sealed class Mapping : IEntityTypeConfiguration<Review>
    {
        public void Configure(EntityTypeBuilder<Review> builder)
        {
            builder.Property(r => r.Question).HasMaxLength(QuestionLength);
            builder.Property(r => r.StateReason).HasMaxLength(ReasonLength);
            builder.Property(r => r.Version).IsConcurrencyToken();
            builder.OwnsMany(r => r.History, h => h.ToJson());
            builder.HasIndex(r => new { r.HostId, r.StageSince });
            builder.HasIndex(r => new { r.CycleId, r.Stage });
            builder.HasIndex(r => new { r.ConvenerId, r.State });
        }
    }
}

/// <summary>A stage that a review has left.</summary>
[NotPersonal]
public sealed class StageEntry
{
    public required string Stage { get; init; }

    public required DateOnly LeftOn { get; init; }
}

/// <summary>What a review may be beside its stage.</summary>
public static class ReviewStates
{
    public const string Running = "running";

    /// <summary>Put off to a later date.</summary>
    public const string Deferred = "deferred";

    /// <summary>Ended early, with a reason.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Frozen because a child may be at risk. Nothing moves, nothing is purged or erased, until the hold is lifted.</summary>
    public const string Halted = "halted";

    /// <summary>Gone all its way.</summary>
    public const string Closed = "closed";
}
