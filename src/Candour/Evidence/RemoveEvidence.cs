using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Evidence;

/// <summary>Takes a piece of evidence away from one aspect. The piece stays with the school, and the use can be put back.</summary>
public sealed class RemoveEvidence(
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
                if (use.WithdrawnAt is not null)
                    return use;
                use.WithdrawnAt = calendar.Now;
                journal.Record(EvidenceFacts.Removed, use);
                await db.SaveChangesAsync(cancel);
                return use;
            },
            cancel
        );
}
