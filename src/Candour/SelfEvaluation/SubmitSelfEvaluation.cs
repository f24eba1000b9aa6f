using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.SelfEvaluation;

/// <param name="SelfEvaluationId">The self-evaluation.</param>
/// <param name="ReviewId">The review it is locked for; its team may read the snapshot. Null to lock it for the school alone.</param>
public sealed record SubmitSelfEvaluationRequest(Guid SelfEvaluationId, Guid? ReviewId = null);

/// <summary>
/// The head submits: the self-evaluation is locked, and a snapshot with its digest is made in the same save. Nobody
/// can change either afterwards; the school can begin another.
/// </summary>
public sealed class SubmitSelfEvaluation(
    CandourDb db,
    UnitOfWork unit,
    Journal journal,
    Calendar calendar,
    SelfEvaluationAccess access,
    ReadSelfEvaluation reader,
    PartyNames names
)
{
    /// <summary>Submits; answers the key of the snapshot.</summary>
    public Task<Outcome<Guid>> RunAsync(SubmitSelfEvaluationRequest request, CancellationToken cancel = default) =>
        unit.RunAsync<Guid>(
            async () =>
            {
                if (await reader.WholeAsync(request.SelfEvaluationId, cancel) is not { } whole)
                    return Refusal.NotFound;
                var school = whole.Evaluation.OwnerId;
                if (!db.Viewer.Is(school, Roles.Head))
                    return Refusal.Because("self-evaluation.submit.head-only");
                if (!whole.Evaluation.IsOpen)
                    return Refusal.Because("self-evaluation.locked");
                if (request.ReviewId is { } review && !db.Viewer.HostsReview(review, school))
                    return Refusal.NotFound;
                if (Readiness.Of(whole.Aspects).Any(i => i.Blocks))
                    return Refusal.Because("self-evaluation.submit.not-ready");
                var snapshot = await LockAsync(whole, request.ReviewId, cancel);
                if (!db.Viewer.ActToWrite(snapshot))
                    return Refusal.NotFound;
                var evaluation = await access.Readable().SingleAsync(e => e.Id == request.SelfEvaluationId, cancel);
                (evaluation.State, evaluation.SubmittedAt, evaluation.SnapshotId) = (
                    SelfEvaluationStates.Submitted,
                    snapshot.LockedAt,
                    snapshot.Id
                );
                db.Add(snapshot);
                journal.Record(SelfEvaluationFacts.Submitted, evaluation);
                journal.Record(SelfEvaluationFacts.Locked, snapshot);
                await db.SaveChangesAsync(cancel);
                return snapshot.Id;
            },
            cancel
        );

    private async Task<Snapshot> LockAsync(WholeSelfEvaluation whole, Guid? reviewId, CancellationToken cancel)
    {
        var now = calendar.Now;
        var school =
            (await names.OfAsync([whole.Evaluation.OwnerId], cancel))[whole.Evaluation.OwnerId]
            ?? throw new InvalidOperationException("The school has no name.");
        var content = new SnapshotContent(
            school,
            whole.Framework.Title,
            whole.Framework.Version,
            whole.Evaluation.Year,
            db.Viewer.Name,
            now,
            SnapshotContent.AreasOf(whole)
        );
        var canonical = content.Write();
        return new Snapshot
        {
            Id = Ids.New(),
            OwnerId = whole.Evaluation.OwnerId,
            SelfEvaluationId = whole.Evaluation.Id,
            ReviewId = reviewId,
            Title = whole.Framework.Title,
            LockedAt = now,
            LockedById = db.Viewer.PersonId ?? Guid.Empty,
            Canonical = canonical,
            Digest = SnapshotContent.Digest(canonical),
        };
    }
}
