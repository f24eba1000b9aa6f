using Candour.Partnerships.Endings;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview;

/// <summary>
/// A school leaves a partnership: its reviews that are running there end, where its head chose so. Otherwise they go
/// on to their end, since those who gave days to them are owed the report.
/// </summary>
public sealed class EndWhenHostLeaves(PeerReviewAccess access, ChangeState change) : IWhenSchoolLeaves
{
    /// <inheritdoc />
    public async Task RunAsync(SchoolLeaving leaving, CancellationToken cancel)
    {
        if (leaving.Running != RunningReviews.Withdraw)
            return;
        var running = await access
            .ReadableReviews.Where(r =>
                r.HostId == leaving.SchoolId
                && r.ConvenerId == leaving.PartnershipId
                && (r.State == ReviewStates.Running || r.State == ReviewStates.Deferred)
            )
            .OrderBy(r => r.Id)
            .Select(r => r.Id)
            .ToListAsync(cancel);
        foreach (var review in running)
        {
            var outcome = await change.RunAsync(new(review, ReviewStates.Withdrawn, leaving.Reason), cancel);
            // The head stands in each of these reviews; a refusal here would leave the school half gone.
            if (!outcome.IsDone)
                throw new InvalidOperationException($"A running review could not be withdrawn: {outcome.Refusals[0].TextKey}.");
        }
    }
}
