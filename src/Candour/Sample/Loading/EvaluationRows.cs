using Candour.Evidence;
using Candour.Foundation;
using Candour.Foundation.Time;
using Candour.Frameworks;
using Candour.Sample.Plan;
using Candour.SelfEvaluation;

namespace Candour.Sample.Loading;

/// <summary>The host's evaluation of itself, what it rests on, and the locked copy that the team reads.</summary>
internal sealed class EvaluationRows(SampleBook book, SampleReview plan, ReviewRows review)
{
    private readonly SampleEvaluation? _evaluation = plan.Evaluation;
    private readonly string _cycle = plan.CycleKey;
    private readonly string _host = plan.HostKey;

    public IEnumerable<object> All() => _evaluation is null ? [] : Rows(_evaluation);

    private IEnumerable<object> Rows(SampleEvaluation plan)
    {
        var framework = book.Framework(plan.Framework);
        var evaluation = Evaluation(plan);
        yield return evaluation;
        var written = plan.Aspects.ToDictionary(a => a.Aspect, StringComparer.Ordinal);
        var evidence = plan.Aspects.ToDictionary(
            a => a.Aspect,
            a => a.Evidence.Select(e => Item(e, a, plan)).ToList(),
            StringComparer.Ordinal
        );
        foreach (var aspect in framework.Areas.SelectMany(a => a.Aspects))
        {
            yield return Aspect(evaluation, aspect.Key, written.GetValueOrDefault(aspect.Key), plan);
            foreach (var item in evidence.GetValueOrDefault(aspect.Key) ?? [])
            {
                yield return item;
                yield return new EvidenceUse
                {
                    Id = Ids.New(),
                    OwnerId = review.Host,
                    EvidenceId = item.Id,
                    RecordId = evaluation.Id,
                    FrameworkId = evaluation.FrameworkId,
                    AspectKey = aspect.Key,
                    UsedAt = item.AddedAt,
                };
            }
        }
        if (plan.Locked is { } locked)
            yield return Lock(evaluation, framework, written, evidence, book.At(locked));
    }

    private SelfEvaluation.SelfEvaluation Evaluation(SampleEvaluation plan) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = review.Host,
            FrameworkId = book.Of($"framework-{plan.Framework}"),
            Number = 1,
            CycleId = book.Of(_cycle),
            Year = AcademicYear.Of(plan.Started).Start,
            State = SelfEvaluationStates.Open,
            StartedAt = book.At(plan.Started, 9),
            StartedById = review.Head,
        };

    private AspectEvaluation Aspect(SelfEvaluation.SelfEvaluation evaluation, string key, SampleAspect? written, SampleEvaluation plan)
    {
        var aspect = new AspectEvaluation
        {
            Id = Ids.New(),
            OwnerId = review.Host,
            SelfEvaluationId = evaluation.Id,
            AspectKey = key,
        };
        if (written is not null)
            aspect.Write(Words(written), book.Of(written.AuthorKey), Written(plan));
        return aspect;
    }

    private DateTime Written(SampleEvaluation plan) =>
        book.At(plan.Locked?.AddDays(-2) is { } day && day > plan.Started ? day : plan.Started.AddDays(1));

    private static AspectWords Words(SampleAspect aspect) =>
        new AspectWords(aspect.Strong, aspect.LeastSure ?? "", aspect.Helps ?? "", aspect.Hinders ?? "", aspect.Next ?? "").Cleaned();

    private EvidenceItem Item(SampleEvidence evidence, SampleAspect aspect, SampleEvaluation plan) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = review.Host,
            Form = evidence.Form,
            Title = evidence.Title,
            Shows = evidence.Shows,
            Strength = evidence.Strength,
            Note = evidence.Form == EvidenceForms.Note ? evidence.Shows : null,
            Link = evidence.Link,
            AddedAt = Written(plan),
            AddedById = book.Of(aspect.AuthorKey),
        };

    private Snapshot Lock(
        SelfEvaluation.SelfEvaluation evaluation,
        ShippedFramework framework,
        Dictionary<string, SampleAspect> written,
        Dictionary<string, List<EvidenceItem>> evidence,
        DateTime at
    )
    {
        var content = new SnapshotContent(
            book.School(_host).Name,
            framework.Title,
            framework.Version,
            evaluation.Year,
            book.Head(_host).Name,
            at,
            [
                .. framework.Areas.Select(area => new SnapshotArea(
                    area.Key,
                    area.Title,
                    [
                        .. area.Aspects.Select(aspect => new SnapshotAspect(
                            aspect.Key,
                            aspect.Title,
                            aspect.Strong,
                            written.TryGetValue(aspect.Key, out var words) ? Words(words) : new AspectWords(),
                            [
                                .. (evidence.GetValueOrDefault(aspect.Key) ?? []).Select(e => new SnapshotEvidence(
                                    e.Form,
                                    e.Title,
                                    e.Shows,
                                    e.Strength
                                )
                                {
                                    Note = e.Note,
                                    Link = e.Link,
                                }),
                            ]
                        )),
                    ]
                )),
            ]
        );
        var canonical = content.Write();
        var snapshot = new Snapshot
        {
            Id = Ids.New(),
            OwnerId = review.Host,
            SelfEvaluationId = evaluation.Id,
            ReviewId = review.Id,
            Title = framework.Title,
            LockedAt = at,
            LockedById = review.Head,
            Canonical = canonical,
            Digest = SnapshotContent.Digest(canonical),
        };
        (evaluation.State, evaluation.SubmittedAt, evaluation.SnapshotId) = (SelfEvaluationStates.Submitted, at, snapshot.Id);
        return snapshot;
    }
}
