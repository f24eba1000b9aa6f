namespace Candour.Evidence;

/// <summary>Asks each room in turn.</summary>
internal static class EvidenceHolders
{
    public static async Task<EvidencePlace?> FindAsync(
        this IEnumerable<IEvidenceHolder> holders,
        Guid recordId,
        string aspectKey,
        CancellationToken cancel
    )
    {
        foreach (var holder in holders)
        {
            if (await holder.FindAsync(recordId, aspectKey, cancel) is { } place)
                return place;
        }
        return null;
    }

    /// <summary>A use of a piece of evidence in this place.</summary>
    public static EvidenceUse Using(this EvidencePlace place, Guid evidenceId, DateTime now) =>
        new()
        {
            Id = Foundation.Ids.New(),
            OwnerId = place.OwnerId,
            EvidenceId = evidenceId,
            RecordId = place.RecordId,
            FrameworkId = place.FrameworkId,
            AspectKey = place.AspectKey,
            UsedAt = now,
        };
}
