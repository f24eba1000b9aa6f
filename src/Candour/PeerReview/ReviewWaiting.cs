using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Partnerships.Waiting;
using Candour.PeerReview.Stages;
using Candour.PeerReview.Teams;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview;

/// <summary>Reviews in which it is the viewer's turn. In the stage of sealing it waits only on those who have not sealed, and says so to nobody else.</summary>
public sealed class ReviewWaiting(PeerReviewAccess access, PartyNames names, StageCatalogue stages, Viewer viewer) : IWaiting
{
    /// <summary>The stages in which a role acts, worked out once.</summary>
    private string[] StagesOf(string role) => [.. stages.All.Where(s => s.Actors.Contains(role)).Select(s => s.Key)];

    public bool Concerns(Viewer viewer, Guid placeId) =>
        viewer.Circles.Any(c => c.Role != Roles.Invited) || viewer.Is(placeId, Roles.PartnershipLead);

    public async Task<IReadOnlyList<WaitingItem>> OfAsync(Guid placeId, CancellationToken cancel = default)
    {
        var mine = viewer.Circles.Select(c => c.CircleId).ToList();
        var led = viewer.OrganisationsAs(Roles.PartnershipLead);
        var convened = StagesOf(TeamStage.Convener);
        var me = viewer.PersonId;
        var rows = await access
            .ReadableReviews.AsNoTracking()
            .Where(r =>
                r.ConvenerId == placeId
                && r.State == ReviewStates.Running
                && (mine.Contains(r.Id) || (led.Contains(r.ConvenerId) && convened.Contains(r.Stage)))
            )
            .OrderBy(r => r.Due ?? DateOnly.MaxValue)
            .ThenBy(r => r.Id)
            .Select(r => new
            {
                r.Id,
                r.HostId,
                r.Stage,
                r.Due,
                Sealed = access.ReadableJudgements.Any(j => j.OwnerId == r.Id && j.AuthorId == me && j.Sealed != null),
            })
            .Take(30)
            .ToListAsync(cancel);
        var turn = rows.Where(r =>
                !(r.Stage == "sealed" && r.Sealed) && IsMyTurn(r.Id, r.Stage, led.Count > 0 && convened.Contains(r.Stage))
            )
            .ToList();
        var known = await names.OfAsync(turn.Select(r => r.HostId), cancel);
        return
        [
            .. turn.Select(r => new WaitingItem(
                $"review.waiting.{r.Stage}",
                [known[r.HostId] ?? ""],
                $"/reviews/{r.Id}",
                r.Due,
                $"review.waiting.{r.Stage}.why",
                []
            )),
        ];
    }

    private bool IsMyTurn(Guid reviewId, string stage, bool asConvener) =>
        viewer.RoleIn(reviewId) is { } role ? stages[stage].Actors.Contains(role) : asConvener;
}

/// <summary>Invitations to serve that the viewer has not answered.</summary>
public sealed class InvitationWaiting(PeerReviewAccess access, PartyNames names, Viewer viewer) : IWaiting
{
    public bool Concerns(Viewer viewer, Guid placeId) => viewer.Circles.Any(c => c.Role == Roles.Invited);

    public async Task<IReadOnlyList<WaitingItem>> OfAsync(Guid placeId, CancellationToken cancel = default)
    {
        var asked = await (
            from t in access.ReadableMembers.AsNoTracking()
            where t.PersonId == viewer.PersonId && t.Answer == TeamAnswers.Asked
            join r in access.ReadableReviews on t.OwnerId equals r.Id
            where r.ConvenerId == placeId && r.State == ReviewStates.Running
            orderby r.WindowFrom, r.Id
            select new
            {
                r.Id,
                r.HostId,
                r.Due,
            }
        )
            .Take(20)
            .ToListAsync(cancel);
        var known = await names.OfAsync(asked.Select(a => a.HostId), cancel);
        return
        [
            .. asked.Select(a => new WaitingItem(
                "review.waiting.asked",
                [known[a.HostId] ?? ""],
                $"/reviews/{a.Id}/answer",
                a.Due,
                "review.waiting.asked.why",
                []
            )),
        ];
    }
}
