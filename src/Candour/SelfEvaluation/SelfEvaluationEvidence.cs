using Candour.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Candour.SelfEvaluation;

/// <summary>Lets evidence be put to the aspects of a self-evaluation while it is open.</summary>
public sealed class SelfEvaluationEvidence(SelfEvaluationAccess access) : IEvidenceHolder
{
    /// <inheritdoc />
    public async Task<EvidencePlace?> FindAsync(Guid recordId, string aspectKey, CancellationToken cancel = default) =>
        await (
            from evaluation in access.Readable()
            where evaluation.Id == recordId
            join aspect in access.ReadableAspects() on evaluation.Id equals aspect.SelfEvaluationId
            where aspect.AspectKey == aspectKey
            select new EvidencePlace(
                evaluation.Id,
                evaluation.OwnerId,
                evaluation.FrameworkId,
                aspect.AspectKey,
                evaluation.State == SelfEvaluationStates.Open
            )
        ).SingleOrDefaultAsync(cancel);
}
