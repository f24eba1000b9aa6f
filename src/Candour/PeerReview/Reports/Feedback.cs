using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.PeerReview.Reports;

/// <summary>What the head was told, the same day or the next: what went well, even better if, questions.</summary>
[NotPersonal]
public sealed class Feedback : IOwned
{
    public const int WordsLength = 4000;

    public Guid Id { get; init; }

    /// <summary>The review's circle.</summary>
    public required Guid OwnerId { get; init; }

    public required DateOnly ToldOn { get; set; }

    /// <summary>Who was in the room, by role.</summary>
    [Personal("team", "who heard the feedback", Foundation.PersonalData.Retention.Review)]
    public string Heard { get; set; } = "";

    [Personal("team", "what the head was told went well", Foundation.PersonalData.Retention.Review)]
    public string WentWell { get; set; } = "";

    [Personal("team", "what the head was told could be better", Foundation.PersonalData.Retention.Review)]
    public string EvenBetterIf { get; set; } = "";

    [Personal("team", "the questions left with the head", Foundation.PersonalData.Retention.Review)]
    public string Questions { get; set; } = "";

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("feedback");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<Feedback>
    {
        public void Configure(EntityTypeBuilder<Feedback> builder) => builder.HasIndex(f => f.OwnerId).IsUnique();
    }
}

/// <summary>The report while the team writes it and the host checks its facts.</summary>
[NotPersonal]
public sealed class DraftReport : IOwned
{
    public const int WordsLength = 12000;

    public Guid Id { get; init; }

    /// <summary>The review's circle.</summary>
    public required Guid OwnerId { get; init; }

    [Personal("team", "the report as the team writes it", Foundation.PersonalData.Retention.Review)]
    public string Summary { get; set; } = "";

    /// <summary>How the team worked: what was visited, with whom they spoke, by role and number.</summary>
    [Personal("team", "how the team worked", Foundation.PersonalData.Retention.Review)]
    public string HowWeWorked { get; set; } = "";

    /// <summary>When it was sent to the host for the accuracy check; null while only the team reads it.</summary>
    public DateTime? SentAt { get; set; }

    public int Version { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("draft-report");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<DraftReport>
    {
        public void Configure(EntityTypeBuilder<DraftReport> builder)
        {
            builder.Property(d => d.Version).IsConcurrencyToken();
            builder.HasIndex(d => d.OwnerId).IsUnique();
        }
    }
}

/// <summary>The host's check of the draft: corrections of fact, and a right of reply that is printed with the report.</summary>
[NotPersonal]
public sealed class Accuracy : IOwned
{
    public const int WordsLength = 6000;

    public Guid Id { get; init; }

    /// <summary>The review's circle.</summary>
    public required Guid OwnerId { get; init; }

    [Personal("head", "what the head asked to correct", Foundation.PersonalData.Retention.Review)]
    public string Corrections { get; set; } = "";

    /// <summary>What the lead did about them.</summary>
    [Personal("team", "what the lead answered to corrections", Foundation.PersonalData.Retention.Review)]
    public string Answer { get; set; } = "";

    [Personal("head", "what the head replies to the report", Foundation.PersonalData.Retention.Review)]
    public string Reply { get; set; } = "";

    /// <summary>"open", "corrections" (waiting for the lead) or "accepted".</summary>
    public required string State { get; set; }

    public int Version { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("accuracy");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    public const string Open = "open";
    public const string AwaitingLead = "corrections";
    public const string Accepted = "accepted";

    internal sealed class Mapping : IEntityTypeConfiguration<Accuracy>
    {
        public void Configure(EntityTypeBuilder<Accuracy> builder)
        {
            builder.Property(a => a.Version).IsConcurrencyToken();
            builder.HasIndex(a => a.OwnerId).IsUnique();
        }
    }
}
