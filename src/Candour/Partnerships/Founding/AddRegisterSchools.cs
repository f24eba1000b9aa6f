using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Founding;

/// <summary>Schools of the register to bring into a partnership, by number.</summary>
public sealed record MoreSchools(Guid PartnershipId, IReadOnlyList<int> Urns);

/// <summary>Adds schools of the register, from any authority. Those already in are left as they are.</summary>
public sealed class AddRegisterSchools(CandourDb db, UnitOfWork work, ViewerScope scope, PartnershipsAccess access, Joining joining)
{
    /// <summary>Answers how many joined.</summary>
    public Task<Outcome<int>> RunAsync(MoreSchools request, CancellationToken cancel = default) => work.RunAsync<int>(async () =>
    {
        if (!access.ActAsLead(request.PartnershipId))
            return Refusal.NotFound;
        if (request.Urns.Count == 0)
            return Refusal.At("Urns", "partnerships.add.urns-none");
        var found = await joining.FindAsync(null, request.Urns, cancel);
        if (!found.IsDone)
            return Outcome<int>.Refused(found.Refusals);
        var ids = found.Value.Select(s => s.PartyId).ToList();
        var already = await access.SchoolsOf(request.PartnershipId).Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancel);
        var fresh = found.Value.Where(s => !already.Contains(s.PartyId)).ToList();
        if (fresh.Count == 0)
            return Refusal.At("Urns", "partnerships.add.urns-already");
        await joining.AddAsync(request.PartnershipId, fresh, cancel);
        using (scope.As(Viewers.Founder))
            await db.SaveChangesAsync(cancel);
        return fresh.Count;
    }, cancel);
}
