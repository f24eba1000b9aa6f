using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;

namespace Candour.PeerReview;

/// <summary>The head says whether the review was worth it.</summary>
public sealed class RateReview(CandourDb db, ReviewDesk desk, Journal journal, Calendar calendar)
{
    public sealed record Request(Guid ReviewId, string Answer, string Words);

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(
            request.ReviewId,
            [Roles.Host],
            ["issued", "workshop", "check"],
            file =>
            {
                if (file.UsefulnessGiven)
                    return Task.FromResult<Outcome<Done>>(new Done());
                if (!Usefulness.Answers.Contains(request.Answer))
                    return Task.FromResult<Outcome<Done>>(Refusal.At("Answer", "usefulness.refused.answer"));
                if (request.Words.Length > Usefulness.WordsLength)
                    return Task.FromResult<Outcome<Done>>(Refusal.At("Words", "judgement.refused.long", Usefulness.WordsLength));
                var usefulness = new Usefulness
                {
                    Id = Ids.New(),
                    OwnerId = file.Review.Id,
                    Answer = request.Answer,
                    Words = request.Words.Trim(),
                    At = calendar.Now,
                };
                db.Add(usefulness);
                journal.Record("review-rated", usefulness);
                return Task.FromResult<Outcome<Done>>(new Done());
            },
            cancel
        );
}
