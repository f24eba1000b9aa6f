using Candour.Foundation.Access;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Waiting;

/// <summary>A lead learns of schools that are in no group and for which nobody has said why.</summary>
public sealed class SchoolsLeftOutWaiting(PartnershipsAccess access) : IWaiting
{
    public bool Concerns(Viewer viewer, Guid placeId) => viewer.Is(placeId, Roles.PartnershipLead);

    public async Task<IReadOnlyList<WaitingItem>> OfAsync(Guid placeId, CancellationToken cancel = default)
    {
        var count = await access.LeftOut(placeId).CountAsync(s => s.Reason == null, cancel);
        return count == 0 ? [] :
        [
            new WaitingItem(count == 1 ? "place.waiting.left-out.one" : "place.waiting.left-out.other", count == 1 ? [] : [count], "/groups#in-none", null, "place.waiting.left-out.why", []),
        ];
    }
}
