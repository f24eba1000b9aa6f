using Candour.Foundation.Access;

namespace Candour.PeerReview.Stages;

/// <summary>The head checks the facts and may reply; accepting issues the report, which is then the head's.</summary>
public sealed class AccuracyStage : Stage
{
    public override string Key => "accuracy";

    public override IReadOnlyList<string> Actors => [Roles.Host, Roles.LeadReviewer];

    public override string Page => "accuracy";

    public override IEnumerable<CheckItem> Checks(ReviewFile file)
    {
        if (file.Accuracy?.State == Reports.Accuracy.AwaitingLead)
            yield return CheckItem.Of(done: false, "review.check.corrections", Roles.LeadReviewer);
        yield return CheckItem.Of(file.ReportVersions > 0, "review.check.accepted-facts", Roles.Host);
    }
}
