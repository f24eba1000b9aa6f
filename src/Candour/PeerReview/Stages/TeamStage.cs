using Candour.Foundation.Access;
using Candour.PeerReview.Teams;

namespace Candour.PeerReview.Stages;

/// <summary>People are asked to serve, with reasons, and accept.</summary>
public sealed class TeamStage : Stage
{
    /// <summary>Whoever convenes: the partnership or cluster lead.</summary>
    public const string Convener = "convener";

    public override string Key => "team";

    public override IReadOnlyList<string> Actors => [Convener, Roles.LeadReviewer, Roles.Reviewer];

    public override string Page => "team";

    /// <summary>Whoever was asked and has not answered.</summary>
    public override bool WaitsFor(ReviewFile file, TeamMember member, string role) =>
        role == Roles.Reviewer && member.Answer == TeamAnswers.Asked;

    public override IEnumerable<CheckItem> Checks(ReviewFile file)
    {
        var standing = file.Team.Where(t => t.Stands).ToList();
        var judging = standing.Count(t => t.Judges);
        yield return CheckItem.Of(standing.Any(t => t.Role == Roles.LeadReviewer), "review.check.lead", Convener);
        yield return CheckItem.Of(judging >= file.Protocol.FewestReviewers, "review.check.enough", Convener, file.Protocol.FewestReviewers);
        if (file.Protocol.NeedsModerator)
            yield return CheckItem.Of(standing.Any(t => t.Role == Roles.Moderator), "review.check.moderator", Convener);
        var open = standing.Count(t => t.Answer == TeamAnswers.Asked);
        yield return CheckItem.Of(standing.Count > 0 && open == 0, "review.check.accepted", Roles.Reviewer);
    }
}
