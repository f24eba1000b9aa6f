using Candour.PeerReview.Visits;

namespace Candour.Web.Pages.PeerReview;

/// <summary>A note as a page shows it.</summary>
/// <param name="EditHref">Where its author changes it; null when it does not change any more.</param>
public sealed record NoteView(VisitNote Note, string Author, string Question, string? EditHref);
