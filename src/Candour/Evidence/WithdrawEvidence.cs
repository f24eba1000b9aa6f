using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Evidence;

/// <param name="EvidenceId">The piece.</param>
/// <param name="Undo">Puts it back instead, while there is time.</param>
public sealed record WithdrawEvidenceRequest(Guid EvidenceId, bool Undo = false);

/// <summary>
/// Takes a piece of evidence back altogether, from every aspect that rests on it. Locked snapshots keep what they say.
/// </summary>
public sealed class WithdrawEvidence(CandourDb db, UnitOfWork unit, Journal journal, Calendar calendar, EvidenceAccess access)
{
    public Task<Outcome<EvidenceItem>> RunAsync(WithdrawEvidenceRequest request, CancellationToken cancel = default) =>
        unit.RunAsync<EvidenceItem>(
            async () =>
            {
                var item = await access.ReadableOrWithdrawn().FirstOrDefaultAsync(e => e.Id == request.EvidenceId, cancel);
                if (item is null || !db.Viewer.ActToWrite(item))
                    return Refusal.NotFound;
                if (request.Undo == (item.WithdrawnAt is null))
                    return item;
                if (request.Undo && item.WithdrawnAt!.Value.AddDays(EvidenceItem.UndoDays) < calendar.Now)
                    return Refusal.Because("evidence.undo.late", EvidenceItem.UndoDays);
                item.WithdrawnAt = request.Undo ? null : calendar.Now;
                journal.Record(request.Undo ? EvidenceFacts.Restored : EvidenceFacts.Withdrawn, item);
                await db.SaveChangesAsync(cancel);
                return item;
            },
            cancel
        );
}
