using Candour.Foundation.Access;
using Candour.PeerReview.Teams;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview.Visits;

/// <summary>
/// Whose seal is missing. It looks as the clock does, so who asks must be the lead, and only after the last day: the
/// page that calls it has seen to both.
/// </summary>
public sealed class SealsMissing(ViewerScope scope, PeerReviewAccess access)
{
    /// <summary>Those who judge, are not absent, and have not sealed every question; in one command.</summary>
    public async Task<IReadOnlyList<TeamMember>> MissingAsync(Guid reviewId, CancellationToken cancel = default)
    {
        using var asClock = scope.As(Viewers.Clock(ClockJob.Stages));
        var judges = await (
            from member in access.ReadableMembers
            where
                member.OwnerId == reviewId
                && member.Answer == TeamAnswers.Accepted
                && (member.Role == Roles.LeadReviewer || member.Role == Roles.Reviewer)
                && !access.ReadableAbsences.Any(a => a.OwnerId == reviewId && a.PersonId == member.PersonId)
            from focus in access.ReadableFoci.Where(f => f.OwnerId == reviewId)
            orderby member.Id
            select new
            {
                Member = member,
                focus.Questions,
                Sealed = access
                    .ReadableJudgements.Where(j => j.OwnerId == reviewId && j.AuthorId == member.PersonId && j.Sealed != null)
                    .Select(j => j.QuestionKey)
                    .ToList(),
            }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        return [.. judges.Where(j => !j.Questions.All(q => j.Sealed.Contains(q.Key))).Select(j => j.Member)];
    }
}
