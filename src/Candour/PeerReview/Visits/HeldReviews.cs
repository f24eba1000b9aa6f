using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview.Visits;

/// <summary>Reviews on which a safeguarding hold stands: nothing of them is purged or erased.</summary>
public sealed class HeldReviews(PeerReviewAccess access) : IHeldOwners
{
    /// <inheritdoc />
    public async Task<IReadOnlyCollection<Guid>> OwnersAsync(CancellationToken cancel) =>
        await access.ReadableHolds.Where(h => h.LiftedAt == null).Select(h => h.OwnerId).Distinct().ToListAsync(cancel);
}
