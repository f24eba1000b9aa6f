using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.PeerReview.Reports;

namespace Candour.PeerReview.Pledges;

/// <summary>The head writes or changes a pledge at the workshop: at most three.</summary>
public sealed class MakePledge(CandourDb db, ReviewDesk desk, Journal journal, Foundation.Jobs.Jobs jobs, Calendar calendar)
{
    /// <param name="PledgeId">Null for a new one.</param>
    public sealed record Request(
        Guid ReviewId,
        Guid? PledgeId,
        int Version,
        Guid? FindingId,
        string Words,
        string SeenToBy,
        string Baseline,
        string EvidenceTest,
        string SupportWanted
    );

    public Task<Outcome<Guid>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Guid>(request.ReviewId, [Roles.Host], ["workshop"], file => Task.FromResult(Decide(file, request)), cancel);

    private Outcome<Guid> Decide(ReviewFile file, Request request)
    {
        var refusals = Check(request, file).ToList();
        if (refusals.Count > 0)
            return Outcome<Guid>.Refused(refusals);
        var pledge = file.Pledges.SingleOrDefault(p => p.Id == request.PledgeId);
        if (request.PledgeId is not null && pledge is null)
            return Refusal.NotFound;
        if (pledge is not null && pledge.Version != request.Version)
            return Refusal.Because("pledge.refused.changed");
        if (pledge is null)
        {
            pledge = new Pledge
            {
                Id = Ids.New(),
                OwnerId = file.Review.HostId,
                ReviewId = file.Review.Id,
                Words = "",
                SeenToBy = "",
                Baseline = "",
                EvidenceTest = "",
                MadeAt = calendar.Now,
                CheckOn = [.. file.Protocol.CheckAfterDays.Select(d => calendar.Today.AddDays(d))],
                Progress = PledgeProgress.NotStarted,
            };
            db.Add(pledge);
        }
        pledge.FindingId = request.FindingId;
        pledge.Words = request.Words.Trim();
        pledge.SeenToBy = request.SeenToBy.Trim();
        pledge.Baseline = request.Baseline.Trim();
        pledge.EvidenceTest = request.EvidenceTest.Trim();
        pledge.SupportWanted = request.SupportWanted.Trim();
        pledge.Version++;
        journal.Record("pledge-made", pledge);
        jobs.Add(RecordReviewJob.Kind, new RecordReviewJob.Payload(file.Review.Id));
        return pledge.Id;
    }

    private static IEnumerable<Refusal> Check(Request request, ReviewFile file)
    {
        if (request.PledgeId is null && file.Pledges.Count >= Pledge.Most)
            yield return Refusal.Because("pledge.refused.three", Pledge.Most);
        if (request.FindingId is { } finding && file.Findings.All(f => f.Id != finding))
            yield return Refusal.At("FindingId", "pledge.refused.finding");
        foreach (
            var (field, words) in new[]
            {
                ("Words", request.Words),
                ("SeenToBy", request.SeenToBy),
                ("Baseline", request.Baseline),
                ("EvidenceTest", request.EvidenceTest),
            }
        )
        {
            if (string.IsNullOrWhiteSpace(words))
                yield return Refusal.At(field, $"pledge.refused.{field.ToLowerInvariant()}");
        }
        foreach (
            var (field, words) in new[]
            {
                ("Words", request.Words),
                ("SeenToBy", request.SeenToBy),
                ("Baseline", request.Baseline),
                ("EvidenceTest", request.EvidenceTest),
                ("SupportWanted", request.SupportWanted),
            }
        )
        {
            if (words.Length > Pledge.WordsLength)
                yield return Refusal.At(field, "judgement.refused.long", Pledge.WordsLength);
        }
    }
}
