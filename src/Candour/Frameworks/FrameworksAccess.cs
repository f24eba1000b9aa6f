using Candour.Foundation.Access;
using Candour.Foundation.Storage;

namespace Candour.Frameworks;

/// <summary>Who may read a framework. A draft is its partnership's own; a published one is every member's.</summary>
public sealed class FrameworksAccess(CandourDb db)
{
    /// <summary>The rule.</summary>
    public Rule<Framework> Rule { get; } =
        new(
            new GroundOf<Framework>("framework-leads", v => v.OrganisationsAs(Roles.PartnershipLead), ids => f => ids.Contains(f.OwnerId)),
            new GroundOf<Framework>(
                "framework-members",
                v => v.GroupIds,
                ids => f => f.Status == FrameworkStatus.Published && ids.Contains(f.OwnerId),
                f => f.IsPublished
            )
        );

    /// <summary>The frameworks that the viewer may read.</summary>
    public IQueryable<Framework> Readable() => db.Set<Framework>().Where(Rule.Condition(db.Viewer));
}
