using Candour.Foundation.Access;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Agreements;

/// <summary>Who can see what the partnership has agreed.</summary>
public sealed class AgreementSight(PartnershipsAccess access, SightLines lines) : SightExplainer<Agreement>(lines)
{
    protected override Rule<Agreement> Rule => PartnershipsAccess.AgreementRule;

    protected override Task<Agreement?> FindAsync(Guid id, CancellationToken cancel) =>
        access.Agreements.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancel);

    protected override SightSubject Subject(Agreement record) =>
        new("agreements.sight.subject", [record.Version], $"/agreements/{record.Id}");
}
