using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.PeerReview.Reports;

namespace Candour.PeerReview.Pledges;

/// <summary>Records a look at a pledge on one of its dates: how far it has come and what shows it. Stopping needs the reason.</summary>
public sealed class CheckPledge(CandourDb db, ReviewDesk desk, Journal journal, Foundation.Jobs.Jobs jobs, Calendar calendar)
{
    public sealed record Request(Guid ReviewId, Guid PledgeId, DateOnly For, string Progress, string Words);

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(request.ReviewId, [Roles.Host], ["check"], file => Task.FromResult(Decide(file, request)), cancel);

    private Outcome<Done> Decide(ReviewFile file, Request request)
    {
        var pledge = file.Pledges.SingleOrDefault(p => p.Id == request.PledgeId);
        if (pledge is null)
            return Refusal.NotFound;
        if (!pledge.CheckOn.Contains(request.For) || file.Checks.Any(c => c.PledgeId == pledge.Id && c.For == request.For))
            return Refusal.Because("pledge.refused.date");
        if (!PledgeProgress.All.Contains(request.Progress))
            return Refusal.At("Progress", "pledge.refused.progress");
        if (string.IsNullOrWhiteSpace(request.Words))
            return Refusal.At("Words", request.Progress == PledgeProgress.Stopped ? "pledge.refused.stopped" : "pledge.refused.shows");
        if (request.Words.Length > PledgeCheck.WordsLength)
            return Refusal.At("Words", "judgement.refused.long", PledgeCheck.WordsLength);
        var check = new PledgeCheck
        {
            Id = Ids.New(),
            OwnerId = pledge.OwnerId,
            ReviewId = file.Review.Id,
            PledgeId = pledge.Id,
            On = calendar.Today,
            For = request.For,
            Progress = request.Progress,
            Words = request.Words.Trim(),
            ById = db.Viewer.PersonId!.Value,
        };
        db.Add(check);
        pledge.Progress = request.Progress;
        pledge.Version++;
        journal.Record("pledge-checked", check);
        journal.Record("pledge-moved", pledge);
        jobs.Add(RecordReviewJob.Kind, new RecordReviewJob.Payload(file.Review.Id));
        return new Done();
    }
}
