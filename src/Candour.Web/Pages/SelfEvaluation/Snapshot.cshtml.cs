using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.SelfEvaluation;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.SelfEvaluation;

/// <summary>A self-evaluation as it was locked: for the school, the team of the review, and whom the agreement names.</summary>
[Rule(Door.SignedIn)]
public sealed class SnapshotModel(SelfEvaluationAccess access) : CandourPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Candour.SelfEvaluation.Snapshot Snapshot { get; private set; } = null!;

    public SnapshotContent Said { get; private set; } = null!;

    public string Year => new AcademicYear(Said.Year).ToString();

    public Reading Reading => new(Said.Areas, file => $"/snapshots/{Id}/files/{file}");

    /// <summary>Whether the text still is what was locked.</summary>
    public bool IsWhole => SnapshotContent.Digest(Snapshot.Canonical) == Snapshot.Digest;

    /// <summary>Whether the viewer leads the school.</summary>
    public bool IsOurs => Viewer.Is(Snapshot.OwnerId, Roles.Head, Roles.SeniorLeader);

    /// <summary>The reviews in which the viewer hosts for this school, to which it could be handed.</summary>
    public IReadOnlyList<CircleStanding> Reviews => Snapshot.ReviewId is null ? Viewer.ReviewsHostedFor(Snapshot.OwnerId) : [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (
            await access.ReadableSnapshots().AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, HttpContext.RequestAborted)
            is not { } snapshot
        )
            return NotFound();
        Snapshot = snapshot;
        Said = SnapshotContent.Read(snapshot.Canonical);
        if (snapshot.ReviewId is not { } review || !Viewer.ActFor(review))
            Viewer.ActFor(snapshot.OwnerId);
        return Page();
    }
}
