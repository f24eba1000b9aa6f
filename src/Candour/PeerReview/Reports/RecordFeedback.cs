using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;

namespace Candour.PeerReview.Reports;

/// <summary>Records what the head was told.</summary>
public sealed class RecordFeedback(CandourDb db, ReviewDesk desk, Journal journal, Calendar calendar)
{
    public sealed record Request(Guid ReviewId, DateOnly ToldOn, string Heard, string WentWell, string EvenBetterIf, string Questions);

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(
            request.ReviewId,
            [Roles.LeadReviewer],
            ["fed-back"],
            file =>
            {
                var refusals = Check(request).ToList();
                if (refusals.Count > 0)
                    return Task.FromResult(Outcome<Done>.Refused(refusals));
                var feedback = new Feedback
                {
                    Id = Ids.New(),
                    OwnerId = file.Review.Id,
                    ToldOn = request.ToldOn,
                    Heard = request.Heard.Trim(),
                    WentWell = request.WentWell.Trim(),
                    EvenBetterIf = request.EvenBetterIf.Trim(),
                    Questions = request.Questions.Trim(),
                };
                db.Add(feedback);
                journal.Record("fed-back", feedback);
                return Task.FromResult<Outcome<Done>>(new Done());
            },
            cancel
        );

    private IEnumerable<Refusal> Check(Request request)
    {
        if (request.ToldOn > calendar.Today)
            yield return Refusal.At("ToldOn", "feedback.refused.future");
        if (string.IsNullOrWhiteSpace(request.WentWell))
            yield return Refusal.At("WentWell", "feedback.refused.well");
        if (string.IsNullOrWhiteSpace(request.EvenBetterIf) && string.IsNullOrWhiteSpace(request.Questions))
            yield return Refusal.At("EvenBetterIf", "feedback.refused.better");
        foreach (
            var (field, words) in new[]
            {
                ("Heard", request.Heard),
                ("WentWell", request.WentWell),
                ("EvenBetterIf", request.EvenBetterIf),
                ("Questions", request.Questions),
            }
        )
        {
            if (words.Length > Feedback.WordsLength)
                yield return Refusal.At(field, "judgement.refused.long", Feedback.WordsLength);
        }
    }
}
