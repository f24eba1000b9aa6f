using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Grants;

/// <summary>A grant to end today.</summary>
public sealed record GrantToEnd(Guid SchoolId, Guid GrantId);

/// <summary>Ends a grant from now on, never for what was read.</summary>
public sealed class EndGrant(CandourDb db, UnitOfWork work, PartnershipsAccess access, Journal journal, Calendar calendar)
{
    public Task<Outcome<Done>> RunAsync(GrantToEnd request, CancellationToken cancel = default) => work.RunAsync<Done>(async () =>
    {
        if (!access.ActAsHead(request.SchoolId))
            return Refusal.NotFound;
        var grant = await access.Grants.SingleOrDefaultAsync(g => g.Id == request.GrantId && g.OwnerId == request.SchoolId && g.EndedAt == null, cancel);
        if (grant is null)
            return Refusal.NotFound;
        grant.EndedAt = calendar.Now;
        journal.Record(PartnershipsFacts.GrantEnded, grant);
        await db.SaveChangesAsync(cancel);
        return default(Done);
    }, cancel);
}
