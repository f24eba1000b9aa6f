using Candour.Foundation.Access;

namespace Candour.PeerReview.Stages;

/// <summary>The report is the school's. Where the protocol has a workshop, its day is set.</summary>
public sealed class IssuedStage : Stage
{
    public override string Key => "issued";

    public override IReadOnlyList<string> Actors => [Roles.Host, Roles.Facilitator];

    public override string Page => "report";

    public override IReadOnlyList<MarkRule> MarkRules { get; } =
    [new(Marks.WorkshopPlanned, [Roles.Host, Roles.Facilitator], Dated: true, _ => null)];

    public override IEnumerable<CheckItem> Checks(ReviewFile file)
    {
        if (file.Protocol.Has("workshop"))
            yield return CheckItem.Of(file.Has(Marks.WorkshopPlanned), "review.check.workshop-planned", Roles.Host);
        else
            yield return CheckItem.Of(file.UsefulnessGiven, "review.check.usefulness", Roles.Host);
    }
}
