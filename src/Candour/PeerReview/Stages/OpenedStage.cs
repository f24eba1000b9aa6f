using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;

namespace Candour.PeerReview.Stages;

/// <summary>The seals open together; the team talks, agrees, keeps dissent, and the lead closes the talk.</summary>
public sealed class OpenedStage : Stage
{
    public override string Key => "opened";

    public override IReadOnlyList<string> Actors => [Roles.LeadReviewer, Roles.Reviewer];

    public override string Page => "opened";

    public override IReadOnlyList<MarkRule> MarkRules { get; } =
    [
        new(
            Marks.TalkClosed,
            [Roles.LeadReviewer],
            Dated: false,
            f => f.Questions.All(q => f.Agreed.Any(a => a.QuestionKey == q.Key)) ? null : Refusal.Because("review.refused.talk-open")
        ),
    ];

    public override IEnumerable<CheckItem> Checks(ReviewFile file)
    {
        var agreed = file.Questions.Count(q => file.Agreed.Any(a => a.QuestionKey == q.Key));
        yield return CheckItem.Of(
            file.Questions.Count > 0 && agreed == file.Questions.Count,
            "review.check.agreed",
            Roles.LeadReviewer,
            agreed,
            file.Questions.Count
        );
        yield return CheckItem.Of(file.Has(Marks.TalkClosed), "review.check.talk-closed", Roles.LeadReviewer);
    }
}
