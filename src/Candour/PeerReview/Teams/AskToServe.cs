using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview.Teams;

/// <summary>Asks somebody to serve in a review. Every hard rule is checked here, whoever proposed the name.</summary>
public sealed class AskToServe(
    CandourDb db,
    ReviewDesk desk,
    PeerReviewAccess access,
    CandidateAccess candidates,
    CircleTies ties,
    Journal journal
)
{
    public sealed record Request(Guid ReviewId, Guid PersonId, string Role);

    private static readonly string[] Asked = [Roles.LeadReviewer, Roles.Reviewer, Roles.Moderator, Roles.Facilitator];

    public Task<Outcome<Guid>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ConveneAsync<Guid>(
            request.ReviewId,
            [],
            async file =>
            {
                var review = file.Review;
                if (!Asked.Contains(request.Role))
                    return Refusal.At("Role", "team.refused.role");
                if (file.Team.Any(t => t.PersonId == request.PersonId && t.Stands))
                    return Refusal.At("PersonId", "team.refused.asked-already");
                if (request.Role == Roles.LeadReviewer && file.Team.Any(t => t.Stands && t.Role == Roles.LeadReviewer))
                    return Refusal.At("Role", "team.refused.one-lead");
                if (request.Role is Roles.LeadReviewer or Roles.Reviewer && file.Team.Count(t => t.Judges) >= file.Protocol.MostReviewers)
                    return Refusal.At("Role", "team.refused.full", file.Protocol.MostReviewers);
                // Whoever the partnership does not employ is as good as nobody: not even their name is told.
                if (
                    !await candidates.People(review.ConvenerId).AnyAsync(p => p.Id == request.PersonId, cancel)
                    || await candidates.FactsAsync(request.PersonId, review, cancel) is not { } candidate
                )
                    return Refusal.NotFound;
                var reviewedBy = (await candidates.ReviewersByHostAsync(candidate.Schools, review.CycleId, access, cancel))
                    .SelectMany(g => g)
                    .ToList();
                var found = TeamRules.Judge(candidate, request.Role, review, file.Protocol, reviewedBy);
                var no = found.Where(f => f.IsHard).Select(f => Refusal.At("PersonId", f.TextKey, candidate.Name)).ToList();
                if (no.Count > 0)
                    return Outcome<Guid>.Refused(no);

                var member = new TeamMember
                {
                    Id = Ids.Random(),
                    OwnerId = review.Id,
                    ConvenerId = review.ConvenerId,
                    PersonId = request.PersonId,
                    Role = request.Role,
                    SchoolId = candidate.Schools.Count > 0 ? candidate.Schools[0] : null,
                    Answer = TeamAnswers.Asked,
                    Reasons = [.. TeamRules.InFavour(candidate, review), .. found.Select(f => f.TextKey)],
                    Conflict = found.Any(f => f.TextKey == "team.look.worked-there") ? Conflicts.Potential : null,
                };
                db.Add(member);
                journal.Record("asked-to-serve", member);
                await db.SaveChangesAsync(cancel);
                await ties.TieAsync(review, request.PersonId, Roles.Invited, cancel);
                return member.Id;
            },
            cancel
        );
}
