using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.ReportCards;

/// <summary>
/// The head publishes the card: what is saved is composed, printed, checked and stored as an edition that never changes.
/// From then on anybody reads it at its address.
/// </summary>
public sealed class PublishEdition(
    CandourDb db,
    UnitOfWork work,
    ReportCardsAccess access,
    CardProofs proofs,
    ICardPrinter printer,
    Slugs slugs,
    Journal journal,
    Calendar calendar
)
{
    /// <param name="Version">The version of the card that was read; another saved in between is refused.</param>
    /// <param name="HasRead">Whether the head says that they read it through and that it names no child and no member of staff.</param>
    public sealed record Request(Guid SchoolId, int Version, bool HasRead);

    /// <summary>Where it is.</summary>
    public sealed record Published(Guid EditionId, string Slug, int Version);

    public Task<Outcome<Published>> RunAsync(Request request, CancellationToken cancel = default) =>
        work.RunAsync<Published>(
            async () =>
            {
                if (!access.ActAsHead(request.SchoolId) || await proofs.OfAsync(request.SchoolId, cancel) is not { Card: { } card } proof)
                    return Refusal.NotFound;
                if (card.Version != request.Version)
                    return Refusal.Because("card.refused.changed-since");
                if (!request.HasRead)
                    return Refusal.At(nameof(request.HasRead), "card.refused.not-read");
                card.Slug ??= await slugs.MakeAsync(proof.School, request.SchoolId, cancel);
                var last = await access.Editions.Where(e => e.OwnerId == request.SchoolId).MaxAsync(e => (int?)e.Version, cancel) ?? 0;
                var page = await printer.PrintAsync(new(proof.Composed, card.Slug, last + 1, calendar.Today), cancel);
                if (CardChecklist.Of(proof, page).Where(line => line.Blocks).ToList() is { Count: > 0 } blocking)
                    return Outcome<Published>.Refused([
                        .. blocking.Select(line => Refusal.Because(line.Words.TextKey, line.Words.Arguments)),
                    ]);
                var edition = Keep(proof, card, last + 1, page);
                await db.SaveChangesAsync(cancel);
                return new Published(edition.Id, edition.Slug, edition.Version);
            },
            cancel
        );

    private CardEdition Keep(CardProof proof, Card card, int version, byte[] page)
    {
        var (edition, content) = PrintedEdition.Of(proof, card.Slug!, version, page, calendar.Today, calendar.Now);
        db.Add(edition);
        db.Add(content);
        // A second press of the button meets another version and publishes nothing twice.
        card.Version++;
        journal.Record(ReportCardsFacts.Published, edition);
        return edition;
    }
}
