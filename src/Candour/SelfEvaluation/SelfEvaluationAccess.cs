using System.Linq.Expressions;
using Candour.Foundation.Access;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.SelfEvaluation;

/// <summary>
/// Who may read a self-evaluation: while it is written, the head and senior leaders of the school and nobody else.
/// What is submitted is read as a snapshot, by them, by the team of the review it was locked for, and by the leaders
/// of schools to whom the school's signed agreement opens snapshots.
/// </summary>
public sealed class SelfEvaluationAccess(CandourDb db)
{
    /// <summary>The rule for a self-evaluation.</summary>
    public static Rule<SelfEvaluation> Rule { get; } = new(new GroundOf<SelfEvaluation>("self-evaluation-leaders", OfLeaders<SelfEvaluation>));

    /// <summary>The rule for its aspects.</summary>
    public static Rule<AspectEvaluation> AspectRule { get; } = new(new GroundOf<AspectEvaluation>("self-evaluation-leaders", OfLeaders<AspectEvaluation>));

    /// <summary>The rule for what was locked.</summary>
    public static Rule<Snapshot> SnapshotRule { get; } = new(
        new GroundOf<Snapshot>("snapshot-leaders", OfLeaders<Snapshot>),
        new GroundOf<Snapshot>("snapshot-review-team", OfReviewTeam, s => s.ReviewId is not null),
        new SnapshotAgreementGround());

    /// <summary>The self-evaluations that the viewer may read.</summary>
    public IQueryable<SelfEvaluation> Readable() => db.Set<SelfEvaluation>().Where(Rule.Condition(db.Viewer));

    /// <summary>Their aspects.</summary>
    public IQueryable<AspectEvaluation> ReadableAspects() => db.Set<AspectEvaluation>().Where(AspectRule.Condition(db.Viewer));

    /// <summary>The snapshots that the viewer may read.</summary>
    public IQueryable<Snapshot> ReadableSnapshots() => db.Set<Snapshot>().Where(SnapshotRule.Condition(db.Viewer));

    private static Expression<Func<T, bool>> OfLeaders<T>(Viewer viewer)
        where T : class, IOwned
    {
        var led = viewer.OrganisationsAs(Roles.Head, Roles.SeniorLeader);
        return e => led.Contains(e.OwnerId);
    }

    private static Expression<Func<Snapshot, bool>> OfReviewTeam(Viewer viewer)
    {
        var circles = viewer.CirclesAs(Roles.LeadReviewer, Roles.Reviewer, Roles.Moderator, Roles.Facilitator);
        return s => s.ReviewId != null && circles.Contains(s.ReviewId.Value);
    }
}

/// <summary>
/// The agreement that the school signed. Reach has already held it: an outsider's query meets a snapshot only where an
/// opening stands. Here is decided who, of those, reads: the leaders of schools, and nobody for a school they
/// themselves belong to in a lesser part.
/// </summary>
public sealed class SnapshotAgreementGround : Ground<Snapshot>, IByAgreement
{
    /// <inheritdoc />
    public override string Key => "snapshot-agreement";

    /// <inheritdoc />
    public override Expression<Func<Snapshot, bool>> Condition(Viewer viewer)
    {
        var leads = viewer.IsAny(Roles.Head) || viewer.IsAny(Roles.SeniorLeader);
        var own = viewer.OwnIds;
        return s => leads && !own.Contains(s.OwnerId);
    }
}
