using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.PeerReview.Pledges;

/// <summary>
/// What the school pledges to change after a review: who sees to it, where things stand now, and what would show
/// that it worked; with a clock.
/// </summary>
[NotPersonal]
public sealed class Pledge : IOfReview
{
    public const int WordsLength = 1000;

    /// <summary>A review ends in at most this many pledges: more are a list, not a promise.</summary>
    public const int Most = 3;

    public Guid Id { get; init; }

    /// <summary>The host school.</summary>
    public required Guid OwnerId { get; init; }

    public required Guid? ReviewId { get; init; }

    /// <summary>The finding it answers; null when it answers none in particular.</summary>
    public Guid? FindingId { get; set; }

    [Personal("head", "what the school pledged", Foundation.PersonalData.Retention.Review)]
    public required string Words { get; set; }

    /// <summary>Who sees to it, by role.</summary>
    [Personal("staff", "who sees to a pledge, by role", Foundation.PersonalData.Retention.Review)]
    public required string SeenToBy { get; set; }

    /// <summary>Where things stand now.</summary>
    public required string Baseline { get; set; }

    /// <summary>What would show that it worked.</summary>
    public required string EvidenceTest { get; set; }

    /// <summary>What help would be welcome; empty when none.</summary>
    public string SupportWanted { get; set; } = "";

    public required DateTime MadeAt { get; init; }

    /// <summary>The dates on which it is looked at again.</summary>
    public required List<DateOnly> CheckOn { get; set; }

    /// <summary>A word of <see cref="PledgeProgress"/>, from the last check.</summary>
    public required string Progress { get; set; }

    public int Version { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("pledge", Opens.ByAgreement);

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<Pledge>
    {
        public void Configure(EntityTypeBuilder<Pledge> builder)
        {
            builder.Property(p => p.Version).IsConcurrencyToken();
            builder.HasIndex(p => p.ReviewId);
            builder.HasIndex(p => p.OwnerId);
        }
    }
}

/// <summary>A look at a pledge on one of its dates: how far, and what shows it.</summary>
[NotPersonal]
public sealed class PledgeCheck : IOfReview, IAppendOnly
{
    public const int WordsLength = 2000;

    public Guid Id { get; init; }

    /// <summary>The host school.</summary>
    public required Guid OwnerId { get; init; }

    public required Guid? ReviewId { get; init; }

    public required Guid PledgeId { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>The date it answers, of <see cref="Pledge.CheckOn"/>.</summary>
    public required DateOnly For { get; init; }

    public required string Progress { get; init; }

    [Personal("staff", "what shows how far a pledge has come", Foundation.PersonalData.Retention.Review)]
    public required string Words { get; init; }

    [Personal("author", "who looked at the pledge", Foundation.PersonalData.Retention.Review)]
    public required Guid ById { get; init; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("pledge-check", Opens.ByAgreement);

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<PledgeCheck>
    {
        public void Configure(EntityTypeBuilder<PledgeCheck> builder) => builder.HasIndex(c => c.PledgeId);
    }
}

/// <summary>How far a pledge has come.</summary>
public static class PledgeProgress
{
    public const string NotStarted = "not-started";
    public const string Early = "early";
    public const string Moving = "moving";
    public const string Embedded = "embedded";
    public const string Stopped = "stopped";

    public static IReadOnlyList<string> All { get; } = [NotStarted, Early, Moving, Embedded, Stopped];

    /// <summary>Whether nothing more is to be checked.</summary>
    public static bool IsResolved(string progress) => progress is Embedded or Stopped;
}
