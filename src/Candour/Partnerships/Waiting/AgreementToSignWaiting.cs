using Candour.Foundation.Access;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Waiting;

/// <summary>A head is asked to sign the agreement that stands.</summary>
public sealed class AgreementToSignWaiting(PartnershipsAccess access) : IWaiting
{
    public bool Concerns(Viewer viewer, Guid placeId) => viewer.IsAny(Roles.Head);

    public async Task<IReadOnlyList<WaitingItem>> OfAsync(Guid placeId, CancellationToken cancel = default)
    {
        var headOf = access.Viewer.OrganisationsAs(Roles.Head);
        var ties = access.TiesNow.Where(m => m.Kind == PartyKinds.Partnership && m.GroupId == placeId && headOf.Contains(m.PartyId));
        var unsigned = await (
            from agreement in access.Agreements
            where agreement.OwnerId == placeId && agreement.EndedOn == null
            from tie in ties
            where !access.Signatures.Any(s => s.AgreementId == agreement.Id && s.OwnerId == tie.PartyId && s.EndedAt == null)
            select new { agreement.Id, agreement.Version }).AsNoTracking().ToListAsync(cancel);
        return [.. unsigned.DistinctBy(a => a.Id).Select(a => new WaitingItem("place.waiting.sign", [], $"/agreements/{a.Id}", null,
            a.Version == 1 ? "place.waiting.sign.why" : "place.waiting.sign.why-new", []))];
    }
}
