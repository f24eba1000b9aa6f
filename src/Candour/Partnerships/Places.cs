using Candour.Foundation.Access;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships;

/// <summary>A partnership, as its members know it.</summary>
public sealed record Place(Guid Id, string Name, bool IsSample);

/// <summary>The partnerships that the viewer is in, and the one they are in now.</summary>
public sealed class Places(PartnershipsAccess access)
{
    private IReadOnlyList<Place>? _all;

    /// <summary>Every partnership that the viewer is in, by name. Asked once a request.</summary>
    public async Task<IReadOnlyList<Place>> AllAsync(CancellationToken cancel = default)
    {
        var groups = access.Viewer.GroupIds;
        return _all ??= groups.Count == 0 ? [] : await access.Organisations
            .Where(p => p.Kind == PartyKinds.Partnership && p.EndedOn == null && groups.Contains(p.Id))
            .OrderBy(p => p.SortKey).ThenBy(p => p.Id)
            .Select(p => new Place(p.Id, p.Name, p.IsSample))
            .AsNoTracking().ToListAsync(cancel);
    }

    /// <summary>
    /// The partnership that was asked for when the viewer is in it; else that of the viewer's capacity; else the first.
    /// Null when the viewer is in none.
    /// </summary>
    public async Task<Place?> NowAsync(Guid? asked = null, CancellationToken cancel = default)
    {
        var all = await AllAsync(cancel);
        return all.FirstOrDefault(p => p.Id == asked)
            ?? (asked is null ? all.FirstOrDefault(p => p.Id == access.Viewer.Capacity?.PlaceId) ?? (all.Count > 0 ? all[0] : null) : null);
    }

    /// <summary>Whether the viewer leads this partnership.</summary>
    public bool Leads(Guid partnershipId) => access.Viewer.Is(partnershipId, Roles.PartnershipLead);
}
