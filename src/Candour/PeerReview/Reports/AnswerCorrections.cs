using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;

namespace Candour.PeerReview.Reports;

/// <summary>The lead answers the head's corrections and changes the draft where they are right. What was asked and answered is kept.</summary>
public sealed class AnswerCorrections(ReviewDesk desk, Journal journal)
{
    public sealed record Request(Guid ReviewId, int Version, string Answer, string Summary, string HowWeWorked);

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(
            request.ReviewId,
            [Roles.LeadReviewer],
            ["accuracy"],
            file =>
            {
                if (file.Accuracy is not { State: Accuracy.AwaitingLead } accuracy || file.Draft is not { } draft)
                    return Task.FromResult<Outcome<Done>>(Refusal.Because("accuracy.refused.nothing-asked"));
                if (draft.Version != request.Version)
                    return Task.FromResult<Outcome<Done>>(Refusal.Because("draft.refused.changed"));
                if (string.IsNullOrWhiteSpace(request.Answer))
                    return Task.FromResult<Outcome<Done>>(Refusal.At("Answer", "accuracy.refused.answer"));
                if (string.IsNullOrWhiteSpace(request.Summary))
                    return Task.FromResult<Outcome<Done>>(Refusal.At("Summary", "draft.refused.no-summary"));
                draft.Summary = request.Summary.Trim();
                draft.HowWeWorked = request.HowWeWorked.Trim();
                draft.Version++;
                accuracy.Answer = request.Answer.Trim();
                accuracy.State = Accuracy.Open;
                accuracy.Version++;
                journal.Record("draft-corrected", draft);
                journal.Record("corrections-answered", accuracy);
                return Task.FromResult<Outcome<Done>>(new Done());
            },
            cancel
        );
}
