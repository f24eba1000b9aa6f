using System.Linq.Expressions;
using Candour.Foundation.Access;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.Frameworks;

/// <summary>Who may read a framework. A draft is its partnership's own; a published one is every member's.</summary>
public sealed class FrameworksAccess(CandourDb db)
{
    /// <summary>The rule.</summary>
    public static Rule<Framework> Rule { get; } = new(
        new GroundOf<Framework>("framework-leads", OfLeads),
        new GroundOf<Framework>("framework-members", OfMembers, f => f.IsPublished));

    /// <summary>The frameworks that the viewer may read.</summary>
    public IQueryable<Framework> Readable() => db.Set<Framework>().Where(Rule.Condition(db.Viewer));

    private static Expression<Func<Framework, bool>> OfLeads(Viewer viewer)
    {
        var led = viewer.OrganisationsAs(Roles.PartnershipLead);
        return f => led.Contains(f.OwnerId);
    }

    private static Expression<Func<Framework, bool>> OfMembers(Viewer viewer)
    {
        var groups = viewer.GroupIds;
        return f => f.Status == FrameworkStatus.Published && groups.Contains(f.OwnerId);
    }
}
