using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;

namespace Candour.PeerReview.Teams;

/// <summary>The lead of the partnership takes somebody out of a team: a dropout, a second thought. What they wrote stays.</summary>
public sealed class EndService(CandourDb db, ReviewDesk desk, PeerReviewAccess access, CircleTies ties, Journal journal)
{
    public sealed record Request(Guid ReviewId, Guid MemberId, string Reason);

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ConveneAsync<Done>(
            request.ReviewId,
            [],
            async file =>
            {
                var member = file.Team.SingleOrDefault(t => t.Id == request.MemberId && t.Stands);
                if (member is null)
                    return await access.WasInTeamAsync(request.ReviewId, request.MemberId, cancel)
                        ? Refusal.Because("team.refused.ended")
                        : Refusal.NotFound;
                if (string.IsNullOrWhiteSpace(request.Reason))
                    return Refusal.At("Reason", "team.refused.reason");
                member.Answer = TeamAnswers.Ended;
                member.AnswerReason = request.Reason.Trim();
                journal.Record("service-ended", member, request.Reason.Trim());
                await db.SaveChangesAsync(cancel);
                await ties.EndAsync(file.Review.Id, member.PersonId, wall: false, cancel);
                return new Done();
            },
            cancel
        );
}
