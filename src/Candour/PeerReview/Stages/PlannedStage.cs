using Candour.Foundation.Access;

namespace Candour.PeerReview.Stages;

/// <summary>The review has a host and a window; the host says that the window suits.</summary>
public sealed class PlannedStage : Stage
{
    public override string Key => "planned";

    public override IReadOnlyList<string> Actors => [Roles.Host];

    public override string Page => "plan";

    public override IReadOnlyList<MarkRule> MarkRules { get; } = [new(Marks.WindowConfirmed, [Roles.Host], Dated: false, _ => null)];

    public override IEnumerable<CheckItem> Checks(ReviewFile file)
    {
        yield return CheckItem.Of(
            file.Has(Marks.WindowConfirmed),
            "review.check.window",
            Roles.Host,
            file.Review.WindowFrom,
            file.Review.WindowTo
        );
    }
}
