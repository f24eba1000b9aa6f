using Candour.Foundation.Access;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Waiting;

/// <summary>A lead learns that schools have not signed the agreement that stands.</summary>
public sealed class SchoolsUnsignedWaiting(PartnershipsAccess access) : IWaiting
{
    public bool Concerns(Viewer viewer, Guid placeId) => viewer.Is(placeId, Roles.PartnershipLead);

    public async Task<IReadOnlyList<WaitingItem>> OfAsync(Guid placeId, CancellationToken cancel = default)
    {
        var schools = access.SchoolsOf(placeId);
        var standing = await access.Agreements.Where(a => a.OwnerId == placeId && a.EndedOn == null)
            .Select(a => new { a.Id, Unsigned = schools.Count(p => !access.Signatures.Any(s => s.AgreementId == a.Id && s.OwnerId == p.Id && s.EndedAt == null)) })
            .AsNoTracking().ToListAsync(cancel);
        return [.. standing.Where(a => a.Unsigned > 0).Select(a => new WaitingItem(
            a.Unsigned == 1 ? "place.waiting.unsigned.one" : "place.waiting.unsigned.other", a.Unsigned == 1 ? [] : [a.Unsigned],
            $"/agreements/{a.Id}", null, "place.waiting.unsigned.why", []))];
    }
}
