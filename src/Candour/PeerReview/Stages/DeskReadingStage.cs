using Candour.Foundation.Access;

namespace Candour.PeerReview.Stages;

/// <summary>In a validation the team reads the self-evaluation and its evidence at a desk; nobody visits lessons.</summary>
public sealed class DeskReadingStage : Stage
{
    /// <summary>The lead says that the reading is done.</summary>
    public const string DeskReadingDone = "desk-reading-done";

    public override string Key => "desk-reading";

    public override IReadOnlyList<string> Actors => [Roles.LeadReviewer, Roles.Reviewer];

    public override string Page => "visit";

    public override IReadOnlyList<MarkRule> MarkRules { get; } =
    [new(DeskReadingDone, [Roles.LeadReviewer], Dated: false, MarkRule.NotesAreIn)];

    public override bool TakesNotes => true;

    public override IEnumerable<CheckItem> Checks(ReviewFile file)
    {
        var handedIn = file.Notes.Count(n => n.HandedIn);
        yield return CheckItem
            .Of(handedIn > 0 && handedIn == file.Notes.Count, "review.check.notes", Roles.Reviewer, handedIn, file.Notes.Count - handedIn)
            .ForTeam;
        yield return CheckItem.Of(file.Has(DeskReadingDone), "review.check.desk-reading", Roles.LeadReviewer);
    }
}
