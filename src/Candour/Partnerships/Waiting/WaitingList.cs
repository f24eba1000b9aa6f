namespace Candour.Partnerships.Waiting;

/// <summary>All that waits on the viewer, from every room: what is due first comes first, what has no date last.</summary>
public sealed class WaitingList(PartnershipsAccess access, IEnumerable<IWaiting> sources)
{
    public async Task<IReadOnlyList<WaitingItem>> OfAsync(Guid placeId, CancellationToken cancel = default)
    {
        var items = new List<WaitingItem>();
        foreach (var source in sources.Where(s => s.Concerns(access.Viewer, placeId)))
            items.AddRange(await source.OfAsync(placeId, cancel));
        return [.. items.OrderBy(i => i.Due ?? DateOnly.MaxValue)];
    }
}
