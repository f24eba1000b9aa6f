using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Time;

namespace Candour.PeerReview.Reports;

/// <summary>The lead sends the draft to the host to check the facts. From then on the host reads it and it does not change, but to correct.</summary>
public sealed class SendDraft(ReviewDesk desk, Journal journal, Calendar calendar)
{
    public sealed record Request(Guid ReviewId, int Version);

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(
            request.ReviewId,
            [Roles.LeadReviewer],
            ["draft"],
            file =>
            {
                if (file.Draft is not { Summary.Length: > 0 } draft)
                    return Task.FromResult<Outcome<Done>>(Refusal.At("Summary", "draft.refused.no-summary"));
                if (draft.Version != request.Version)
                    return Task.FromResult<Outcome<Done>>(Refusal.Because("draft.refused.changed"));
                if (file.Findings.Count == 0)
                    return Task.FromResult<Outcome<Done>>(Refusal.Because("draft.refused.no-finding"));
                draft.SentAt = calendar.Now;
                draft.Version++;
                foreach (var finding in file.Findings)
                {
                    finding.SentAt = draft.SentAt;
                    journal.Record("finding-sent", finding);
                }
                journal.Record("draft-sent", draft);
                return Task.FromResult<Outcome<Done>>(new Done());
            },
            cancel
        );
}
