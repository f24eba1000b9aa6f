using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Records.Previews;
using Candour.Records.Tables;
using Microsoft.EntityFrameworkCore;

namespace Candour.Records;

/// <summary>A file to look at.</summary>
/// <param name="Keep">Whether its preview waits to be applied, or is only said.</param>
/// <param name="KeepEmpty">Whether one that finds nothing to do is kept too, for a page that shows it later.</param>
public sealed record FileToPreview(ImportFile File, bool Keep = true, bool KeepEmpty = false);

/// <summary>A preview, and the import it waits in; none when there is nothing to do and nobody asked to keep that.</summary>
public sealed record PreviewMade(RegisterPreview Preview, Guid? ImportId);

/// <summary>
/// Says what importing a file would do, and keeps that until somebody applies it. The register does not change, and the
/// journal tells nothing: nothing has happened yet.
/// </summary>
public sealed class PreviewImport(
    CandourDb db,
    UnitOfWork work,
    RecordsAccess access,
    CompareRegister compare,
    IRegisterState register,
    Viewer viewer,
    Calendar calendar
)
{
    /// <summary>How long a preview waits for somebody to apply it before it is thrown away.</summary>
    public static TimeSpan Waits { get; } = TimeSpan.FromDays(7);

    /// <summary>Reads the file outside any transaction, since it may take a while, and stores what came of it.</summary>
    public async Task<Outcome<PreviewMade>> RunAsync(
        FileToPreview request,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        if (!access.MayImport)
            return Refusal.NotFound;
        using var keep = new PackedRowsWriter();
        var result = await compare.RunAsync(request.File, register, calendar.Today, progress, null, keep, cancel);
        if (result.Preview is not { } preview)
            return Refusal.At("Upload", result.Refused!.Key, [.. result.Refused.With]);
        if (!request.Keep || (preview.Counts.ToWrite == 0 && !request.KeepEmpty))
            return new PreviewMade(preview, null);
        var rows = preview.Counts.ToWrite == 0 ? [] : keep.Finish(preview.Said, preview.Contradicted);
        return await work.RunAsync<PreviewMade>(async () => new PreviewMade(preview, await StoreAsync(preview, rows, cancel)), cancel);
    }

    private async Task<Guid> StoreAsync(RegisterPreview preview, byte[] rows, CancellationToken cancel)
    {
        var state = preview.Counts.ToWrite == 0 ? ImportStates.Nothing : ImportStates.Prepared;
        var digest = preview.File.Digest;
        // The same file found to change nothing, time and again, is one row.
        var same = await access
            .Imports.Where(i => i.FileDigest == digest && i.State == ImportStates.Nothing && state == ImportStates.Nothing)
            .OrderBy(i => i.Id)
            .Select(i => (Guid?)i.Id)
            .FirstOrDefaultAsync(cancel);
        if (same is { } known)
            return known;
        await ForgetAsync(cancel);
        var run = RunOf(preview, state);
        db.Add(run);
        db.Add(
            new ImportContent
            {
                ImportId = run.Id,
                Report = ImportReport.Of(preview).Pack(),
                Rows = rows,
            }
        );
        await db.SaveChangesAsync(cancel);
        return run.Id;
    }

    // Previews that nobody applied.
    private async Task ForgetAsync(CancellationToken cancel)
    {
        var before = calendar.Now - Waits;
        var old = await access
            .Imports.Where(i => i.PreparedAt < before && i.State != ImportStates.Applied && i.State != ImportStates.Applying)
            .ToListAsync(cancel);
        var ids = old.ConvertAll(i => i.Id);
        db.RemoveRange(await access.Contents.Where(c => ids.Contains(c.ImportId)).ToListAsync(cancel));
        db.RemoveRange(old);
    }

    private ImportRun RunOf(RegisterPreview preview, string state) =>
        new()
        {
            Id = Ids.New(),
            Source = preview.Source,
            FileName =
                preview.File.Name.Length <= ImportRun.FileNameLength ? preview.File.Name : preview.File.Name[^ImportRun.FileNameLength..],
            FileDigest = preview.File.Digest,
            Digest = preview.Digest,
            AsAt = preview.AsAt,
            Said = (long)preview.Said,
            State = state,
            PreparedAt = calendar.Now,
            PreparedById = viewer.PersonId,
            NewCount = preview.Counts.New,
            ChangedCount = preview.Counts.Changed,
            UnchangedCount = preview.Counts.Unchanged,
            ClosedCount = preview.Counts.Closed,
            RejectedCount = preview.Counts.Rejected,
            ReopenedCount = preview.Reopened,
        };
}
