using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Candour.Partnerships.Waiting;
using Candour.Results;
using Microsoft.EntityFrameworkCore;

namespace Candour.ReportCards;

/// <summary>A head learns that visiting schools have reported and the card that families read does not know it yet.</summary>
public sealed class CardWaiting(ReportCardsAccess access, ResultsAccess results, PartnershipsAccess parties, Calendar calendar) : IWaiting
{
    public bool Concerns(Viewer viewer, Guid placeId) => viewer.IsAny(Roles.Head);

    public async Task<IReadOnlyList<WaitingItem>> OfAsync(Guid placeId, CancellationToken cancel = default)
    {
        var headOf = access.Viewer.OrganisationsAs(Roles.Head);
        var here = parties.TiesNow.Where(m => m.Kind == PartyKinds.Partnership && m.GroupId == placeId).Select(m => m.PartyId);
        var reported = await results
            .Standing.Where(r => r.Measure == Measures.Paragraph && headOf.Contains(r.OwnerId) && here.Contains(r.OwnerId))
            .Where(r => !access.Editions.Any(e => e.OwnerId == r.OwnerId && e.PublishedAt >= r.RecordedAt))
            .GroupBy(r => r.OwnerId)
            .Select(g => new { School = g.Key, At = g.Max(r => r.RecordedAt) })
            .ToListAsync(cancel);
        return
        [
            .. reported
                .OrderBy(r => r.At)
                .Select(r => new WaitingItem(
                    "card.waiting",
                    [],
                    $"/schools/{r.School}/card",
                    null,
                    "card.waiting.why",
                    [calendar.DateOf(r.At)]
                )),
        ];
    }
}
