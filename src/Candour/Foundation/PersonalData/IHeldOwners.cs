namespace Candour.Foundation.PersonalData;

/// <summary>
/// Owners whose records are held: while it lasts nothing of theirs is purged, and nobody who belongs to them is
/// erased. A room that knows holds registers one.
/// </summary>
public interface IHeldOwners
{
    /// <summary>The owners held now. It is asked by viewers who read every hold.</summary>
    Task<IReadOnlyCollection<Guid>> OwnersAsync(CancellationToken cancel);
}

/// <summary>All holds of all rooms.</summary>
public sealed class Holds(IEnumerable<IHeldOwners> rooms)
{
    /// <summary>The owners held now.</summary>
    public async Task<Guid[]> OwnersAsync(CancellationToken cancel)
    {
        List<Guid> owners = [];
        foreach (var room in rooms)
            owners.AddRange(await room.OwnersAsync(cancel));
        return [.. owners.Distinct()];
    }
}
