using Candour.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Candour.SelfEvaluation;

/// <summary>Keeps the files that locked snapshots name.</summary>
public sealed class SnapshotFiles(SelfEvaluationAccess access) : IFileCiter
{
    /// <inheritdoc />
    public async Task<bool> CitesAsync(Guid ownerId, Guid fileId, CancellationToken cancel = default)
    {
        var named = fileId.ToString("D");
        return await access.ReadableSnapshots().AnyAsync(s => s.OwnerId == ownerId && s.Canonical.Contains(named), cancel);
    }
}
