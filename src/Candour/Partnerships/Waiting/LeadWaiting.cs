using Candour.Foundation.Access;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Waiting;

/// <summary>
/// What a lead has to look after in the place itself: schools that have not signed, and schools in no group for which
/// nobody has said why. One question, so that the page keeps its budget.
/// </summary>
public sealed class LeadWaiting(PartnershipsAccess access) : IWaiting
{
    public bool Concerns(Viewer viewer, Guid placeId) => viewer.Is(placeId, Roles.PartnershipLead);

    public async Task<IReadOnlyList<WaitingItem>> OfAsync(Guid placeId, CancellationToken cancel = default)
    {
        var schools = access.SchoolsOf(placeId);
        var agreements = access.Agreements.Where(a => a.OwnerId == placeId && a.EndedOn == null);
        var found = await access
            .Organisations.Where(p => p.Id == placeId)
            .Select(p => new
            {
                LeftOut = access.LeftOut(placeId).Count(s => s.Reason == null),
                Agreement = agreements.Select(a => (Guid?)a.Id).FirstOrDefault(),
                Unsigned = schools.Count(s =>
                    !access.Signatures.Any(x => x.OwnerId == s.Id && x.EndedAt == null && agreements.Any(a => a.Id == x.AgreementId))
                ),
            })
            .AsNoTracking()
            .SingleAsync(cancel);
        var items = new List<WaitingItem>();
        if (found is { Agreement: { } agreement, Unsigned: > 0 })
            items.Add(Counted("place.waiting.unsigned", found.Unsigned, $"/agreements/{agreement}"));
        if (found.LeftOut > 0)
            items.Add(Counted("place.waiting.left-out", found.LeftOut, $"/groups?place={placeId}#in-none"));
        return items;
    }

    private static WaitingItem Counted(string key, int count, string link) =>
        new(count == 1 ? $"{key}.one" : $"{key}.other", count == 1 ? [] : [count], link, null, $"{key}.why", []);
}
