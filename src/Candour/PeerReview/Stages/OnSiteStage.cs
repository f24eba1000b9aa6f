using Candour.Foundation.Access;
using Candour.PeerReview.Reports;

namespace Candour.PeerReview.Stages;

/// <summary>The team visits and keeps notes; the lead ends the visit when every note is handed in.</summary>
public sealed class OnSiteStage : Stage
{
    public override string Key => "on-site";

    public override IReadOnlyList<string> Actors => [Roles.LeadReviewer, Roles.Reviewer];

    public override string Page => "visit";

    public override DateOnly? Due(ReviewFile file, Foundation.Time.Calendar calendar) => file.Focus?.LastDay;

    public override IReadOnlyList<MarkRule> MarkRules { get; } =
    [new(Marks.VisitEnded, [Roles.LeadReviewer], Dated: false, MarkRule.NotesAreIn)];

    public override bool TakesNotes => true;

    public override IEnumerable<CheckItem> Checks(ReviewFile file)
    {
        var handedIn = file.Notes.Count(n => n.HandedIn);
        var outstanding = file.Notes.Count - handedIn;
        yield return CheckItem.Of(handedIn > 0 && outstanding == 0, "review.check.notes", Roles.Reviewer, handedIn, outstanding).ForTeam;
        yield return CheckItem.Of(file.Has(Marks.VisitEnded), "review.check.visit-ended", Roles.LeadReviewer);
        foreach (var question in file.Questions.Where(q => IsThin(file, q.Key)))
            yield return CheckItem.Warn("review.check.thin", question.Text).ForTeam;
    }

    private static bool IsThin(ReviewFile file, string question) =>
        file.Notes.Count > 0
        && !FindingRule.Stands([
            .. file.Notes.Where(n => n.QuestionKey == question).Select(n => new FindingRule.Source(n.Id, n.Activity, n.AuthorId)),
        ]);
}
