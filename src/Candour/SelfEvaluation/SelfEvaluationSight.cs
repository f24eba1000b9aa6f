using Candour.Foundation.Access;
using Microsoft.EntityFrameworkCore;

namespace Candour.SelfEvaluation;

/// <summary>Who can see a self-evaluation while it is written.</summary>
public sealed class SelfEvaluationSight(SelfEvaluationAccess access, SightLines lines) : SightExplainer<SelfEvaluation>(lines)
{
    protected override Rule<SelfEvaluation> Rule => access.Rule;

    protected override Task<SelfEvaluation?> FindAsync(Guid id, CancellationToken cancel) =>
        access.Readable().AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancel);

    protected override SightSubject Subject(SelfEvaluation record) => new("self-evaluation.sight", [], $"/self-evaluations/{record.Id}");
}

/// <summary>Who can see what was locked.</summary>
public sealed class SnapshotSight(SelfEvaluationAccess access, SightLines lines) : SightExplainer<Snapshot>(lines)
{
    protected override Rule<Snapshot> Rule => access.SnapshotRule;

    protected override Task<Snapshot?> FindAsync(Guid id, CancellationToken cancel) =>
        access.ReadableSnapshots().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel);

    protected override SightSubject Subject(Snapshot record) =>
        new("self-evaluation.sight.snapshot", [record.Title, record.LockedAt], $"/snapshots/{record.Id}");
}
