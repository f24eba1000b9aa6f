using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;

namespace Candour.PeerReview.Visits;

/// <summary>After the deadline the lead records that somebody did not seal, with the reason; the others' seals then open without them.</summary>
public sealed class RecordAbsence(CandourDb db, ReviewDesk desk, Journal journal, Calendar calendar)
{
    public sealed record Request(Guid ReviewId, Guid PersonId, string Reason);

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(request.ReviewId, [Roles.LeadReviewer], ["sealed"], file => Task.FromResult(Decide(file, request)), cancel);

    private Outcome<Done> Decide(ReviewFile file, Request request)
    {
        // Before the deadline not even the lead learns who has not sealed, so the refusal must not depend on it.
        if (!file.IsLate)
            return Refusal.Because("judgement.refused.not-late");
        if (string.IsNullOrWhiteSpace(request.Reason))
            return Refusal.At("Reason", "judgement.refused.reason");
        if (file.Judges.All(j => j.PersonId != request.PersonId) || file.HasSealed(request.PersonId))
            return Refusal.Because("judgement.refused.sealed-meanwhile");
        var absence = new Absence
        {
            Id = Ids.New(),
            OwnerId = file.Review.Id,
            PersonId = request.PersonId,
            Reason = request.Reason.Trim(),
            At = calendar.Now,
        };
        db.Add(absence);
        journal.Record("absence-recorded", absence, request.Reason.Trim());
        return new Done();
    }
}
