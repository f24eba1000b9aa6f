using Candour.Foundation;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Frameworks;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.SelfEvaluation;

/// <param name="SchoolId">The school that looks at itself.</param>
/// <param name="FrameworkId">A published framework of a partnership that the school is in.</param>
/// <param name="CycleId">The cycle it is for, where there is one.</param>
public sealed record StartSelfEvaluationRequest(Guid SchoolId, Guid FrameworkId, Guid? CycleId = null);

/// <summary>Begins a self-evaluation: one row for each aspect, so that from now on people only ever save, never insert.</summary>
public sealed class StartSelfEvaluation(CandourDb db, UnitOfWork unit, Journal journal, Calendar calendar, SelfEvaluationAccess access, FrameworksAccess frameworks)
{
    public Task<Outcome<Guid>> RunAsync(StartSelfEvaluationRequest request, CancellationToken cancel = default) => unit.RunAsync<Guid>(async () =>
    {
        var evaluation = Make(request);
        if (!db.Viewer.ActToWrite(evaluation))
            return Refusal.NotFound;
        if (await UsableAsync(request, cancel) is not { } framework)
            return Refusal.At(nameof(request.FrameworkId), "self-evaluation.start.framework");
        var before = await access.Readable().Where(e => e.OwnerId == request.SchoolId && e.FrameworkId == request.FrameworkId)
            .Select(e => new { e.Number, e.State }).ToListAsync(cancel);
        if (before.Exists(e => e.State == SelfEvaluationStates.Open))
            return Refusal.At(nameof(request.FrameworkId), "self-evaluation.start.open", framework.Title);
        evaluation = Make(request, before.Select(e => e.Number).DefaultIfEmpty(0).Max() + 1);
        db.Add(evaluation);
        db.AddRange(framework.AllAspects().Select(placed => new AspectEvaluation
        {
            Id = Ids.New(), OwnerId = request.SchoolId, SelfEvaluationId = evaluation.Id, AspectKey = placed.Aspect.Key,
        }));
        journal.Record(SelfEvaluationFacts.Started, evaluation);
        await db.SaveChangesAsync(cancel);
        return evaluation.Id;
    }, cancel);

    /// <summary>The framework, when it is published and the school is in its partnership today.</summary>
    private async Task<Framework?> UsableAsync(StartSelfEvaluationRequest request, CancellationToken cancel)
    {
        var today = calendar.Today;
        return await frameworks.Readable().AsNoTracking()
            .Where(f => f.Id == request.FrameworkId && f.Status == FrameworkStatus.Published
                && db.Set<Membership>().Any(m => m.PartyId == request.SchoolId && m.GroupId == f.OwnerId && m.From <= today && (m.To == null || m.To >= today)))
            .FirstOrDefaultAsync(cancel);
    }

    private SelfEvaluation Make(StartSelfEvaluationRequest request, int number = 1) => new()
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
