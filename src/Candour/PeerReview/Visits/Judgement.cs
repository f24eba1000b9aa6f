using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.PeerReview.Visits;

/// <summary>
/// What one reviewer says the evidence shows for one question, before hearing the others. From the seal to the
/// opening its words are kept only under the review's key; at the opening they lie open beside the digest made at
/// sealing.
/// </summary>
[NotPersonal]
public sealed class Judgement : IOwned, IAuthored, IKeptShut
{
    public const int WordsLength = 4000;

    /// <summary>Random: keys that sort would tell who sealed when.</summary>
    public Guid Id { get; init; }

    /// <summary>The review's circle.</summary>
    public required Guid OwnerId { get; init; }

    [Personal("author", "to know whose judgement it is", Foundation.PersonalData.Retention.Review)]
    public required Guid AuthorId { get; init; }

    public required string QuestionKey { get; init; }

    /// <summary>What its author is writing; emptied at sealing.</summary>
    [Personal("author", "what a reviewer thinks the evidence shows", Foundation.PersonalData.Retention.Review)]
    public string Words { get; set; } = "";

    /// <summary>A word of the protocol's scale, where it has one; kept under the seal too.</summary>
    [Personal("author", "what a reviewer thinks the evidence shows", Foundation.PersonalData.Retention.Review)]
    public string? Grade { get; set; }

    /// <summary>The sealed words; null before sealing.</summary>
    [Personal("author", "what a reviewer thinks the evidence shows, sealed", Foundation.PersonalData.Retention.Review)]
    public string? Sealed { get; set; }

    /// <summary>A salted digest of the words at sealing: shows later alteration.</summary>
    public string? SealDigest { get; set; }

    /// <summary>When everybody's opened together.</summary>
    public DateTime? OpenedAt { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("judgement");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    /// <summary>Whether it is sealed.</summary>
    public bool IsSealed => Sealed is not null;

    /// <inheritdoc />
    public bool IsShut => OpenedAt is null;

    /// <inheritdoc />
    public IReadOnlyCollection<string> ShutProperties => [nameof(Words), nameof(Grade)];

    internal sealed class Mapping : IEntityTypeConfiguration<Judgement>
    {
        public void Configure(EntityTypeBuilder<Judgement> builder)
        {
            builder.Ignore(j => j.ShutProperties);
            builder
                .HasIndex(j => new
                {
                    j.OwnerId,
                    j.AuthorId,
                    j.QuestionKey,
                })
                .IsUnique();
        }
    }
}

/// <summary>A reviewer who did not seal in time, recorded by the lead after the deadline, with the reason.</summary>
[NotPersonal]
public sealed class Absence : IOwned
{
    public Guid Id { get; init; }

    /// <summary>The review's circle.</summary>
    public required Guid OwnerId { get; init; }

    [Personal("reviewer", "to know who took no part in judging", Foundation.PersonalData.Retention.Review)]
    public required Guid PersonId { get; init; }

    [Personal("reviewer", "why somebody took no part in judging", Foundation.PersonalData.Retention.Review)]
    public required string Reason { get; init; }

    public required DateTime At { get; init; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("absence");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<Absence>
    {
        public void Configure(EntityTypeBuilder<Absence> builder) => builder.HasIndex(a => new { a.OwnerId, a.PersonId }).IsUnique();
    }
}

/// <summary>What the team agreed for one question after opening: with the reason for a change, and the dissent that was kept.</summary>
[NotPersonal]
public sealed class AgreedJudgement : IOwned
{
    public const int WordsLength = 4000;

    public Guid Id { get; init; }

    /// <summary>The review's circle.</summary>
    public required Guid OwnerId { get; init; }

    public required string QuestionKey { get; init; }

    [Personal("team", "what the team agreed", Foundation.PersonalData.Retention.Review)]
    public required string Words { get; set; }

    /// <summary>A word of the protocol's scale, where it has one.</summary>
    public string? Grade { get; set; }

    /// <summary>Why it differs from what was sealed; required where it does.</summary>
    [Personal("team", "why the talk changed a judgement", Foundation.PersonalData.Retention.Review)]
    public string ChangedBecause { get; set; } = "";

    /// <summary>What somebody still sees otherwise; kept, without a name.</summary>
    [Personal("team", "what somebody still sees otherwise", Foundation.PersonalData.Retention.Review)]
    public string Dissent { get; set; } = "";

    public int Version { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("agreed-judgement");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<AgreedJudgement>
    {
        public void Configure(EntityTypeBuilder<AgreedJudgement> builder)
        {
            builder.Property(a => a.Version).IsConcurrencyToken();
            builder.HasIndex(a => new { a.OwnerId, a.QuestionKey }).IsUnique();
        }
    }
}
