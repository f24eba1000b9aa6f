using Candour.Evidence;
using Candour.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Candour.SelfEvaluation;

/// <summary>A self-evaluation with its framework and all its aspects.</summary>
public sealed record WholeSelfEvaluation(SelfEvaluation Evaluation, Framework Framework, IReadOnlyList<AspectOverview> Aspects);

/// <summary>Reads a whole self-evaluation in four commands: for the overview, the checklist and the snapshot.</summary>
public sealed class ReadSelfEvaluation(SelfEvaluationAccess access, FrameworksAccess frameworks, EvidenceAccess evidence)
{
    /// <summary>The whole; null when it is not there for this viewer.</summary>
    public async Task<WholeSelfEvaluation?> WholeAsync(Guid id, CancellationToken cancel = default)
    {
        if (await access.Readable().AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancel) is not { } evaluation)
            return null;
        if (
            await frameworks.Readable().AsNoTracking().FirstOrDefaultAsync(f => f.Id == evaluation.FrameworkId, cancel) is not { } framework
        )
            return null;
        var written = await access
            .ReadableAspects()
            .AsNoTracking()
            .Where(a => a.SelfEvaluationId == id)
            .ToDictionaryAsync(a => a.AspectKey, cancel);
        var used = (await evidence.OfRecordAsync(id, cancel: cancel)).ToLookup(u => u.Use.AspectKey, u => u.Item);
        return new WholeSelfEvaluation(
            evaluation,
            framework,
            [
                .. framework
                    .AllAspects()
                    .Select(placed =>
                    {
                        var aspect = written.GetValueOrDefault(placed.Aspect.Key);
                        return new AspectOverview(
                            placed.Area,
                            placed.Aspect,
                            aspect?.Words ?? new AspectWords(),
                            [.. used[placed.Aspect.Key]],
                            aspect?.SavedAt
                        );
                    }),
            ]
        );
    }
}
