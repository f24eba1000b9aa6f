using Candour.Foundation.Access;
using Candour.PeerReview.Teams;

namespace Candour.PeerReview.Stages;

/// <summary>Everybody says whether anything stands between them and a fair look at this school.</summary>
public sealed class ConflictsStage : Stage
{
    public override string Key => "conflicts";

    public override IReadOnlyList<string> Actors => [Roles.LeadReviewer, Roles.Reviewer, Roles.Moderator, TeamStage.Convener];

    public override string Page => "conflicts";

    /// <summary>Whoever has not declared, in whatever role.</summary>
    public override bool WaitsFor(ReviewFile file, TeamMember member, string role) =>
        role == Roles.Reviewer && member.Stands && member.Conflict is null;

    public override IEnumerable<CheckItem> Checks(ReviewFile file)
    {
        var standing = file.Team.Where(t => t.Stands).ToList();
        yield return CheckItem.Of(standing.Count > 0 && standing.All(t => t.Conflict is not null), "review.check.declared", Roles.Reviewer);
        yield return CheckItem.Of(standing.All(t => t.Conflict is not Conflicts.Potential), "review.check.potential", TeamStage.Convener);
        yield return CheckItem.Of(
            standing.Count(t => t.Judges) >= file.Protocol.FewestReviewers && standing.Any(t => t.Role == Roles.LeadReviewer),
            "review.check.still-enough",
            TeamStage.Convener,
            file.Protocol.FewestReviewers
        );
    }
}
