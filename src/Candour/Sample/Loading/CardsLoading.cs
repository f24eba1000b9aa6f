using Candour.Foundation.Journal;
using Candour.Foundation.Storage;
using Candour.ReportCards;
using Candour.Results;
using Candour.Sample.Plan;

namespace Candour.Sample.Loading;

/// <summary>
/// Loads the cards as their heads would have made them: saved, composed from what stood on that day, printed by the
/// product's own printer and kept byte for byte. A card that was withdrawn keeps its date and reason and nothing else.
/// </summary>
public sealed class CardsLoading(CandourDb db, CardProofs proofs, ICardPrinter printer, Slugs slugs, Journal journal)
{
    /// <summary>Loads one card with its editions.</summary>
    /// <param name="standing">The results it may rest on. They are saved here, so that an edition of the year before is made from what was known then.</param>
    /// <param name="save">Saves rows and tells of them.</param>
    internal async Task LoadAsync(
        SampleBook book,
        SampleCard plan,
        IReadOnlyList<Result> standing,
        Func<IEnumerable<object>, Task> save,
        CancellationToken cancel
    )
    {
        var rows = new CardRows(book, plan);
        var card = rows.Begun();
        if (plan.Published is not null)
            card.Slug = await slugs.MakeAsync(book.School(plan.SchoolKey).Name, card.OwnerId, cancel);
        if (plan.Earlier is { } earlier)
        {
            await save([card]);
            await save(await EditionAsync(book, card, 1, earlier.Published, cancel));
            db.Attach(card);
        }
        else
            db.Add(card);
        rows.Finish(card, standing);
        journal.Record(LoadSample.Loaded, card);
        await save(standing);
        if (plan.Published is { } day)
        {
            var edition = await EditionAsync(book, card, plan.Earlier is null ? 1 : 2, day, cancel);
            await save(plan.Withdrawn is { } gone ? Withdrawn(edition, book.At(gone, 12), plan.WithdrawnReason!) : edition);
        }
    }

    private async Task<object[]> EditionAsync(SampleBook book, Card card, int version, DateOnly day, CancellationToken cancel)
    {
        var proof = (await proofs.OfAsync(card.OwnerId, day, cancel))!;
        var page = await printer.PrintAsync(new(proof.Composed, card.Slug, version, day), cancel);
        if (CardChecklist.Of(proof, page).FirstOrDefault(line => line.Blocks) is { } line)
            throw new InvalidOperationException($"The card of {proof.School} cannot be published: {line.Key}.");
        db.ChangeTracker.Clear();
        var (edition, content) = PrintedEdition.Of(proof, card.Slug!, version, page, day, book.At(day, 17));
        return [edition, content];
    }

    /// <summary>What the job leaves of an edition within the hour.</summary>
    private static object[] Withdrawn(object[] rows, DateTime at, string reason)
    {
        var edition = rows.OfType<CardEdition>().Single();
        (edition.WithdrawnAt, edition.WithdrawnReason, edition.PurgedAt) = (at, reason, at.AddMinutes(30));
        return [edition];
    }
}
