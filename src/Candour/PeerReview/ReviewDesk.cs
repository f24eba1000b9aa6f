using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview;

/// <summary>
/// Where every change of a review is made: one transaction in which the review is loaded, the person's part in it and
/// its stage are checked, the change is decided and saved, and the review moves on.
/// </summary>
public sealed class ReviewDesk(CandourDb db, UnitOfWork work, PeerReviewAccess access, ReviewFiles files, StageEngine engine)
{
    /// <summary>Makes a change in a review.</summary>
    /// <param name="reviewId">The review; one the viewer may not see answers as one that is not there.</param>
    /// <param name="roles">The roles in the circle that may do this.</param>
    /// <param name="stages">The stages in which it may be done; any when empty.</param>
    /// <param name="change">Decides and changes; the desk saves. It runs again if two changes met.</param>
    public Task<Outcome<T>> ChangeAsync<T>(
        Guid reviewId,
        IReadOnlyList<string> roles,
        IReadOnlyList<string> stages,
        Func<ReviewFile, Task<Outcome<T>>> change,
        CancellationToken cancel = default
    ) =>
        work.RunAsync<T>(
            async () =>
            {
                var viewer = db.Viewer;
                if (viewer.RoleIn(reviewId) is not { } role || !roles.Contains(role) || !viewer.ActAs(reviewId, role))
                    return Refusal.NotFound;
                return await DecideAsync(reviewId, stages, change, cancel);
            },
            cancel
        );

    /// <summary>Makes a change that whoever convenes makes: the lead of the partnership.</summary>
    public Task<Outcome<T>> ConveneAsync<T>(
        Guid reviewId,
        IReadOnlyList<string> stages,
        Func<ReviewFile, Task<Outcome<T>>> change,
        CancellationToken cancel = default
    ) =>
        work.RunAsync<T>(
            async () =>
            {
                var viewer = db.Viewer;
                var review = await access.ReadableReviews.AsNoTracking().SingleOrDefaultAsync(r => r.Id == reviewId, cancel);
                if (review is null || !viewer.ActAs(review.ConvenerId, Roles.PartnershipLead))
                    return Refusal.NotFound;
                return await DecideAsync(reviewId, stages, change, cancel);
            },
            cancel
        );

    private async Task<Outcome<T>> DecideAsync<T>(
        Guid reviewId,
        IReadOnlyList<string> stages,
        Func<ReviewFile, Task<Outcome<T>>> change,
        CancellationToken cancel
    )
    {
        var file = await files.LoadAsync(reviewId, cancel);
        if (file is null)
            return Refusal.NotFound;
        if (file.Review.State == ReviewStates.Halted)
            return Refusal.Because("review.refused.halted");
        if (!file.Review.IsRunning)
            return Refusal.Because("review.refused.not-running");
        if (stages.Count > 0 && !stages.Contains(file.Review.Stage))
            return Refusal.Because("review.refused.moved-on");
        var outcome = await change(file);
        if (!outcome.IsDone)
            return outcome;
        await db.SaveChangesAsync(cancel);
        await engine.MoveOnAsync(reviewId, cancel);
        return outcome;
    }
}
