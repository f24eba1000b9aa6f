using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;

namespace Candour.PeerReview.Reports;

/// <summary>The head says which facts are wrong; it waits for the lead.</summary>
public sealed class AskCorrections(CandourDb db, ReviewDesk desk, Journal journal)
{
    public sealed record Request(Guid ReviewId, string Corrections);

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(
            request.ReviewId,
            [Roles.Host],
            ["accuracy"],
            file =>
            {
                if (string.IsNullOrWhiteSpace(request.Corrections))
                    return Task.FromResult<Outcome<Done>>(Refusal.At("Corrections", "accuracy.refused.nothing"));
                if (request.Corrections.Length > Accuracy.WordsLength)
                    return Task.FromResult<Outcome<Done>>(Refusal.At("Corrections", "judgement.refused.long", Accuracy.WordsLength));
                var accuracy = Open(db, file);
                accuracy.Corrections = request.Corrections.Trim();
                accuracy.State = Accuracy.AwaitingLead;
                accuracy.Version++;
                journal.Record("corrections-asked", accuracy);
                return Task.FromResult<Outcome<Done>>(new Done());
            },
            cancel
        );

    internal static Accuracy Open(CandourDb db, ReviewFile file)
    {
        if (file.Accuracy is { } there)
            return there;
        var accuracy = new Accuracy
        {
            Id = Ids.New(),
            OwnerId = file.Review.Id,
            State = Accuracy.Open,
        };
        db.Add(accuracy);
        return accuracy;
    }
}
