using Candour.Foundation.Access;
using Candour.PeerReview.Teams;

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

    /// <summary>Whoever judges and has not sealed: they are reminded, and nobody is told who they are.</summary>
    public override bool WaitsFor(ReviewFile file, TeamMember member, string role) =>
        role == Roles.Reviewer && file.Judges.Contains(member) && !file.HasSealed(member.PersonId);

    public override IEnumerable<CheckItem> Checks(ReviewFile file)
    {
        yield return CheckItem.Of(file.AllSealed, "review.check.all-sealed", Roles.Reviewer);
    }
}
