using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.PeerReview.Pledges;

namespace Candour.PeerReview.Stages;

/// <summary>The school turns findings into up to three pledges.</summary>
public sealed class WorkshopStage : Stage
{
    public override string Key => "workshop";

    public override IReadOnlyList<string> Actors => [Roles.Host, Roles.Facilitator];

    public override string Page => "workshop";

    public override IReadOnlyList<MarkRule> MarkRules { get; } =
    [
        new(
            Marks.WorkshopHeld,
            [Roles.Host, Roles.Facilitator],
            Dated: true,
            f => f.Pledges.Count > 0 ? null : Refusal.Because("review.refused.no-pledge")
        ),
    ];

    public override IEnumerable<CheckItem> Checks(ReviewFile file)
    {
        yield return CheckItem.Of(
            file.Pledges.Count is > 0 and <= Pledge.Most,
            "review.check.pledges",
            Roles.Host,
            file.Pledges.Count,
            Pledge.Most
        );
        yield return CheckItem.Of(file.Has(Marks.WorkshopHeld), "review.check.workshop-held", Roles.Host);
    }
}
