using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;

namespace Candour.PeerReview.Teams;

/// <summary>The lead of the partnership settles a potential conflict: none, or a conflict that ends the service and walls the person off.</summary>
public sealed class SettleConflict(CandourDb db, ReviewDesk desk, PeerReviewAccess access, CircleTies ties, Journal journal)
{
    public sealed record Request(Guid ReviewId, Guid MemberId, bool Stands, string Reason);

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
                // Looked at and settled once: that nothing stands is not written down again with each press.
                if (!request.Stands && member.Conflict != Conflicts.Potential)
                    return Refusal.Because("team.refused.settled");
                member.Conflict = request.Stands ? Conflicts.Conflict : Conflicts.PinnedNone;
                if (request.Stands)
                    member.Answer = TeamAnswers.Ended;
                journal.Record("conflict-settled", member, request.Reason.Trim());
                if (request.Stands)
                {
                    await db.SaveChangesAsync(cancel);
                    await ties.EndAsync(file.Review.Id, member.PersonId, wall: true, cancel);
                }
                return new Done();
            },
            cancel
        );
}
