namespace Candour.Evidence;

/// <summary>
/// A room whose records rest on evidence. It says whether a record is there for this viewer and still open, so that
/// nothing can be added to or taken from what has been locked.
/// </summary>
public interface IEvidenceHolder
{
    /// <summary>The place for evidence; null when it is not this room's, not there, or not to be seen.</summary>
    Task<EvidencePlace?> FindAsync(Guid recordId, string aspectKey, CancellationToken cancel = default);
}

/// <summary>An aspect of a record that evidence can be put to.</summary>
public sealed record EvidencePlace(Guid RecordId, Guid OwnerId, Guid FrameworkId, string AspectKey, bool IsOpen);
