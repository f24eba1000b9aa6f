using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Foundation.Files;

/// <summary>
/// Removes files that were taken back thirty days ago, and then bytes that no record speaks of any more: equal files
/// of an owner share their bytes, which go with the last of them. Bytes younger than a day are left alone; their
/// change may still be on its way.
/// </summary>
public sealed class SweepFilesJob(CandourDb db, Journal.Journal journal, StorageSettings settings, Calendar calendar) : IJobHandler
{
    private const int Batch = 200;

    /// <summary>How long a withdrawn file can be brought back.</summary>
    public static TimeSpan UndoWindow { get; } = TimeSpan.FromDays(30);

    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <inheritdoc />
    public static string Kind => "sweep-files";

    /// <inheritdoc />
    public static ClockJob Clock => ClockJob.Purge;

    /// <inheritdoc />
    public static TimeSpan? Every => TimeSpan.FromHours(6);

    /// <inheritdoc />
    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        await RemoveWithdrawnAsync(cancel);
        var folder = FileStore.Folder(settings);
        if (!Directory.Exists(folder))
            return;
        foreach (var paths in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsOld).Chunk(Batch))
            await SweepAsync(paths, cancel);
    }

    private async Task RemoveWithdrawnAsync(CancellationToken cancel)
    {
        var before = calendar.Now - UndoWindow;
        while (true)
        {
            var files = await db.Set<StoredFile>()
                .IgnoreQueryFilters([CandourDb.LiveFilter])
                .Where(f => f.WithdrawnAt != null && f.WithdrawnAt < before)
                .OrderBy(f => f.Id)
                .Take(Batch)
                .ToListAsync(cancel);
            if (files.Count == 0)
                return;
            foreach (var file in files)
            {
                db.Remove(file);
                journal.Record("file-purged", file);
            }
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    private async Task SweepAsync(string[] paths, CancellationToken cancel)
    {
        var names = paths.Select(Path.GetFileName).ToArray();
        var spokenOf = await db.Set<StoredFile>()
            .IgnoreQueryFilters([CandourDb.LiveFilter])
            .Where(f => names.Contains(f.ContentKey))
            .Select(f => f.ContentKey)
            .Distinct()
            .ToListAsync(cancel);
        // Asked again just before: the same bytes may have come in once more.
        foreach (var path in paths.Where(p => !spokenOf.Contains(Path.GetFileName(p)) && IsOld(p)))
            File.Delete(path);
    }

    private bool IsOld(string path) => File.GetLastWriteTimeUtc(path) < calendar.Now - Grace;
}
