using Candour.Foundation;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.SelfEvaluation;

/// <param name="SnapshotId">What was locked, before the review or for another.</param>
/// <param name="ReviewId">The review whose team is to read it.</param>
public sealed record ShowSnapshotToReviewRequest(Guid SnapshotId, Guid ReviewId);

/// <summary>
/// The head shows what was locked already to the team of a review. A snapshot never changes, so this is a copy of it,
/// digest and all, that names the review.
/// </summary>
public sealed class ShowSnapshotToReview(CandourDb db, UnitOfWork unit, Journal journal, Calendar calendar, SelfEvaluationAccess access)
{
    /// <summary>Shows it; twice changes nothing. Answers the key of the copy.</summary>
    public Task<Outcome<Guid>> RunAsync(ShowSnapshotToReviewRequest request, CancellationToken cancel = default) =>
        unit.RunAsync<Guid>(
            async () =>
            {
                var locked = await access.ReadableSnapshots().AsNoTracking().FirstOrDefaultAsync(s => s.Id == request.SnapshotId, cancel);
                if (locked is null || !db.Viewer.HostsReview(request.ReviewId, locked.OwnerId))
                    return Refusal.NotFound;
                var shown = await access
                    .ReadableSnapshots()
                    .Where(s => s.OwnerId == locked.OwnerId && s.ReviewId == request.ReviewId && s.Digest == locked.Digest)
                    .Select(s => (Guid?)s.Id)
                    .FirstOrDefaultAsync(cancel);
                if (shown is not null)
                    return shown.Value;
                var copy = new Snapshot
                {
                    Id = Ids.New(),
                    OwnerId = locked.OwnerId,
                    SelfEvaluationId = locked.SelfEvaluationId,
                    ReviewId = request.ReviewId,
                    Title = locked.Title,
                    LockedAt = calendar.Now,
                    LockedById = db.Viewer.PersonId ?? Guid.Empty,
                    Canonical = locked.Canonical,
                    Digest = locked.Digest,
                };
                if (!db.Viewer.ActToWrite(copy))
                    return Refusal.NotFound;
                db.Add(copy);
                journal.Record(SelfEvaluationFacts.Shown, copy);
                await db.SaveChangesAsync(cancel);
                return copy.Id;
            },
            cancel
        );
}
