using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.SelfEvaluation;

/// <param name="SelfEvaluationId">The self-evaluation.</param>
/// <param name="AspectKey">The aspect.</param>
/// <param name="Base">What the writer had before them, as <see cref="AspectBase"/> wrote it into the form.</param>
/// <param name="Words">What they wrote.</param>
public sealed record SaveAspectRequest(Guid SelfEvaluationId, string AspectKey, string? Base, AspectWords Words);

/// <param name="Version">The version that now stands.</param>
/// <param name="PutTogether">Whether a colleague had saved in between and both versions were put together.</param>
public sealed record SavedAspect(int Version, bool PutTogether);

/// <summary>
/// Saves what was written about an aspect. When a colleague saved in between, texts that only one of the two touched
/// are put together; when both changed the same text nothing is saved, and the page shows both versions.
/// </summary>
public sealed class SaveAspect(CandourDb db, UnitOfWork unit, Journal journal, Calendar calendar, SelfEvaluationAccess access)
{
    /// <summary>The refusal that means: two people changed the same text.</summary>
    public const string Conflict = "self-evaluation.aspect.conflict";

    public Task<Outcome<SavedAspect>> RunAsync(SaveAspectRequest request, CancellationToken cancel = default) =>
        unit.RunAsync<SavedAspect>(
            async () =>
            {
                var evaluation = await access.Readable().AsNoTracking().FirstOrDefaultAsync(e => e.Id == request.SelfEvaluationId, cancel);
                var aspect = await access
                    .ReadableAspects()
                    .FirstOrDefaultAsync(a => a.SelfEvaluationId == request.SelfEvaluationId && a.AspectKey == request.AspectKey, cancel);
                if (evaluation is null || aspect is null || !db.Viewer.ActToWrite(aspect))
                    return Refusal.NotFound;
                if (!evaluation.IsOpen)
                    return Refusal.Because("self-evaluation.locked");
                var mine = request.Words.Cleaned();
                if (TooLong(mine) is { Count: > 0 } refusals)
                    return Outcome<SavedAspect>.Refused(refusals);
                // A form without a base has been tampered with or is very old: then every text counts as changed by both.
                var began = AspectBase.Read(request.Base) ?? AspectBase.Unknown;
                var merge = began.Version == aspect.Version ? new AspectMerge(mine, []) : AspectMerge.Of(began, mine, aspect.Words);
                if (merge.Contested.Count > 0)
                    return Refusal.Because(Conflict);
                if (merge.Words == aspect.Words)
                    return new SavedAspect(aspect.Version, PutTogether: false);
                aspect.Write(merge.Words, db.Viewer.PersonId, calendar.Now);
                journal.Record(SelfEvaluationFacts.AspectSaved, aspect);
                await db.SaveChangesAsync(cancel);
                return new SavedAspect(aspect.Version, PutTogether: merge.Words != mine);
            },
            cancel
        );

    private static List<Refusal> TooLong(AspectWords words) =>
        [
            .. AspectWords
                .Fields.Where(f => words[f].Length > AspectWords.Length)
                .Select(f => Refusal.At(AspectWords.PropertyOf(f), "self-evaluation.aspect.too-long", AspectWords.Length)),
        ];
}
