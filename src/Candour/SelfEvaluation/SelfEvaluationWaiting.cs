using Candour.Foundation.Access;
using Candour.Frameworks;
using Candour.Partnerships.Waiting;
using Microsoft.EntityFrameworkCore;

namespace Candour.SelfEvaluation;

/// <summary>An open self-evaluation waits on the head and senior leaders of the school.</summary>
public sealed class SelfEvaluationWaiting(SelfEvaluationAccess access, FrameworksAccess frameworks) : IWaiting
{
    /// <inheritdoc />
    public bool Concerns(Viewer viewer, Guid placeId) => viewer.IsAny(Roles.Head) || viewer.IsAny(Roles.SeniorLeader);

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingItem>> OfAsync(Guid placeId, CancellationToken cancel = default)
    {
        var open = await (
            from evaluation in access.Readable()
            where evaluation.State == SelfEvaluationStates.Open
            join framework in frameworks.Readable() on evaluation.FrameworkId equals framework.Id
            where framework.OwnerId == placeId
            orderby evaluation.StartedAt, evaluation.Id
            select new { evaluation.Id, framework.Title }
        )
            .AsNoTracking()
            .Take(10)
            .ToListAsync(cancel);
        return
        [
            .. open.Select(e => new WaitingItem(
                "self-evaluation.waiting",
                [e.Title],
                $"/self-evaluations/{e.Id}",
                null,
                "self-evaluation.waiting.why",
                []
            )),
        ];
    }
}
