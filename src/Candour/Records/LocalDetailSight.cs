using Candour.Foundation.Access;
using Microsoft.EntityFrameworkCore;

namespace Candour.Records;

/// <summary>Who can see what a partnership knows of a school beyond the register.</summary>
public sealed class LocalDetailSight(RecordsAccess access, SightLines lines) : SightExplainer<LocalSchoolDetail>(lines)
{
    protected override Rule<LocalSchoolDetail> Rule => RecordsAccess.DetailRule;

    protected override Task<LocalSchoolDetail?> FindAsync(Guid id, CancellationToken cancel) =>
        access.Details.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancel);

    protected override SightSubject Subject(LocalSchoolDetail record) =>
        new("records.detail.sight.subject", [], $"/schools/{record.SchoolId}/detail?in={record.OwnerId}");
}
