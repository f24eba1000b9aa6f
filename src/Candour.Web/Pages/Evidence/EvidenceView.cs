using Candour.Evidence;
using Candour.SelfEvaluation;

namespace Candour.Web.Pages.Evidence;

/// <summary>A piece of evidence as a page shows it, live or from a snapshot.</summary>
/// <param name="Piece">The piece as it stands.</param>
/// <param name="FileUrl">Where its file is fetched by whoever reads this.</param>
public sealed record EvidenceView(SnapshotEvidence Piece, Func<Guid, string> FileUrl)
{
    /// <summary>Files as the school's own leaders fetch them.</summary>
    public static Func<Guid, string> FilesOfSchool { get; } = id => $"/files/{id}";

    /// <summary>The link, when it is one that may be followed: what was stored is looked at again before it is shown.</summary>
    public string? Link => Piece.Link is { } link && EvidenceLink.Read(link, "").IsDone ? link : null;
}
