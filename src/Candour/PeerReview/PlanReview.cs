using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Candour.PeerReview.Protocols;
using Candour.PeerReview.Teams;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview;

/// <summary>Plans the review of one school in a cycle: makes its circle, with the school in it as host, and a window to confirm.</summary>
public sealed class PlanReview(
    CandourDb db,
    UnitOfWork work,
    PeerReviewAccess access,
    CandidateAccess schools,
    StageEngine engine,
    Journal journal,
    Calendar calendar
)
{
    public sealed record Request(Guid CycleId, Guid HostId, DateOnly WindowFrom, DateOnly WindowTo);

    public Task<Outcome<Guid>> RunAsync(Request request, CancellationToken cancel = default) =>
        work.RunAsync<Guid>(
            async () =>
            {
                var cycle = await access.ReadableCycles.SingleOrDefaultAsync(c => c.Id == request.CycleId, cancel);
                if (cycle is null || !db.Viewer.ActAs(cycle.OwnerId, Roles.PartnershipLead))
                    return Refusal.NotFound;
                var host = await schools.SchoolAsync(request.HostId, cycle.OwnerId, cancel);
                if (host is null)
                    return Refusal.At("HostId", "review.refused.not-a-member");
                if (request.WindowTo < request.WindowFrom || request.WindowFrom < cycle.From || request.WindowTo > cycle.To)
                    return Refusal.At("WindowFrom", "review.refused.window", cycle.From, cycle.To);
                if (
                    await access.ReadableReviews.AnyAsync(
                        r => r.CycleId == cycle.Id && r.HostId == request.HostId && r.State != ReviewStates.Withdrawn,
                        cancel
                    )
                )
                    return Refusal.At("HostId", "review.refused.planned-already", host.Name);

                var review = Make(cycle, host, request);
                db.Add(review);
                journal.Record("review-planned", review);
                Circle(review, cycle, host);
                await db.SaveChangesAsync(cancel);
                await engine.MoveOnAsync(review.Id, cancel);
                return review.Id;
            },
            cancel
        );

    private Review Make(Cycle cycle, CandidateAccess.SchoolPlace host, Request request)
    {
        var id = Ids.New();
        var first = Protocol.FromJson(cycle.ProtocolPinned).Stages[0];
        return new Review
        {
            Id = id,
            OwnerId = id,
            ConvenerId = cycle.OwnerId,
            CycleId = cycle.Id,
            HostId = request.HostId,
            GroupId = host.GroupId,
            ClusterId = host.ClusterId,
            Stage = first.Key,
            StageSince = calendar.Now,
            State = ReviewStates.Running,
            WindowFrom = request.WindowFrom,
            WindowTo = request.WindowTo,
            Due = first.WorkingDays is { } days ? calendar.AddWorkingDays(calendar.Today, days) : null,
        };
    }

    /// <summary>The circle is a party with the review's key; it lies in its partnership and cluster, and the host school is in it.</summary>
    private void Circle(Review review, Cycle cycle, CandidateAccess.SchoolPlace host)
    {
        db.Add(
            new Party
            {
                Id = review.Id,
                OwnerId = cycle.OwnerId,
                Kind = PartyKinds.Review,
                Name = host.Name,
                SortKey = Fold.Sort(host.Name),
                SearchKey = Fold.Search(host.Name),
                IsSample = host.IsSample,
            }
        );
        Tie(review.Id, cycle.OwnerId, cycle.OwnerId, PartyKinds.Partnership, "member");
        if (host.ClusterId is { } cluster)
            Tie(review.Id, cluster, cycle.OwnerId, PartyKinds.Cluster, "member");
        Tie(review.HostId, review.Id, cycle.OwnerId, PartyKinds.Review, Roles.Host);
    }

    private void Tie(Guid party, Guid group, Guid keeper, string kind, string role) =>
        db.Add(
            new Membership
            {
                Id = Ids.New(),
                OwnerId = keeper,
                PartyId = party,
                GroupId = group,
                Kind = kind,
                Role = role,
                From = calendar.Today,
            }
        );
}
