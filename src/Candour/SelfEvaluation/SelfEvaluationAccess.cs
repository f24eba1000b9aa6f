using Candour.Foundation.Access;
using Candour.Foundation.Storage;

namespace Candour.SelfEvaluation;

/// <summary>
/// Who may read a self-evaluation: while it is written, the head and senior leaders of the school and nobody else.
/// What is submitted is read as a snapshot, by them, by the team of the review it was locked for, and by the leaders
/// of schools to whom the school's signed agreement opens snapshots.
/// </summary>
public sealed class SelfEvaluationAccess(CandourDb db)
{
    /// <summary>The rule for a self-evaluation.</summary>
    public Rule<SelfEvaluation> Rule { get; } = new(OfLeaders<SelfEvaluation>());

    /// <summary>The rule for its aspects.</summary>
    public Rule<AspectEvaluation> AspectRule { get; } = new(OfLeaders<AspectEvaluation>());

    /// <summary>The rule for what was locked.</summary>
    public Rule<Snapshot> SnapshotRule { get; } =
        new(
            OfLeaders<Snapshot>(),
            new GroundOf<Snapshot>(
                "snapshot-review-team",
                v => v.CirclesAs([.. Roles.Team, Roles.Moderator, Roles.Facilitator]),
                ids => s => s.ReviewId != null && ids.Contains(s.ReviewId.Value),
                s => s.ReviewId is not null
            ),
            new GroundOf<Snapshot>(GroundKeys.Agreement, v => db.Agreed<Snapshot>(v.GroupsAs(Roles.Head, Roles.SeniorLeader))),
            new GroundOf<Snapshot>(GroundKeys.Granted, _ => db.Granted<Snapshot>())
        );

    /// <summary>The self-evaluations that the viewer may read.</summary>
    public IQueryable<SelfEvaluation> Readable() => db.Set<SelfEvaluation>().Where(Rule.Condition(db.Viewer));

    /// <summary>Their aspects.</summary>
    public IQueryable<AspectEvaluation> ReadableAspects() => db.Set<AspectEvaluation>().Where(AspectRule.Condition(db.Viewer));

    /// <summary>The snapshots that the viewer may read.</summary>
    public IQueryable<Snapshot> ReadableSnapshots() => db.Set<Snapshot>().Where(SnapshotRule.Condition(db.Viewer));

    private static GroundOf<T> OfLeaders<T>()
        where T : class, IOwned =>
        new(GroundKeys.SchoolLeader, v => v.OrganisationsAs(Roles.Head, Roles.SeniorLeader), ids => r => ids.Contains(r.OwnerId));
}
