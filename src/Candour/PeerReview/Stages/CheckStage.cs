using Candour.Foundation.Access;
using Candour.PeerReview.Pledges;

namespace Candour.PeerReview.Stages;

/// <summary>Each pledge is looked at on its dates, until it is embedded, stopped with a reason, or its last date is past.</summary>
public sealed class CheckStage : Stage
{
    public override string Key => "check";

    public override IReadOnlyList<string> Actors => [Roles.Host, Roles.HostColleague, Roles.Facilitator];

    public override string Page => "pledges";

    public override DateOnly? Due(ReviewFile file, Foundation.Time.Calendar calendar) => NextDate(file);

    public override IEnumerable<CheckItem> Checks(ReviewFile file)
    {
        foreach (var pledge in file.Pledges)
        {
            var next = NextDate(file, pledge);
            yield return next is null
                ? new CheckItem("review.check.pledge.done", CheckState.Done, [Roles.Host], pledge.Words)
                : new CheckItem("review.check.pledge.waiting", CheckState.Waiting, [Roles.Host], pledge.Words, next.Value);
        }
        yield return CheckItem.Of(file.UsefulnessGiven, "review.check.usefulness", Roles.Host);
    }

    /// <summary>The next date on which any pledge is looked at; null when none is left.</summary>
    public static DateOnly? NextDate(ReviewFile file)
    {
        var dates = file.Pledges.Select(p => NextDate(file, p)).OfType<DateOnly>().ToList();
        return dates.Count == 0 ? null : dates.Min();
    }

    private static DateOnly? NextDate(ReviewFile file, Pledge pledge)
    {
        if (PledgeProgress.IsResolved(pledge.Progress))
            return null;
        var looked = file.Checks.Where(c => c.PledgeId == pledge.Id).Select(c => c.For).ToHashSet();
        var open = pledge.CheckOn.Where(d => !looked.Contains(d)).ToList();
        return open.Count == 0 ? null : open.Min();
    }
}
