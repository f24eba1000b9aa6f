using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Time;

namespace Candour.PeerReview.Reports;

/// <summary>Takes a finding out of the draft, or puts it back.</summary>
public sealed class RemoveFinding(ReviewDesk desk, Journal journal, Calendar calendar)
{
    public sealed record Request(Guid ReviewId, Guid FindingId);

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(
            request.ReviewId,
            Roles.Team,
            ["opened", "fed-back", "draft"],
            file =>
            {
                var finding = file.Findings.SingleOrDefault(f => f.Id == request.FindingId);
                if (finding is null)
                    return Task.FromResult<Outcome<Done>>(Refusal.NotFound);
                if (file.Draft?.SentAt is not null)
                    return Task.FromResult<Outcome<Done>>(Refusal.Because("draft.refused.sent"));
                finding.RemovedAt = calendar.Now;
                journal.Record("finding-removed", finding);
                return Task.FromResult<Outcome<Done>>(new Done());
            },
            cancel
        );
}
