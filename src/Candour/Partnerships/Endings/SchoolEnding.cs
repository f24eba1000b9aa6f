using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Endings;

/// <summary>
/// Ends all that ties schools to a partnership: signatures and openings at once, memberships from today. The facts
/// name whoever decided; the rows are written as the clock, since some are the school's and some the partnership's.
/// </summary>
public sealed class SchoolEnding(
    CandourDb db, ViewerScope scope, PartnershipsAccess access, IEnumerable<IWhenSchoolLeaves> others, Agreements.SignatureEnding signatures, Journal journal, Calendar calendar)
{
    /// <summary>Ends and saves. Answers false when the school was not in the partnership.</summary>
    public async Task<bool> RunAsync(SchoolLeaving leaving, string verb, CancellationToken cancel)
    {
        foreach (var other in others)
            await other.RunAsync(leaving, cancel);
        List<Membership> ties;
        Agreements.SignatureEnding.Standing standing;
        using (scope.As(Viewers.Clock(ClockJob.Endings)))
        {
            ties = await access.TiesNow.Where(m => m.OwnerId == leaving.PartnershipId && m.PartyId == leaving.SchoolId).ToListAsync(cancel);
            standing = await signatures.FindAsync(leaving.PartnershipId, leaving.SchoolId, cancel);
        }
        if (ties.Count == 0)
            return false;
        signatures.End(standing, leaving.Reason);
        foreach (var tie in ties)
        {
            tie.End(calendar.Today, leaving.Reason);
            journal.Record(tie.Kind == PartyKinds.Partnership ? verb : PartnershipsFacts.MembershipEnded, tie, leaving.Reason);
        }
        using (scope.As(Viewers.Clock(ClockJob.Endings)))
            await db.SaveChangesAsync(cancel);
        return true;
    }
}
