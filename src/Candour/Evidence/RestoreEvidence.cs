using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Evidence;

/// <summary>Puts back what was taken away from an aspect, while there is time.</summary>
public sealed class RestoreEvidence(
    CandourDb db,
    UnitOfWork unit,
    Journal journal,
    Calendar calendar,
    EvidenceAccess access,
    IEnumerable<IEvidenceHolder> holders
)
{
    public Task<Outcome<EvidenceUse>> RunAsync(Guid useId, CancellationToken cancel = default) =>
        unit.RunAsync<EvidenceUse>(
            async () =>
            {
                var use = await access.ReadableOrWithdrawnUses().FirstOrDefaultAsync(u => u.Id == useId, cancel);
                if (
                    use is null
                    || await holders.FindAsync(use.RecordId, use.AspectKey, cancel) is not { } place
                    || !db.Viewer.ActToWrite(use)
                )
                    return Refusal.NotFound;
                if (!place.IsOpen)
                    return Refusal.Because("evidence.locked");
                if (use.WithdrawnAt is null)
                    return use;
                if (use.WithdrawnAt.Value.AddDays(EvidenceItem.UndoDays) < calendar.Now)
                    return Refusal.Because("evidence.undo.late", EvidenceItem.UndoDays);
                use.WithdrawnAt = null;
                journal.Record(EvidenceFacts.Restored, use);
                await db.SaveChangesAsync(cancel);
                return use;
            },
            cancel
        );
}
