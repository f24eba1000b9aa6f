using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;

namespace Candour.PeerReview.Visits;

/// <summary>A child may be at risk: the review stops. It takes no words: they go to the person to ring.</summary>
public sealed class RaiseHold(CandourDb db, ReviewDesk desk, Journal journal, Calendar calendar)
{
    public sealed record Request(Guid ReviewId);

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(
            request.ReviewId,
            Roles.Circle,
            [],
            file =>
            {
                var hold = new Hold
                {
                    Id = Ids.Random(),
                    OwnerId = file.Review.Id,
                    RaisedById = db.Viewer.PersonId!.Value,
                    RaisedAt = calendar.Now,
                };
                db.Add(hold);
                journal.Record("review-halted", hold);
                return Task.FromResult<Outcome<Done>>(new Done());
            },
            cancel
        );
}
