using Candour.Frameworks;
using Candour.Partnerships;

namespace Candour.SelfEvaluation;

/// <summary>The frameworks a school can look at itself by: published ones of the partnerships that it is in today.</summary>
public sealed class UsableFrameworks(FrameworksAccess frameworks, PartnershipsAccess partnerships)
{
    /// <summary>Those of one school.</summary>
    public IQueryable<Framework> Of(Guid schoolId)
    {
        var ties = partnerships.TiesNow;
        return frameworks
            .Readable()
            .Where(f => f.Status == FrameworkStatus.Published && ties.Any(t => t.PartyId == schoolId && t.GroupId == f.OwnerId));
    }
}
