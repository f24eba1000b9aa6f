using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Stages;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>The head hands the team a self-evaluation that is locked.</summary>
[Rule(Door.Circle)]
public sealed class SelfReviewModel(
    PeerReviewAccess access,
    PartyNames names,
    StageCatalogue stages,
    Candour.SelfEvaluation.SelfEvaluationAccess selfEvaluations,
    HandInSelfReview handIn
) : ReviewPage(access, names, stages)
{
    public sealed record Locked(Guid Id, string Title, DateTime LockedAt, bool IsHandedIn);

    [BindProperty]
    public Guid SnapshotId { get; set; }

    public IReadOnlyList<Locked> Snapshots { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync(p => p.Role is not null and not Roles.Invited))
            return NotFound();
        var found = await selfEvaluations
            .ReadableSnapshots()
            .AsNoTracking()
            .Where(s => s.OwnerId == Review.HostId)
            .OrderByDescending(s => s.LockedAt)
            .Take(20)
            .Select(s => new
            {
                s.Id,
                s.Title,
                s.LockedAt,
                s.ReviewId,
                s.Digest,
            })
            .ToListAsync();
        // A copy for this review stands beside what it was copied from; one line for both.
        Snapshots =
        [
            .. found
                .GroupBy(s => s.Digest)
                .Select(g => g.OrderBy(s => s.ReviewId == ReviewId ? 0 : 1).First())
                .Where(s => IsHost || Role == Roles.HostColleague || s.ReviewId == ReviewId)
                .Select(s => new Locked(s.Id, s.Title, s.LockedAt, s.ReviewId == ReviewId)),
        ];
        await NamesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await handIn.RunAsync(new(ReviewId, SnapshotId), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To(), T["self-review.done"]), OnGetAsync);
    }
}
