using Candour.Foundation.Access;
using Candour.PeerReview.Stages;

namespace Candour.PeerReview;

/// <summary>
/// Whether it is somebody's turn in a review: they act in its stage and have not done their part already. What a list
/// says, what "waiting on you" says and what the review's own page offers is this one answer.
/// </summary>
/// <param name="HasSealed">Whether they have sealed their own judgement.</param>
/// <param name="HasDeclared">Whether they have said if anything stands in the way.</param>
/// <param name="IsUnsettled">Whether a possible conflict waits for the partnership lead.</param>
public sealed record ReviewTurn(bool HasSealed, bool HasDeclared, bool IsUnsettled)
{
    /// <summary>Whether it is the turn of somebody in this role of the circle.</summary>
    public bool IsOf(string role, Stage stage, IReadOnlyList<CheckItem> checks) =>
        stage.Actors.Contains(role)
        && stage switch
        {
            TeamStage => false,
            ConflictsStage => !HasDeclared,
            SealedStage => !HasSealed,
            AccuracyStage => role
                == (
                    checks.Any(c => c.State == CheckState.Waiting && c.WaitsOn.Contains(Roles.LeadReviewer))
                        ? Roles.LeadReviewer
                        : Roles.Host
                ),
            _ => Open(role, checks),
        };

    /// <summary>Whether it is the turn of the lead of the partnership that convened it.</summary>
    public bool IsOfConvener(Stage stage) => stage.Actors.Contains(TeamStage.Convener) && (stage is not ConflictsStage || IsUnsettled);

    // Where nothing in the checklist is theirs by name they help somebody whose it is, so it stays theirs.
    private static bool Open(string role, IReadOnlyList<CheckItem> checks)
    {
        var mine = checks
            .Where(c => c.WaitsOn.Contains(role) || (role == Roles.LeadReviewer && c.WaitsOn.Contains(Roles.Reviewer)))
            .ToList();
        return mine.Count == 0 || mine.Any(c => c.State == CheckState.Waiting);
    }
}
