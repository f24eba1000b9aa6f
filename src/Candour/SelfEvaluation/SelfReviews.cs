using Candour.PeerReview;
using Microsoft.EntityFrameworkCore;

namespace Candour.SelfEvaluation;

/// <summary>Tells a review which snapshot was locked for it: the latest, when the head showed more than one.</summary>
public sealed class SelfReviews(SelfEvaluationAccess access) : ISelfReviews
{
    /// <inheritdoc />
    public Task<Guid?> SnapshotOfAsync(Guid reviewId, CancellationToken cancel) => access.ReadableSnapshots()
        .Where(s => s.ReviewId == reviewId).OrderByDescending(s => s.LockedAt).ThenByDescending(s => s.Id).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(cancel);
}
