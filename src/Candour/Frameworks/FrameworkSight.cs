using Candour.Foundation.Access;
using Microsoft.EntityFrameworkCore;

namespace Candour.Frameworks;

/// <summary>Who can see a framework.</summary>
public sealed class FrameworkSight(FrameworksAccess access, SightLines lines) : SightExplainer<Framework>(FrameworksAccess.Rule, lines)
{
    protected override Task<Framework?> FindAsync(Guid id, CancellationToken cancel) =>
        access.Readable().AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, cancel);

    protected override SightSubject Subject(Framework record) => new("frameworks.sight", [record.Title], $"/frameworks/{record.Id}");
}
