using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview.Teams;

/// <summary>
/// Ties people to a review's circle: as invited when they are asked, in their role when they accept, walled off when
/// a conflict stands. The ties follow what the team's records say, so the clock makes them, not the person whom they
/// let in.
/// </summary>
public sealed class CircleTies(CandourDb db, ViewerScope scope, CircleTiesAccess access, Journal journal, Calendar calendar)
{
    /// <summary>Gives the person this standing in the circle from today, in place of any other.</summary>
    public async Task TieAsync(Review review, Guid personId, string role, CancellationToken cancel)
    {
        using var asClock = scope.As(Viewers.Clock(ClockJob.Circles));
        await EndOthersAsync(review.Id, personId, wall: false, cancel);
        var tie = new Membership
        {
            Id = Ids.New(),
            OwnerId = review.ConvenerId,
            PartyId = personId,
            GroupId = review.Id,
            Kind = PartyKinds.Review,
            Role = role,
            From = calendar.Today,
        };
        db.Add(tie);
        journal.Record("tied", tie);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Ends the person's standing; with a wall, whatever else would let them in.</summary>
    public async Task EndAsync(Guid reviewId, Guid personId, bool wall, CancellationToken cancel)
    {
        using var asClock = scope.As(Viewers.Clock(ClockJob.Circles));
        await EndOthersAsync(reviewId, personId, wall, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task EndOthersAsync(Guid reviewId, Guid personId, bool wall, CancellationToken cancel)
    {
        foreach (var tie in await access.Of(reviewId, personId).ToListAsync(cancel))
        {
            if (wall)
            {
                tie.WalledAt = calendar.Now;
                journal.Record("walled", tie);
            }
            else
            {
                // Rows end, they are not deleted: the day before is the last on which it gave anything.
                tie.To = calendar.Today.AddDays(-1);
                journal.Record("untied", tie);
            }
        }
    }
}
