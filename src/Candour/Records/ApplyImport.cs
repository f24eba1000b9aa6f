using System.Text.Json;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Candour.Records.Previews;
using Microsoft.EntityFrameworkCore;

namespace Candour.Records;

/// <summary>A prepared import to apply, and the person who said so.</summary>
public sealed record ImportToApply(Guid ImportId, Guid? PersonId);

/// <summary>What was done. Applying again answers the same and does nothing.</summary>
public sealed record ImportDone(ImportRun Import, bool WasDoneBefore);

/// <summary>
/// Writes what a preview said would be written, all of it or nothing. Each row is held against the version of the
/// school that its preview saw: if any has changed since, the import is overtaken and a new preview is needed. One fact
/// tells of it, with the digest of what the file said. A closing school raises a task where there is something to
/// decide, and nothing more.
/// </summary>
public sealed class ApplyImport(
    CandourDb db,
    UnitOfWork work,
    RecordsAccess access,
    RegisterWriter writer,
    IEnumerable<IWhenSchoolCloses> closings,
    Journal journal,
    Calendar calendar
)
{
    /// <summary>The fact's verb.</summary>
    public const string Imported = "register-imported";

    /// <summary>Applies it.</summary>
    public async Task<Outcome<ImportDone>> RunAsync(
        ImportToApply request,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        if (!access.MayImport)
            return Refusal.NotFound;
        var outcome = await work.RunAsync(() => ApplyAsync(request, progress, cancel), cancel);
        if (!outcome.IsDone && outcome.Refusals.Any(r => r.TextKey == RegisterWriter.OvertakenKey))
            await work.RunAsync(() => MarkOvertakenAsync(request.ImportId, cancel), cancel);
        return outcome;
    }

    private async Task<Outcome<ImportDone>> ApplyAsync(ImportToApply request, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var run = await access.Imports.SingleOrDefaultAsync(i => i.Id == request.ImportId, cancel);
        if (run is null)
            return Refusal.NotFound;
        if (run.State is ImportStates.Applied or ImportStates.Nothing)
            return new ImportDone(run, WasDoneBefore: true);
        if (run.State == ImportStates.Overtaken)
            return Refusal.Because(RegisterWriter.OvertakenKey);

        var content = await access.Contents.SingleAsync(c => c.ImportId == run.Id, cancel);
        var written = await writer.WriteAsync(run, content.Rows, progress, cancel);
        if (!written.IsDone)
            return Outcome<ImportDone>.Refused(written.Refusals);
        if (written.Value.Count > 0)
        {
            foreach (var closing in closings)
                await closing.RunAsync(written.Value, cancel);
        }

        run.State = ImportStates.Applied;
        run.AppliedAt = calendar.Now;
        run.AppliedById = request.PersonId;
        run.Version++;
        content.Rows = [];
        journal.RecordMany(Imported, RecordsAccess.ImportsKind, run.Id, Party.Installation, Canonical(run));
        await db.SaveChangesAsync(cancel);
        return new ImportDone(run, WasDoneBefore: false);
    }

    private async Task<Outcome<Done>> MarkOvertakenAsync(Guid importId, CancellationToken cancel)
    {
        var run = await access.Imports.SingleAsync(i => i.Id == importId, cancel);
        run.State = ImportStates.Overtaken;
        run.Version++;
        var content = await access.Contents.SingleAsync(c => c.ImportId == importId, cancel);
        content.Rows = [];
        await db.SaveChangesAsync(cancel);
        return default(Done);
    }

    private static string Canonical(ImportRun run) =>
        JsonSerializer.Serialize(
            new SortedDictionary<string, object>(StringComparer.Ordinal)
            {
                ["asAt"] = run.AsAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                ["changed"] = run.ChangedCount,
                ["closed"] = run.ClosedCount,
                ["digest"] = run.Digest,
                ["file"] = run.FileDigest,
                ["new"] = run.NewCount,
                ["rejected"] = run.RejectedCount,
                ["source"] = run.Source,
                ["unchanged"] = run.UnchangedCount,
            }
        );
}
