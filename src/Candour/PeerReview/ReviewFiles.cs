using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.PeerReview.Protocols;
using Candour.PeerReview.Teams;
using Candour.SelfEvaluation;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview;

/// <summary>
/// Loads a review's file for the stages, as the clock: a stage must know that a seal is there without the person who
/// acts being able to read it.
/// </summary>
public sealed class ReviewFiles(ViewerScope scope, PeerReviewAccess access, Calendar calendar, SelfEvaluationAccess selfEvaluations)
{
    /// <summary>The file; null when there is no such review.</summary>
    public async Task<ReviewFile?> LoadAsync(Guid reviewId, CancellationToken cancel = default)
    {
        using var asClock = scope.As(Viewers.Clock(ClockJob.Stages));
        var review = await access.ReadableReviews.SingleOrDefaultAsync(r => r.Id == reviewId, cancel);
        if (review is null)
            return null;
        var cycle = await access.ReadableCycles.AsNoTracking().SingleAsync(c => c.Id == review.CycleId, cancel);
        var pledges = await access
            .ReadablePledges.Where(p => p.ReviewId == reviewId)
            .OrderBy(p => p.MadeAt)
            .ThenBy(p => p.Id)
            .ToListAsync(cancel);
        return new ReviewFile
        {
            Review = review,
            Protocol = Protocol.FromJson(cycle.ProtocolPinned),
            Team = await access.ReadableMembers.Where(t => t.OwnerId == reviewId && t.Answer != TeamAnswers.Ended).ToListAsync(cancel),
            Marks = await access.ReadableMarks.Where(m => m.OwnerId == reviewId && m.EndedAt == null).ToListAsync(cancel),
            Focus = await access.ReadableFoci.SingleOrDefaultAsync(f => f.OwnerId == reviewId, cancel),
            SnapshotId = await selfEvaluations
                .ReadableSnapshots()
                .Where(s => s.ReviewId == reviewId)
                .OrderBy(s => s.LockedAt)
                .Select(s => (Guid?)s.Id)
                .LastOrDefaultAsync(cancel),
            Notes = await access
                .ReadableNotes.Where(n => n.OwnerId == reviewId)
                .Select(n => new ReviewFile.NoteOutline(n.Id, n.AuthorId, n.Activity, n.QuestionKey, n.HandedInAt != null))
                .ToListAsync(cancel),
            Judgements = await access
                .ReadableJudgements.Where(j => j.OwnerId == reviewId)
                .Select(j => new ReviewFile.SealOutline(j.AuthorId, j.QuestionKey, j.Sealed != null))
                .ToListAsync(cancel),
            Absent = await access.ReadableAbsences.Where(a => a.OwnerId == reviewId).Select(a => a.PersonId).ToListAsync(cancel),
            Agreed = await access.ReadableAgreed.Where(a => a.OwnerId == reviewId).ToListAsync(cancel),
            Findings = await access.ReadableFindings.Where(f => f.OwnerId == reviewId).OrderBy(f => f.Position).ToListAsync(cancel),
            Feedback = await access.ReadableFeedback.SingleOrDefaultAsync(f => f.OwnerId == reviewId, cancel),
            Draft = await access.ReadableDrafts.SingleOrDefaultAsync(d => d.OwnerId == reviewId, cancel),
            Accuracy = await access.ReadableAccuracies.SingleOrDefaultAsync(a => a.OwnerId == reviewId, cancel),
            ReportVersions = await access.ReadableReports.CountAsync(r => r.ReviewId == reviewId, cancel),
            Pledges = pledges,
            Checks = await access.ReadableChecks.Where(c => c.ReviewId == reviewId).ToListAsync(cancel),
            UsefulnessGiven = await access.ReadableUsefulness.AnyAsync(u => u.OwnerId == reviewId, cancel),
            IsHeld = await access.ReadableHolds.AnyAsync(h => h.OwnerId == reviewId && h.LiftedAt == null, cancel),
            Today = calendar.Today,
        };
    }
}
