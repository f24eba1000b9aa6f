using Candour.Foundation.Storage;
using Candour.Partnerships;

namespace Candour.PeerReview.Teams;

/// <summary>The ties of one person to one circle.</summary>
public sealed class CircleTiesAccess(CandourDb db)
{
    public IQueryable<Membership> Of(Guid reviewId, Guid personId) =>
        db.Set<Membership>().Where(m => m.GroupId == reviewId && m.PartyId == personId && m.WalledAt == null && m.To == null);
}
