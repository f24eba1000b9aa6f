using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview;

/// <summary>
/// Defers, takes up again or withdraws a review. The lead of the partnership does it, or the head of the host
/// school: a school that leaves chooses whether its review goes on or ends.
/// </summary>
public sealed class ChangeState(CandourDb db, UnitOfWork work, PeerReviewAccess access, Journal journal, Calendar calendar)
{
    /// <param name="State">"deferred", "running" or "withdrawn".</param>
    public sealed record Request(Guid ReviewId, string State, string Reason, DateOnly? WindowFrom = null, DateOnly? WindowTo = null);

    private static readonly Dictionary<string, string[]> From = new(StringComparer.Ordinal)
    {
        [ReviewStates.Deferred] = [ReviewStates.Running],
        [ReviewStates.Running] = [ReviewStates.Deferred],
        [ReviewStates.Withdrawn] = [ReviewStates.Running, ReviewStates.Deferred],
    };

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        work.RunAsync<Done>(
            async () =>
            {
                var review = await access.ReadableReviews.SingleOrDefaultAsync(r => r.Id == request.ReviewId, cancel);
                if (review is null || !MayDecide(review))
                    return Refusal.NotFound;
                if (!From.TryGetValue(request.State, out var from) || !from.Contains(review.State))
                    return Refusal.Because("review.refused.state");
                if (request.State != ReviewStates.Running && string.IsNullOrWhiteSpace(request.Reason))
                    return Refusal.At("Reason", "review.refused.reason");
                if (request.Reason.Trim().Length > Review.ReasonLength)
                    return Refusal.At("Reason", "judgement.refused.long", Review.ReasonLength);
                review.State = request.State;
                review.StateReason = request.Reason.Trim();
                if (request is { WindowFrom: { } first, WindowTo: { } last })
                {
                    if (last < first)
                        return Refusal.At("WindowTo", "focus.refused.days");
                    review.WindowFrom = first;
                    review.WindowTo = last;
                }
                review.StageSince = calendar.Now;
                review.Version++;
                journal.Record($"review-{request.State}", review, review.StateReason);
                await db.SaveChangesAsync(cancel);
                return new Done();
            },
            cancel
        );

    private bool MayDecide(Review review) =>
        db.Viewer.ActAs(review.Id, Roles.Host) || db.Viewer.ActAs(review.ConvenerId, Roles.PartnershipLead);
}
