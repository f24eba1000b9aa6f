namespace Candour.PeerReview.Stages;

/// <summary>The review has gone all its way; its report and pledges stay with the school.</summary>
public sealed class ClosedStage : Stage
{
    public override string Key => "closed";

    public override IReadOnlyList<string> Actors => [];

    public override string Page => "";

    public override IEnumerable<CheckItem> Checks(ReviewFile file) => [];

    public override DateOnly? Due(ReviewFile file, Foundation.Time.Calendar calendar) => null;
}
