using Candour.Foundation.Access;
using Candour.PeerReview.Pledges;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Visits;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview;

/// <summary>Who can see one part of a review. The part says which rule holds for it and on which page it stands.</summary>
public abstract class ReviewPartSight<T>(SightLines lines, Rule<T> rule, IQueryable<T> readable) : SightExplainer<T>(lines)
    where T : class, IOwned
{
    protected override Rule<T> Rule => rule;

    protected override Task<T?> FindAsync(Guid id, CancellationToken cancel) =>
        readable.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel);
}

/// <summary>Who can see what was agreed to look into.</summary>
public sealed class FocusSight(PeerReviewAccess access, SightLines lines) : ReviewPartSight<Focus>(lines, access.Foci, access.ReadableFoci)
{
    protected override SightSubject Subject(Focus record) => new("focus.sight.subject", [], $"/reviews/{record.OwnerId}/focus");
}

/// <summary>Who can see one reviewer's judgement: its author alone until all open together.</summary>
public sealed class JudgementSight(PeerReviewAccess access, SightLines lines)
    : ReviewPartSight<Judgement>(lines, access.Judgements, access.ReadableJudgements)
{
    protected override bool IsLogged => true;

    protected override SightSubject Subject(Judgement record) =>
        new("judgement.sight.subject", [], $"/reviews/{record.OwnerId}/{(record.OpenedAt is null ? "judgement" : "opened")}");
}

/// <summary>Who can see what the team agreed.</summary>
public sealed class AgreedJudgementSight(PeerReviewAccess access, SightLines lines)
    : ReviewPartSight<AgreedJudgement>(lines, access.Agreed, access.ReadableAgreed)
{
    protected override SightSubject Subject(AgreedJudgement record) =>
        new("agreed-judgement.sight.subject", [], $"/reviews/{record.OwnerId}/opened");
}

/// <summary>Who can see a finding.</summary>
public sealed class FindingSight(PeerReviewAccess access, SightLines lines)
    : ReviewPartSight<Finding>(lines, access.Findings, access.ReadableFindings)
{
    protected override SightSubject Subject(Finding record) =>
        new("finding.sight.subject", [], $"/reviews/{record.OwnerId}/{(record.SentAt is null ? "draft" : "accuracy")}");
}

/// <summary>Who can see what the head was told.</summary>
public sealed class FeedbackSight(PeerReviewAccess access, SightLines lines)
    : ReviewPartSight<Feedback>(lines, access.Feedbacks, access.ReadableFeedback)
{
    protected override SightSubject Subject(Feedback record) => new("feedback.sight.subject", [], $"/reviews/{record.OwnerId}/feedback");
}

/// <summary>Who can see the draft of the report: the team, and the head once it was sent.</summary>
public sealed class DraftReportSight(PeerReviewAccess access, SightLines lines)
    : ReviewPartSight<DraftReport>(lines, access.Drafts, access.ReadableDrafts)
{
    protected override bool IsLogged => true;

    protected override SightSubject Subject(DraftReport record) =>
        new("draft.sight.subject", [], $"/reviews/{record.OwnerId}/{(record.SentAt is null ? "draft" : "accuracy")}");
}

/// <summary>Who can see the talk about the facts of the draft.</summary>
public sealed class AccuracySight(PeerReviewAccess access, SightLines lines)
    : ReviewPartSight<Accuracy>(lines, access.Accuracies, access.ReadableAccuracies)
{
    protected override SightSubject Subject(Accuracy record) => new("accuracy.sight.subject", [], $"/reviews/{record.OwnerId}/accuracy");
}

/// <summary>Who can see a pledge, and each look that is taken at it.</summary>
public sealed class PledgeSight(PeerReviewAccess access, SightLines lines)
    : ReviewPartSight<Pledge>(lines, access.PledgeRule, access.ReadablePledges)
{
    protected override SightSubject Subject(Pledge record) => new("pledge.sight.subject", [], $"/reviews/{record.ReviewId}/pledges");
}
