using Candour.Foundation.Access;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.Results;

/// <summary>
/// Who may read a result: the leaders of its school. Families read what the head put on a card, which is another
/// record; nobody reads results across schools.
/// </summary>
public sealed class ResultsAccess(CandourDb db)
{
    /// <summary>The rule.</summary>
    public static Rule<Result> Rule { get; } =
        new(
            new GroundOf<Result>(
                "school-leader",
                v => v.OrganisationsAs(Roles.Head, Roles.SeniorLeader),
                ids => r => ids.Contains(r.OwnerId)
            )
        );

    /// <summary>The results that the viewer may read, withdrawn ones among them.</summary>
    public IQueryable<Result> Readable => db.Set<Result>().Where(Rule.Condition(db.Viewer));

    /// <summary>The results that stand.</summary>
    public IQueryable<Result> Standing => Readable.Where(r => r.WithdrawnAt == null);
}
