using Candour.Foundation.Access;
using Candour.Foundation.Storage;
using Candour.PeerReview.Pledges;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Teams;
using Candour.PeerReview.Visits;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview;

/// <summary>
/// Who may read what of a review. This is the only place that queries its records; each rule is a union of grounds
/// over the record's own columns, within reach.
/// </summary>
public sealed class PeerReviewAccess(CandourDb db)
{
    private static readonly string[] Leaders = [Roles.Head, Roles.SeniorLeader];

    /// <summary>A cycle: whoever belongs to its partnership.</summary>
    public Rule<Cycle> Cycles { get; } = new(new GroundOf<Cycle>("partnership-member", v => c => v.GroupIds.Contains(c.OwnerId)));

    /// <summary>That a review exists, of whom, and where it is. What it says is elsewhere.</summary>
    public Rule<Review> Reviews { get; } =
        new(
            new GroundOf<Review>("circle", v => Circle(v, Roles.Circle), ids => r => ids.Contains(r.OwnerId)),
            new GroundOf<Review>("invited", v => Circle(v, Roles.Invited), ids => r => ids.Contains(r.OwnerId)),
            new GroundOf<Review>("partnership-lead", v => v.OrganisationsAs(Roles.PartnershipLead), ids => r => ids.Contains(r.ConvenerId)),
            new GroundOf<Review>(
                "cluster-lead",
                v => v.OrganisationsAs(Roles.ClusterLead),
                ids => r => r.ClusterId != null && ids.Contains(r.ClusterId.Value)
            )
        );

    /// <summary>Who is asked to serve, and what they declared.</summary>
    public Rule<TeamMember> Members { get; } =
        new(
            new GroundOf<TeamMember>("self", v => t => t.PersonId == v.PersonId),
            new GroundOf<TeamMember>("circle", v => Circle(v, Roles.Circle), ids => t => ids.Contains(t.OwnerId)),
            new GroundOf<TeamMember>(
                "partnership-lead",
                v => v.OrganisationsAs(Roles.PartnershipLead),
                ids => t => ids.Contains(t.ConvenerId)
            )
        );

    /// <summary>What stages wait for.</summary>
    public Rule<Mark> MarkRule { get; } = InCircle<Mark>(Roles.Circle);

    /// <summary>What the present stage waits for, in words.</summary>
    public Rule<Checklist> Checklists { get; } = InCircle<Checklist>(Roles.Circle);

    /// <summary>What was agreed to look into.</summary>
    public Rule<Focus> Foci { get; } = InCircle<Focus>(Roles.Circle);

    /// <summary>Notes: the author from the first word; the team and the moderator once handed in. Never the host.</summary>
    public Rule<VisitNote> Notes { get; } =
        new(
            new GroundOf<VisitNote>("author", v => n => n.AuthorId == v.PersonId),
            new GroundOf<VisitNote>(
                "team-handed-in",
                v => Circle(v, [.. Roles.Team, Roles.Moderator]),
                ids => n => n.HandedInAt != null && ids.Contains(n.OwnerId),
                n => n.HandedInAt is not null
            )
        );

    /// <summary>Judgements: the author; the team and the moderator once all opened together.</summary>
    public Rule<Judgement> Judgements { get; } =
        new(
            new GroundOf<Judgement>("author", v => j => j.AuthorId == v.PersonId),
            new GroundOf<Judgement>(
                "team-opened",
                v => Circle(v, [.. Roles.Team, Roles.Moderator]),
                ids => j => j.OpenedAt != null && ids.Contains(j.OwnerId),
                j => j.OpenedAt is not null
            )
        );

    public Rule<Absence> Absences { get; } = InCircle<Absence>(Roles.Team);

    public Rule<AgreedJudgement> Agreed { get; } = InCircle<AgreedJudgement>([.. Roles.Team, Roles.Moderator]);

    /// <summary>Findings: the team; the host once the draft was sent.</summary>
    public Rule<Finding> Findings { get; } =
        new(
            Team<Finding>(),
            new GroundOf<Finding>(
                "host-sent",
                v => Circle(v, Roles.Host),
                ids => f => f.SentAt != null && ids.Contains(f.OwnerId),
                f => f.SentAt is not null
            )
        );

    public Rule<Feedback> Feedbacks { get; } = InCircle<Feedback>(Roles.Circle);

    /// <summary>The draft: the team; the head once it was sent.</summary>
    public Rule<DraftReport> Drafts { get; } =
        new(
            Team<DraftReport>(),
            new GroundOf<DraftReport>(
                "host-sent",
                v => Circle(v, Roles.Host),
                ids => d => d.SentAt != null && ids.Contains(d.OwnerId),
                d => d.SentAt is not null
            )
        );

    public Rule<Accuracy> Accuracies { get; } = InCircle<Accuracy>([.. Roles.Team, Roles.Moderator, Roles.Host]);

    /// <summary>The issued report: the school's leaders, those who wrote it, and whom the head's agreement or grant names.</summary>
    public Rule<Report> Reports { get; } = SchoolOwned<Report>(db, [.. Roles.Team, Roles.Moderator, Roles.Facilitator]);

    public Rule<Pledge> PledgeRule { get; } = SchoolOwned<Pledge>(db, [Roles.LeadReviewer, Roles.Facilitator]);

    public Rule<PledgeCheck> Checks { get; } = SchoolOwned<PledgeCheck>(db, [Roles.LeadReviewer, Roles.Facilitator]);

    public Rule<Hold> Holds { get; } = InCircle<Hold>(Roles.Circle);

    public Rule<Usefulness> UsefulnessRule { get; } = InCircle<Usefulness>(Roles.Host);

    /// <summary>What waits on the lead to decide.</summary>
    public Rule<ReviewTask> Tasks { get; } =
        new(
            new GroundOf<ReviewTask>(
                "partnership-lead",
                v => v.OrganisationsAs(Roles.PartnershipLead),
                ids => t => ids.Contains(t.ConvenerId)
            )
        );

    public IQueryable<Cycle> ReadableCycles => Of(Cycles);

    public IQueryable<Review> ReadableReviews => Of(Reviews);

    public IQueryable<TeamMember> ReadableMembers => Of(Members);

    /// <summary>Whether somebody was asked to serve in a review, and does not any more.</summary>
    public Task<bool> WasInTeamAsync(Guid reviewId, Guid memberId, CancellationToken cancel) =>
        ReadableMembers.AnyAsync(
            t => t.Id == memberId && t.OwnerId == reviewId && (t.Answer == TeamAnswers.Ended || t.Answer == TeamAnswers.Declined),
            cancel
        );

    public IQueryable<Mark> ReadableMarks => Of(MarkRule);

    public IQueryable<Checklist> ReadableChecklists => Of(Checklists);

    public IQueryable<Focus> ReadableFoci => Of(Foci);

    public IQueryable<VisitNote> ReadableNotes => Of(Notes);

    public IQueryable<Judgement> ReadableJudgements => Of(Judgements);

    public IQueryable<Absence> ReadableAbsences => Of(Absences);

    public IQueryable<AgreedJudgement> ReadableAgreed => Of(Agreed);

    public IQueryable<Finding> ReadableFindings => Of(Findings).Where(f => f.RemovedAt == null);

    public IQueryable<Feedback> ReadableFeedback => Of(Feedbacks);

    public IQueryable<DraftReport> ReadableDrafts => Of(Drafts);

    public IQueryable<Accuracy> ReadableAccuracies => Of(Accuracies);

    public IQueryable<Report> ReadableReports => Of(Reports);

    public IQueryable<Pledge> ReadablePledges => Of(PledgeRule);

    public IQueryable<PledgeCheck> ReadableChecks => Of(Checks);

    public IQueryable<Hold> ReadableHolds => Of(Holds);

    public IQueryable<Usefulness> ReadableUsefulness => Of(UsefulnessRule);

    public IQueryable<ReviewTask> ReadableTasks => Of(Tasks);

    private IQueryable<T> Of<T>(Rule<T> rule)
        where T : class, IOwned => db.Set<T>().Where(rule.Condition(db.Viewer));

    private static IReadOnlyList<Guid> Circle(Viewer viewer, params string[] roles) => viewer.CirclesAs(roles);

    private static Rule<T> InCircle<T>(params string[] roles)
        where T : class, IOwned =>
        new(
            new GroundOf<T>(
                roles.Length == Roles.Circle.Length ? "circle" : $"circle-{roles[0]}",
                v => Circle(v, roles),
                ids => r => ids.Contains(r.OwnerId)
            )
        );

    private static GroundOf<T> Team<T>()
        where T : class, IOwned => new("team", v => Circle(v, [.. Roles.Team, Roles.Moderator]), ids => r => ids.Contains(r.OwnerId));

    private static Rule<T> SchoolOwned<T>(CandourDb db, string[] circleRoles)
        where T : class, IOfReview =>
        new(
            new GroundOf<T>("school-leader", v => v.OrganisationsAs(Leaders), ids => r => ids.Contains(r.OwnerId)),
            new GroundOf<T>("wrote-it", v => Circle(v, circleRoles), ids => r => r.ReviewId != null && ids.Contains(r.ReviewId.Value)),
            new GroundOf<T>(
                "agreement",
                v => db.Agreed<T>(v.GroupsAs(Roles.Head, Roles.SeniorLeader, Roles.PartnershipLead, Roles.ClusterLead))
            ),
            new GroundOf<T>("granted", _ => db.Granted<T>())
        );
}
