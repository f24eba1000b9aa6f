using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.PeerReview.Teams;

/// <summary>Somebody asked to serve in a review: whether they accepted, and what they declared of conflicts.</summary>
[NotPersonal]
public sealed class TeamMember : IOwned, IConvened
{
    /// <summary>The most letters of a reason for saying no.</summary>
    public const int ReasonLength = 500;

    public Guid Id { get; init; }

    /// <summary>The review's circle.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>The partnership.</summary>
    public required Guid ConvenerId { get; init; }

    [Personal("reviewer", "to know who reviews whom", Foundation.PersonalData.Retention.Review)]
    public required Guid PersonId { get; init; }

    /// <summary>"lead", "reviewer", "moderator" or "facilitator".</summary>
    public required string Role { get; init; }

    /// <summary>The reviewer's own school, as it was when they were asked.</summary>
    public Guid? SchoolId { get; init; }

    /// <summary>Reasons this person fits, and warnings that were accepted, as text keys: shown on the team page.</summary>
    public required List<string> Reasons { get; init; }

    /// <summary>"asked", "accepted", "declined" or "ended".</summary>
    public required string Answer { get; set; }

    /// <summary>What they said when declining, or why they left.</summary>
    [Personal("reviewer", "why somebody could not serve", Foundation.PersonalData.Retention.Review)]
    public string? AnswerReason { get; set; }

    /// <summary>
    /// One of four: "none" (declared, none), "pinned-none" (looked at and settled: none), "potential" (to be looked
    /// at), "conflict". Null until declared.
    /// </summary>
    public string? Conflict { get; set; }

    [Personal("reviewer", "what somebody declared about a conflict of interest", Foundation.PersonalData.Retention.Review)]
    public string? ConflictWords { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("team-member", Opens.ToGroupsOfOwner);

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    /// <summary>Whether they are in the team or asked to be.</summary>
    public bool Stands => Answer is TeamAnswers.Asked or TeamAnswers.Accepted;

    /// <summary>Whether they seal a judgement of their own.</summary>
    public bool Judges => Stands && Role is Roles.LeadReviewer or Roles.Reviewer;

    internal sealed class Mapping : IEntityTypeConfiguration<TeamMember>
    {
        public void Configure(EntityTypeBuilder<TeamMember> builder)
        {
            builder.Property(t => t.AnswerReason).HasMaxLength(ReasonLength);
            builder.Property(t => t.ConflictWords).HasMaxLength(1000);
            builder.HasIndex(t => t.OwnerId);
            builder.HasIndex(t => new { t.PersonId, t.Answer });
        }
    }
}

/// <summary>What somebody asked to serve may answer.</summary>
public static class TeamAnswers
{
    public const string Asked = "asked";
    public const string Accepted = "accepted";
    public const string Declined = "declined";
    public const string Ended = "ended";
}

/// <summary>The four states of a declaration.</summary>
public static class Conflicts
{
    public const string None = "none";
    public const string PinnedNone = "pinned-none";
    public const string Potential = "potential";
    public const string Conflict = "conflict";

    /// <summary>Whether the declaration lets the review go on.</summary>
    public static bool IsClear(string? state) => state is None or PinnedNone;
}
