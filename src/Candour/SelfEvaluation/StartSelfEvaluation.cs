using Candour.Foundation;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.SelfEvaluation;

/// <param name="SchoolId">The school that looks at itself.</param>
/// <param name="FrameworkId">A published framework of a partnership that the school is in.</param>
/// <param name="CycleId">The cycle it is for, where there is one.</param>
public sealed record StartSelfEvaluationRequest(Guid SchoolId, Guid FrameworkId, Guid? CycleId = null);

/// <summary>Begins a self-evaluation: one row for each aspect, so that from now on people only ever save, never insert.</summary>
public sealed class StartSelfEvaluation(
    CandourDb db,
    UnitOfWork unit,
    Journal journal,
    Calendar calendar,
    SelfEvaluationAccess access,
    UsableFrameworks frameworks
)
{
    public Task<Outcome<Guid>> RunAsync(StartSelfEvaluationRequest request, CancellationToken cancel = default) =>
        unit.RunAsync<Guid>(
            async () =>
            {
                var evaluation = Make(request);
                if (!db.Viewer.ActToWrite(evaluation))
                    return Refusal.NotFound;
                if (
                    await frameworks.Of(request.SchoolId).AsNoTracking().FirstOrDefaultAsync(f => f.Id == request.FrameworkId, cancel)
                    is not { } framework
                )
                    return Refusal.At(nameof(request.FrameworkId), "self-evaluation.start.framework");
                var before = await access
                    .Readable()
                    .Where(e => e.OwnerId == request.SchoolId && e.FrameworkId == request.FrameworkId)
                    .Select(e => new { e.Number, e.State })
                    .ToListAsync(cancel);
                if (before.Exists(e => e.State == SelfEvaluationStates.Open))
                    return Refusal.At(nameof(request.FrameworkId), "self-evaluation.start.open", framework.Title);
                evaluation = Make(request, before.Select(e => e.Number).DefaultIfEmpty(0).Max() + 1);
                db.Add(evaluation);
                db.AddRange(
                    framework
                        .AllAspects()
                        .Select(placed => new AspectEvaluation
                        {
                            Id = Ids.New(),
                            OwnerId = request.SchoolId,
                            SelfEvaluationId = evaluation.Id,
                            AspectKey = placed.Aspect.Key,
                        })
                );
                journal.Record(SelfEvaluationFacts.Started, evaluation);
                await db.SaveChangesAsync(cancel);
                return evaluation.Id;
            },
            cancel
        );

    private SelfEvaluation Make(StartSelfEvaluationRequest request, int number = 1) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = request.SchoolId,
            FrameworkId = request.FrameworkId,
            CycleId = request.CycleId,
            Number = number,
            Year = AcademicYear.Of(calendar.Today).Start,
            State = SelfEvaluationStates.Open,
            StartedAt = calendar.Now,
            StartedById = db.Viewer.PersonId ?? Guid.Empty,
        };
}
