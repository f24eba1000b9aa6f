using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.ReportCards;

/// <summary>
/// The head takes an edition back. From that moment its address shows the date and the reason; what it said is removed
/// within the hour. The date and the reason stay.
/// </summary>
public sealed class WithdrawEdition(CandourDb db, UnitOfWork work, ReportCardsAccess access, Journal journal, Calendar calendar)
{
    /// <param name="Version">The edition's number.</param>
    /// <param name="Reason">For whoever comes to its address.</param>
    public sealed record Request(Guid SchoolId, int Version, string? Reason);

    public Task<Outcome<CardEdition>> RunAsync(Request request, CancellationToken cancel = default) =>
        work.RunAsync<CardEdition>(
            async () =>
            {
                if (!access.ActAsHead(request.SchoolId))
                    return Refusal.NotFound;
                var edition = await access.Editions.SingleOrDefaultAsync(
                    e => e.OwnerId == request.SchoolId && e.Version == request.Version,
                    cancel
                );
                if (edition is null)
                    return Refusal.NotFound;
                if (edition.WithdrawnAt is not null)
                    return Refusal.Because("card.refused.withdrawn-already");
                if (string.IsNullOrWhiteSpace(request.Reason))
                    return Refusal.At(nameof(request.Reason), "card.refused.no-reason");
                if (request.Reason.Trim().Length > CardEdition.ReasonLength)
                    return Refusal.At(nameof(request.Reason), "card.refused.long", CardEdition.ReasonLength);
                edition.WithdrawnAt = calendar.Now;
                edition.WithdrawnReason = request.Reason.Trim();
                var content = await access.Contents.SingleAsync(c => c.EditionId == edition.Id, cancel);
                content.PublishedAt = null;
                journal.Record(ReportCardsFacts.Withdrawn, edition);
                await db.SaveChangesAsync(cancel);
                return edition;
            },
            cancel
        );
}
