using Candour.Foundation.Access;
using Candour.Foundation.Files;
using Candour.Foundation.Jobs;
using Candour.Foundation.Journal;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Evidence;

/// <summary>
/// Removes for good what was taken back longer ago than it can be put back: uses, pieces of evidence, and their files
/// unless a locked snapshot still names them.
/// </summary>
public sealed class PurgeEvidenceJob(
    CandourDb db,
    Journal journal,
    Calendar calendar,
    EvidenceAccess access,
    FileStore files,
    IEnumerable<IFileCiter> citers
) : IJobHandler
{
    private const int Batch = 200;

    /// <inheritdoc />
    public static string Kind => "purge-evidence";

    /// <inheritdoc />
    public static ClockJob Clock => ClockJob.Purge;

    /// <inheritdoc />
    public static TimeSpan? Every => TimeSpan.FromHours(6);

    /// <inheritdoc />
    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        var before = calendar.Now.AddDays(-EvidenceItem.UndoDays);
        await RemoveAsync(
            access.ReadableOrWithdrawnUses().Where(u => u.WithdrawnAt != null && u.WithdrawnAt < before),
            _ => Task.CompletedTask,
            cancel
        );
        await RemoveAsync(
            access.ReadableOrWithdrawn().Where(e => e.WithdrawnAt != null && e.WithdrawnAt < before),
            WithItsOwnAsync,
            cancel
        );

        async Task WithItsOwnAsync(EvidenceItem item)
        {
            db.RemoveRange(await access.ReadableOrWithdrawnUses().Where(u => u.EvidenceId == item.Id).ToListAsync(cancel));
            if (item.FileId is { } file && !await IsCitedAsync(item.OwnerId, file, cancel))
                await files.RemoveAsync(item.OwnerId, file, cancel);
        }
    }

    private async Task RemoveAsync<T>(IQueryable<T> due, Func<T, Task> first, CancellationToken cancel)
        where T : class, IOwned
    {
        while (await due.OrderBy(r => r.Id).Take(Batch).ToListAsync(cancel) is { Count: > 0 } records)
        {
            foreach (var record in records)
            {
                await first(record);
                db.Remove(record);
                journal.Record(EvidenceFacts.Purged, record);
            }
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    private async Task<bool> IsCitedAsync(Guid ownerId, Guid fileId, CancellationToken cancel)
    {
        foreach (var citer in citers)
        {
            if (await citer.CitesAsync(ownerId, fileId, cancel))
                return true;
        }
        return false;
    }
}
