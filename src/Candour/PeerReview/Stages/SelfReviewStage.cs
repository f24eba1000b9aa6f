using Candour.Foundation.Access;

namespace Candour.PeerReview.Stages;

/// <summary>The school looks at itself first, and hands the team a locked copy.</summary>
public sealed class SelfReviewStage : Stage
{
    public override string Key => "self-review";

    public override IReadOnlyList<string> Actors => [Roles.Host, Roles.HostColleague];

    public override string Page => "self-review";

    public override IEnumerable<CheckItem> Checks(ReviewFile file)
    {
        yield return CheckItem.Of(file.SnapshotId is not null, "review.check.snapshot", Roles.Host);
    }
}
