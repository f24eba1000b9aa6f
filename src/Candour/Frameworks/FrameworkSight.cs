using Candour.Foundation.Access;
using Microsoft.EntityFrameworkCore;

namespace Candour.Frameworks;

/// <summary>Who can see a framework.</summary>
public sealed class FrameworkSight(FrameworksAccess access, SightLines lines) : SightExplainer<Framework>(lines)
{
    protected override Rule<Framework> Rule => access.Rule;

    protected override Task<Framework?> FindAsync(Guid id, CancellationToken cancel) =>
        access.Readable().AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, cancel);

    protected override SightSubject Subject(Framework record) => new("frameworks.sight", [record.Title], $"/frameworks/{record.Id}");
}
