using Candour.Foundation.Access;

namespace Candour.PeerReview.Stages;

/// <summary>
/// Everybody says what the evidence shows before hearing the others. Its checklist tells nobody who has sealed: only
/// whether all have.
/// </summary>
public sealed class SealedStage : Stage
{
    public override string Key => "sealed";

    public override IReadOnlyList<string> Actors => [Roles.LeadReviewer, Roles.Reviewer];

    public override string Page => "judgement";

    public override IEnumerable<CheckItem> Checks(ReviewFile file)
    {
        yield return CheckItem.Of(file.AllSealed, "review.check.all-sealed", Roles.Reviewer);
    }
}
