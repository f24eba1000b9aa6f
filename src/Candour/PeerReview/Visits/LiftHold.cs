using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview.Visits;

/// <summary>The head of the host school lets the review go on, once what was seen is in the right hands.</summary>
public sealed class LiftHold(CandourDb db, UnitOfWork work, PeerReviewAccess access, StageEngine engine, Journal journal, Calendar calendar)
{
    public sealed record Request(Guid ReviewId);

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        work.RunAsync<Done>(
            async () =>
            {
                if (!db.Viewer.ActAs(request.ReviewId, Roles.Host))
                    return Refusal.NotFound;
                var holds = await access.ReadableHolds.Where(h => h.OwnerId == request.ReviewId && h.LiftedAt == null).ToListAsync(cancel);
                if (holds.Count == 0)
                    return new Done();
                foreach (var hold in holds)
                {
                    hold.LiftedAt = calendar.Now;
                    hold.LiftedById = db.Viewer.PersonId;
                    journal.Record("hold-lifted", hold);
                }
                await db.SaveChangesAsync(cancel);
                await engine.MoveOnAsync(request.ReviewId, cancel);
                return new Done();
            },
            cancel
        );
}
