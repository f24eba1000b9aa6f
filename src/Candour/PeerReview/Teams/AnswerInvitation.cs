using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;

namespace Candour.PeerReview.Teams;

/// <summary>Somebody who was asked says yes or no. The hard rules are checked again: things change between asking and answering.</summary>
public sealed class AnswerInvitation(
    CandourDb db,
    ReviewDesk desk,
    PeerReviewAccess access,
    CandidateAccess candidates,
    CircleTies ties,
    Journal journal
)
{
    public sealed record Request(Guid ReviewId, bool Accepts, string? Reason);

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(
            request.ReviewId,
            [Roles.Invited],
            [],
            async file =>
            {
                var me = db.Viewer.PersonId!.Value;
                var member = file.Team.SingleOrDefault(t => t.PersonId == me && t.Answer == TeamAnswers.Asked);
                if (member is null)
                    return Refusal.NotFound;
                if (request.Reason?.Length > TeamMember.ReasonLength)
                    return Refusal.At("Reason", "judgement.refused.long", TeamMember.ReasonLength);
                if (!request.Accepts)
                {
                    member.Answer = TeamAnswers.Declined;
                    member.AnswerReason = request.Reason?.Trim();
                    journal.Record("declined-to-serve", member);
                    await db.SaveChangesAsync(cancel);
                    await ties.EndAsync(file.Review.Id, me, wall: false, cancel);
                    return new Done();
                }
                if (await candidates.FactsAsync(me, file.Review, cancel) is not { } candidate)
                    return Refusal.NotFound;
                var reviewedBy = (await candidates.ReviewersByHostAsync(candidate.Schools, file.Review.CycleId, access, cancel))
                    .SelectMany(g => g)
                    .ToList();
                var no = TeamRules.Judge(candidate, member.Role, file.Review, file.Protocol, reviewedBy).Where(f => f.IsHard).ToList();
                if (no.Count > 0)
                    return Outcome<Done>.Refused([.. no.Select(f => Refusal.Because(f.TextKey, candidate.Name))]);
                member.Answer = TeamAnswers.Accepted;
                journal.Record("accepted-to-serve", member);
                await db.SaveChangesAsync(cancel);
                await ties.TieAsync(file.Review, me, member.Role, cancel);
                return new Done();
            },
            cancel
        );
}
