using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.PeerReview.Reports;

/// <summary>
/// The issued report. It is a new record owned by the host school: the head decides who reads it. It never changes;
/// a later edit is a further version.
/// </summary>
[NotPersonal]
public sealed class Report : IOfReview, IAppendOnly
{
    public Guid Id { get; init; }

    /// <summary>The host school.</summary>
    public required Guid OwnerId { get; init; }

    public required Guid? ReviewId { get; init; }

    public required int Version { get; init; }

    public required DateTime IssuedAt { get; init; }

    /// <summary>The question the review set out with.</summary>
    public required string Question { get; init; }

    [Personal("team", "the report", Foundation.PersonalData.Retention.Review)]
    public required string Summary { get; init; }

    [Personal("team", "how the team worked", Foundation.PersonalData.Retention.Review)]
    public required string HowWeWorked { get; init; }

    [Personal("head", "the head's reply, printed with the report", Foundation.PersonalData.Retention.Review)]
    public required string Reply { get; init; }

    /// <summary>What was agreed for each question.</summary>
    public required List<ReportedJudgement> Judgements { get; init; }

    public required List<ReportedFinding> Findings { get; init; }

    /// <summary>What later versions say changed.</summary>
    public string ChangeNote { get; init; } = "";

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("report", Opens.ByAgreement);

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<Report>
    {
        public void Configure(EntityTypeBuilder<Report> builder)
        {
            builder.HasIndex(r => new { r.ReviewId, r.Version }).IsUnique();
            builder.HasIndex(r => new { r.OwnerId, r.IssuedAt });
            builder.OwnsMany(r => r.Judgements, j => j.ToJson());
            builder.OwnsMany(r => r.Findings, f => f.ToJson());
        }
    }
}

/// <summary>A question with what the team agreed.</summary>
[NotPersonal]
public sealed class ReportedJudgement
{
    public required string QuestionKey { get; init; }

    public required string Question { get; init; }

    [Personal("team", "what the team agreed", Foundation.PersonalData.Retention.Review)]
    public required string Words { get; init; }

    public string? Grade { get; init; }

    [Personal("team", "what somebody still sees otherwise", Foundation.PersonalData.Retention.Review)]
    public string Dissent { get; init; } = "";
}

/// <summary>A finding as printed, with what it rests on in numbers; the notes themselves stay with the team.</summary>
[NotPersonal]
public sealed class ReportedFinding
{
    public required Guid FindingId { get; init; }

    public required string QuestionKey { get; init; }

    /// <summary>As printed: a finding that too little carries is a question here.</summary>
    public required string Sort { get; init; }

    [Personal("team", "what the team found", Foundation.PersonalData.Retention.Review)]
    public required string Words { get; init; }

    /// <summary>How many notes it rests on.</summary>
    public required int Notes { get; init; }

    /// <summary>From how many kinds of activity.</summary>
    public required int Activities { get; init; }
}
