using Candour.Partnerships.Grants;
using Microsoft.EntityFrameworkCore;

namespace Candour.SelfEvaluation;

/// <summary>Locked self-evaluations can be opened to a named person.</summary>
public sealed class SnapshotsToGrant(SelfEvaluationAccess access) : IGrantable
{
    /// <inheritdoc />
    public string Kind => Snapshot.Kind.Key;

    /// <inheritdoc />
    public async Task<IReadOnlyList<GrantableRecord>> OfAsync(Guid schoolId, CancellationToken cancel = default)
    {
        var rows = await access
            .ReadableSnapshots()
            .Where(s => s.OwnerId == schoolId)
            .OrderByDescending(s => s.LockedAt)
            .ThenBy(s => s.Id)
            .Select(s => new
            {
                s.Id,
                s.Title,
                s.LockedAt,
            })
            .Take(50)
            .ToListAsync(cancel);
        return [.. rows.Select(s => new GrantableRecord(s.Id, "self-evaluation.snapshot.title", [s.Title, s.LockedAt]))];
    }
}
