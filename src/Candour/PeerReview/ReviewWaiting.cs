using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Partnerships.Waiting;
using Candour.PeerReview.Stages;
using Candour.PeerReview.Teams;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview;

/// <summary>
/// Reviews in which it is the viewer's turn, and invitations to serve that they have not answered. In the stage of
/// sealing it waits only on those who have not sealed, and says so to nobody else.
/// </summary>
public sealed class ReviewWaiting(PeerReviewAccess access, PartnershipsAccess partnerships, StageCatalogue stages, Viewer viewer) : IWaiting
{
    private const int Most = 30;

    public bool Concerns(Viewer viewer, Guid placeId) => viewer.Circles.Count > 0 || viewer.Is(placeId, Roles.PartnershipLead);

    public async Task<IReadOnlyList<WaitingItem>> OfAsync(Guid placeId, CancellationToken cancel = default)
    {
        var mine = viewer.Circles.Select(c => c.CircleId).ToList();
        var led = viewer.OrganisationsAs(Roles.PartnershipLead);
        var convened = stages.All.Where(s => s.Actors.Contains(TeamStage.Convener)).Select(s => s.Key).ToArray();
        var me = viewer.PersonId;
        var rows = await (
            from r in access.ReadableReviews
            where
                r.ConvenerId == placeId
                && r.State == ReviewStates.Running
                && (mine.Contains(r.Id) || (led.Contains(r.ConvenerId) && convened.Contains(r.Stage)))
            from host in partnerships.Organisations.Where(p => p.Id == r.HostId).DefaultIfEmpty()
            orderby r.Due ?? DateOnly.MaxValue, r.Id
            select new
            {
                r.Id,
                Host = host.Name,
                r.Stage,
                r.Due,
                Sealed = access.ReadableJudgements.Any(j => j.OwnerId == r.Id && j.AuthorId == me && j.Sealed != null),
                Asked = access.ReadableMembers.Any(t => t.OwnerId == r.Id && t.PersonId == me && t.Answer == TeamAnswers.Asked),
            }
        )
            .AsNoTracking()
            .Take(Most)
            .ToListAsync(cancel);
        var items = new List<WaitingItem>();
        foreach (var row in rows)
        {
            var role = viewer.RoleIn(row.Id);
            if (role == Roles.Invited && row.Asked)
                items.Add(Item("asked", row.Host, $"/reviews/{row.Id}/answer", row.Due));
            else if (IsMyTurn(role, row.Stage, led.Count > 0 && convened.Contains(row.Stage)) && !(row.Stage == "sealed" && row.Sealed))
                items.Add(Item(row.Stage, row.Host, $"/reviews/{row.Id}", row.Due));
        }
        return items;
    }

    private static WaitingItem Item(string what, string? host, string link, DateOnly? due) =>
        new($"review.waiting.{what}", [host ?? ""], link, due, $"review.waiting.{what}.why", []);

    private bool IsMyTurn(string? role, string stage, bool asConvener) =>
        role is not null ? stages[stage].Actors.Contains(role) : asConvener;
}
