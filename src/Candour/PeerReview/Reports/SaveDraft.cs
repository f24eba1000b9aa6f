using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;

namespace Candour.PeerReview.Reports;

/// <summary>Keeps the draft as the team writes it. Two who write at once: the second sees both versions.</summary>
public sealed class SaveDraft(CandourDb db, ReviewDesk desk, Journal journal)
{
    public sealed record Request(Guid ReviewId, int Version, string Summary, string HowWeWorked);

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(
            request.ReviewId,
            Roles.Team,
            ["draft"],
            file =>
            {
                if (request.Summary.Length > DraftReport.WordsLength || request.HowWeWorked.Length > DraftReport.WordsLength)
                    return Task.FromResult<Outcome<Done>>(Refusal.At("Summary", "judgement.refused.long", DraftReport.WordsLength));
                var draft = file.Draft;
                if (draft is not null && draft.Version != request.Version)
                    return Task.FromResult<Outcome<Done>>(Refusal.Because("draft.refused.changed"));
                if (draft is null)
                {
                    draft = new DraftReport { Id = Ids.New(), OwnerId = file.Review.Id };
                    db.Add(draft);
                }
                draft.Summary = request.Summary.Trim();
                draft.HowWeWorked = request.HowWeWorked.Trim();
                draft.Version++;
                journal.Record("draft-written", draft);
                return Task.FromResult<Outcome<Done>>(new Done());
            },
            cancel
        );
}
