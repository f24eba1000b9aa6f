using Candour.Foundation.Access;
using Candour.PeerReview.Reports;

namespace Candour.PeerReview.Stages;

/// <summary>The team writes; findings that too little carries will be printed as questions.</summary>
public sealed class DraftStage : Stage
{
    public override string Key => "draft";

    public override IReadOnlyList<string> Actors => [Roles.LeadReviewer, Roles.Reviewer];

    public override string Page => "draft";

    public override IEnumerable<CheckItem> Checks(ReviewFile file)
    {
        yield return CheckItem.Of(file.Draft is { Summary.Length: > 0 }, "review.check.summary", Roles.LeadReviewer);
        yield return CheckItem.Of(file.Findings.Count > 0, "review.check.findings", Roles.LeadReviewer).ForTeam;
        yield return CheckItem.Of(file.Draft?.SentAt is not null, "review.check.sent", Roles.LeadReviewer);
        var thin = file.Findings.Count(f => f.Sort != FindingSorts.Question && !FindingRule.Stands(file.SourcesOf(f)));
        if (thin > 0)
            yield return CheckItem.Warn("review.check.printed-as-question", thin).ForTeam;
    }
}
