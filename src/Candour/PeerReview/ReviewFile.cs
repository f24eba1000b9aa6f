using Candour.Foundation.Access;
using Candour.PeerReview.Pledges;
using Candour.PeerReview.Protocols;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Teams;
using Candour.PeerReview.Visits;

namespace Candour.PeerReview;

/// <summary>
/// Everything a stage decides on, loaded once inside the transaction. Stages are pure over it. It holds more than
/// any one person may see, so nothing of it reaches a page but through <see cref="Stages.CheckItem"/>s.
/// </summary>
public sealed record ReviewFile
{
    public required Review Review { get; init; }

    public required Protocol Protocol { get; init; }

    /// <summary>Everybody asked, whatever they answered.</summary>
    public required IReadOnlyList<TeamMember> Team { get; init; }

    /// <summary>Marks in force.</summary>
    public required IReadOnlyList<Mark> Marks { get; init; }

    public required Focus? Focus { get; init; }

    /// <summary>Whether the host handed in a locked self-evaluation.</summary>
    public required Guid? SnapshotId { get; init; }

    public required IReadOnlyList<NoteOutline> Notes { get; init; }

    public required IReadOnlyList<SealOutline> Judgements { get; init; }

    public required IReadOnlyList<Guid> Absent { get; init; }

    public required IReadOnlyList<AgreedJudgement> Agreed { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public required Feedback? Feedback { get; init; }

    public required DraftReport? Draft { get; init; }

    public required Accuracy? Accuracy { get; init; }

    public required int ReportVersions { get; init; }

    public required IReadOnlyList<Pledge> Pledges { get; init; }

    public required IReadOnlyList<PledgeCheck> Checks { get; init; }

    public required bool UsefulnessGiven { get; init; }

    /// <summary>Whether a hold stands: a child may be at risk.</summary>
    public required bool IsHeld { get; init; }

    /// <summary>Today, where the schools are.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>A note without its words.</summary>
    public readonly record struct NoteOutline(Guid Id, Guid AuthorId, string Activity, string? QuestionKey, bool HandedIn);

    /// <summary>A judgement without its words.</summary>
    public readonly record struct SealOutline(Guid AuthorId, string QuestionKey, bool Sealed);

    /// <summary>The enquiry questions.</summary>
    public IReadOnlyList<EnquiryQuestion> Questions => Focus?.Questions ?? [];

    /// <summary>Those who seal a judgement: the lead and the reviewers who accepted and are not absent.</summary>
    public IEnumerable<TeamMember> Judges =>
        Team.Where(t => t.Answer == TeamAnswers.Accepted && t.Role is Roles.LeadReviewer or Roles.Reviewer && !Absent.Contains(t.PersonId));

    /// <summary>Whether a mark stands.</summary>
    public bool Has(string mark) => Marks.Any(m => m.Key == mark);

    /// <summary>Whether somebody has sealed every question.</summary>
    public bool HasSealed(Guid personId) =>
        Questions.Count > 0 && Questions.All(q => Judgements.Any(j => j.AuthorId == personId && j.QuestionKey == q.Key && j.Sealed));

    /// <summary>Whether somebody has written notes and handed them all in.</summary>
    public bool HasHandedIn(Guid personId) =>
        Notes.Any(n => n.AuthorId == personId) && Notes.Where(n => n.AuthorId == personId).All(n => n.HandedIn);

    /// <summary>Whether everybody who judges has sealed every question.</summary>
    public bool AllSealed => Judges.Any() && Judges.All(j => HasSealed(j.PersonId));

    /// <summary>Whether the stage's last day has passed.</summary>
    public bool IsLate => Review.Due is { } due && Today > due;

    /// <summary>The sources of a finding, of what was handed in.</summary>
    public IReadOnlyList<FindingRule.Source> SourcesOf(Finding finding) =>
        [
            .. Notes
                .Where(n => n.HandedIn && finding.NoteIds.Contains(n.Id))
                .Select(n => new FindingRule.Source(n.Id, n.Activity, n.AuthorId)),
        ];
}
