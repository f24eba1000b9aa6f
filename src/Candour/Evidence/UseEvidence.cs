using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Evidence;

/// <param name="EvidenceId">A piece that the school has already.</param>
/// <param name="RecordId">The record it is put to.</param>
/// <param name="AspectKey">The aspect of that record.</param>
public sealed record UseEvidenceRequest(Guid EvidenceId, Guid RecordId, string AspectKey);

/// <summary>Puts a piece of evidence that is there already to another aspect: entered once, it serves every framework.</summary>
public sealed class UseEvidence(
    CandourDb db,
    UnitOfWork unit,
    Journal journal,
    Calendar calendar,
    EvidenceAccess access,
    IEnumerable<IEvidenceHolder> holders
)
{
    /// <summary>Puts it there; twice changes nothing. Answers the key of the use.</summary>
    public Task<Outcome<Guid>> RunAsync(UseEvidenceRequest request, CancellationToken cancel = default) =>
        unit.RunAsync<Guid>(
            async () =>
            {
                if (await holders.FindAsync(request.RecordId, request.AspectKey, cancel) is not { } place)
                    return Refusal.NotFound;
                if (!place.IsOpen)
                    return Refusal.Because("evidence.locked");
                var item = await access
                    .Readable()
                    .FirstOrDefaultAsync(e => e.Id == request.EvidenceId && e.OwnerId == place.OwnerId, cancel);
                if (item is null || !db.Viewer.ActToWrite(item))
                    return Refusal.NotFound;
                var use = await access
                    .ReadableOrWithdrawnUses()
                    .FirstOrDefaultAsync(
                        u => u.EvidenceId == item.Id && u.RecordId == place.RecordId && u.AspectKey == place.AspectKey,
                        cancel
                    );
                if (use is { WithdrawnAt: null })
                    return use.Id;
                if (use is null)
                    db.Add(use = place.Using(item.Id, calendar.Now));
                else
                    use.WithdrawnAt = null;
                journal.Record(EvidenceFacts.Used, use);
                await db.SaveChangesAsync(cancel);
                return use.Id;
            },
            cancel
        );
}
