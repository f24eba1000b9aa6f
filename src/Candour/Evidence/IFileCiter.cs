namespace Candour.Evidence;

/// <summary>A room that keeps locked texts which name files: a file named there outlives the evidence it came with.</summary>
public interface IFileCiter
{
    /// <summary>Whether anything locked still names the file.</summary>
    Task<bool> CitesAsync(Guid ownerId, Guid fileId, CancellationToken cancel = default);
}
