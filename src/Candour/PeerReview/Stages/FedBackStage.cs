using Candour.Foundation.Access;

namespace Candour.PeerReview.Stages;

/// <summary>The head hears it first, the same day or the next.</summary>
public sealed class FedBackStage : Stage
{
    public override string Key => "fed-back";

    public override IReadOnlyList<string> Actors => [Roles.LeadReviewer];

    public override string Page => "feedback";

    public override IEnumerable<CheckItem> Checks(ReviewFile file)
    {
        yield return CheckItem.Of(file.Feedback is not null, "review.check.fed-back", Roles.LeadReviewer);
    }
}
