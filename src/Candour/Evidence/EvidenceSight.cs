using Candour.Foundation.Access;
using Microsoft.EntityFrameworkCore;

namespace Candour.Evidence;

/// <summary>Who can see a piece of evidence.</summary>
public sealed class EvidenceSight(EvidenceAccess access, SightLines lines) : SightExplainer<EvidenceItem>(lines)
{
    protected override Rule<EvidenceItem> Rule => access.Rule;

    protected override Task<EvidenceItem?> FindAsync(Guid id, CancellationToken cancel) =>
        access.Readable().AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancel);

    protected override SightSubject Subject(EvidenceItem record) =>
        new("evidence.sight", [record.Title], $"/schools/{record.OwnerId}/evidence");
}
