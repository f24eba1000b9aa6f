using Candour.Foundation.Access;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Teams;
using Candour.PeerReview.Visits;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview;

/// <summary>Who can see that a review exists and where it is.</summary>
public sealed class ReviewSight(PeerReviewAccess access, SightLines lines) : SightExplainer<Review>(lines)
{
    protected override Rule<Review> Rule => access.Reviews;

    protected override Task<Review?> FindAsync(Guid id, CancellationToken cancel) =>
        access.ReadableReviews.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel);

    protected override SightSubject Subject(Review record) => new("review.sight.subject", [], $"/reviews/{record.Id}");
}

/// <summary>Who can see who serves, and what they declared.</summary>
public sealed class TeamMemberSight(PeerReviewAccess access, SightLines lines) : SightExplainer<TeamMember>(lines)
{
    protected override Rule<TeamMember> Rule => access.Members;

    protected override Task<TeamMember?> FindAsync(Guid id, CancellationToken cancel) =>
        access.ReadableMembers.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel);

    protected override SightSubject Subject(TeamMember record) => new("team.sight.subject", [], $"/reviews/{record.OwnerId}");
}

/// <summary>Who can see a note.</summary>
public sealed class NoteSight(PeerReviewAccess access, SightLines lines) : SightExplainer<VisitNote>(lines)
{
    protected override Rule<VisitNote> Rule => access.Notes;

    protected override bool IsLogged => true;

    protected override Task<VisitNote?> FindAsync(Guid id, CancellationToken cancel) =>
        access.ReadableNotes.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel);

    protected override SightSubject Subject(VisitNote record) => new("note.sight.subject", [], $"/reviews/{record.OwnerId}/visit");
}

/// <summary>Who can see an issued report.</summary>
public sealed class ReportSight(PeerReviewAccess access, SightLines lines) : SightExplainer<Report>(lines)
{
    protected override Rule<Report> Rule => access.Reports;

    protected override Task<Report?> FindAsync(Guid id, CancellationToken cancel) =>
        access.ReadableReports.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel);

    protected override SightSubject Subject(Report record) => new("report.sight.subject", [], $"/reviews/{record.ReviewId}/report");
}
