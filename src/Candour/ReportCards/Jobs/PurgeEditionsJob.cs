using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Journal;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.ReportCards.Jobs;

/// <summary>Removes what withdrawn editions said. Twice an hour, so that within the hour of withdrawing nothing of it is left.</summary>
public sealed class PurgeEditionsJob(CandourDb db, UnitOfWork work, ReportCardsAccess access, Journal journal, Calendar calendar)
    : IJobHandler
{
    private const int Batch = 50;

    /// <inheritdoc />
    public static string Kind => "purge-editions";

    /// <inheritdoc />
    public static ClockJob Clock => ClockJob.Purge;

    /// <inheritdoc />
    public static TimeSpan? Every => TimeSpan.FromMinutes(30);

    /// <inheritdoc />
    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        while ((await work.RunAsync<int>(async () => await PurgeAsync(cancel), cancel)).Value > 0)
            db.ChangeTracker.Clear();
    }

    private async Task<int> PurgeAsync(CancellationToken cancel)
    {
        var gone = await (
            from content in access.Contents
            join edition in access.Editions on content.EditionId equals edition.Id
            where edition.WithdrawnAt != null
            orderby content.Id
            select new { content, edition }
        )
            .Take(Batch)
            .ToListAsync(cancel);
        foreach (var row in gone)
        {
            db.Remove(row.content);
            row.edition.PurgedAt = calendar.Now;
            journal.Record(ReportCardsFacts.Purged, row.edition);
        }
        await db.SaveChangesAsync(cancel);
        return gone.Count;
    }
}
