using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.PeerReview;

/// <summary>What host and lead agreed to look into: one to three enquiry questions, how, with what care, and who hears of it. Both sign.</summary>
[NotPersonal]
public sealed class Focus : IOwned
{
    public const int QuestionLength = 300;
    public const int WordsLength = 4000;
    public const int MostQuestions = 3;

    public Guid Id { get; init; }

    /// <summary>The review's circle.</summary>
    public required Guid OwnerId { get; init; }

    public required List<EnquiryQuestion> Questions { get; set; }

    /// <summary>What the team will look at, and with whom they will talk.</summary>
    [Personal("author", "the plan of the visit", Foundation.PersonalData.Retention.Review)]
    public string EvidencePlan { get; set; } = "";

    /// <summary>What the team should know and be careful with.</summary>
    [Personal("author", "what needs care during the visit", Foundation.PersonalData.Retention.Review)]
    public string Sensitivities { get; set; } = "";

    /// <summary>Who will read the report beside the head: "head", "group", "cluster" or "partnership".</summary>
    public string Sharing { get; set; } = "head";

    /// <summary>Whom to ring when a child may be at risk: required before the visit.</summary>
    [Personal("safeguarding lead", "to know whom to ring when a child may be at risk", Foundation.PersonalData.Retention.Review)]
    public string ContactName { get; set; } = "";

    [Personal("safeguarding lead", "to know whom to ring when a child may be at risk", Foundation.PersonalData.Retention.Review)]
    public string ContactPhone { get; set; } = "";

    public DateOnly? FirstDay { get; set; }

    public DateOnly? LastDay { get; set; }

    public DateTime? HostSignedAt { get; set; }

    public DateTime? LeadSignedAt { get; set; }

    /// <summary>Counts changes: the second of two editors sees both versions.</summary>
    public int Version { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("focus");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    /// <summary>Whether both signed the words as they stand.</summary>
    public bool IsSigned => HostSignedAt is not null && LeadSignedAt is not null;

    internal sealed class Mapping : IEntityTypeConfiguration<Focus>
    {
        public void Configure(EntityTypeBuilder<Focus> builder)
        {
            builder.HasIndex(f => f.OwnerId).IsUnique();
            builder.Property(f => f.Version).IsConcurrencyToken();
            builder.OwnsMany(f => f.Questions, q => q.ToJson());
        }
    }
}

/// <summary>One question of the enquiry.</summary>
[NotPersonal]
public sealed class EnquiryQuestion
{
    /// <summary>Its key within the review: "q1".</summary>
    public required string Key { get; init; }

    public required string Text { get; set; }

    /// <summary>The aspect of the framework it comes from, where it does.</summary>
    public string? AspectKey { get; set; }
}
