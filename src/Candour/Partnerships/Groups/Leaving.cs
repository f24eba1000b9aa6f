using Candour.Foundation.Journal;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Groups;

/// <summary>Ends a school's place in a cluster or group. It never saves.</summary>
public sealed class Leaving(PartnershipsAccess access, Journal journal, Calendar calendar)
{
    /// <summary>Ends the tie; with a cluster, also the ties to groups that lie in it.</summary>
    public async Task GroupAsync(Membership tie, string? reason, CancellationToken cancel)
    {
        End(tie, reason);
        if (tie.Kind != PartyKinds.Cluster)
            return;
        var inside = access.TiesNow.Where(m => m.Kind == PartyKinds.Cluster && m.GroupId == tie.GroupId);
        var groups = await access.TiesNow.Where(m => m.Kind == PartyKinds.Group && m.PartyId == tie.PartyId && inside.Any(g => g.PartyId == m.GroupId)).ToListAsync(cancel);
        foreach (var group in groups)
            End(group, reason);
    }

    private void End(Membership tie, string? reason)
    {
        tie.End(calendar.Today, reason);
        journal.Record(PartnershipsFacts.MembershipEnded, tie, reason);
    }
}
