using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.PeerReview.Stages;

namespace Candour.PeerReview;

/// <summary>Says that something the present stage waits for is done. Which marks there are, the stage says.</summary>
public sealed class MarkDone(CandourDb db, ReviewDesk desk, StageCatalogue stages, Journal journal, Calendar calendar)
{
    public sealed record Request(Guid ReviewId, string Key, DateOnly? On = null, string? Words = null);

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(request.ReviewId, Roles.Circle, [], file => Task.FromResult(Decide(file, request)), cancel);

    private Outcome<Done> Decide(ReviewFile file, Request request)
    {
        var rule = stages[file.Review.Stage].MarkRules.FirstOrDefault(r => r.Key == request.Key);
        if (rule is null)
            return Refusal.Because("review.refused.moved-on");
        if (!rule.By.Contains(db.Viewer.RoleIn(file.Review.Id)))
            return Refusal.NotFound;
        if (file.Has(rule.Key))
            return new Done();
        if (rule.Dated && request.On is null)
            return Refusal.At("On", "review.refused.date");
        if (rule.Hindrance(file) is { } refusal)
            return refusal;
        var mark = new Mark
        {
            Id = Ids.New(),
            OwnerId = file.Review.Id,
            Key = rule.Key,
            PersonId = db.Viewer.PersonId!.Value,
            At = calendar.Now,
            On = request.On,
            Words = request.Words?.Trim(),
        };
        db.Add(mark);
        journal.Record(rule.Key, mark);
        return new Done();
    }
}
