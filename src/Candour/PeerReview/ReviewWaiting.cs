using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Partnerships.Waiting;
using Candour.PeerReview.Stages;
using Candour.PeerReview.Teams;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview;

/// <summary>
/// Reviews in which it is the viewer's turn, and invitations to serve that they have not answered. What somebody has
/// done already does not wait on them; who has not is told to nobody else.
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
                Declared = access.ReadableMembers.Any(t => t.OwnerId == r.Id && t.PersonId == me && t.Conflict != null),
                Unsettled = access.ReadableMembers.Any(t =>
                    t.OwnerId == r.Id && t.Answer == TeamAnswers.Accepted && t.Conflict == Conflicts.Potential
                ),
                Checklist = access.ReadableChecklists.FirstOrDefault(c => c.Id == r.Id),
            }
        )
            .AsNoTracking()
            .Take(Most)
            .ToListAsync(cancel);
        var items = new List<WaitingItem>();
        foreach (var row in rows)
        {
            var role = viewer.RoleIn(row.Id);
            var stage = stages[row.Stage];
            var turn = new ReviewTurn(row.Sealed, row.Declared, row.Unsettled);
            if (role == Roles.Invited && row.Asked)
                items.Add(Item("asked", row.Host, $"/reviews/{row.Id}/answer", row.Due));
            else if (role is not null && turn.IsOf(role, stage, row.Checklist?.ReadAs(role) ?? []))
                items.Add(Item(row.Stage, row.Host, $"/reviews/{row.Id}", row.Due));
            else if (led.Contains(placeId) && turn.IsOfConvener(stage))
                items.Add(Item(stage is ConflictsStage ? "settle" : row.Stage, row.Host, $"/reviews/{row.Id}", row.Due));
        }
        return items;
    }

    private static WaitingItem Item(string what, string? host, string link, DateOnly? due) =>
        new($"review.waiting.{what}", [host ?? ""], link, due, $"review.waiting.{what}.why", []);
}
