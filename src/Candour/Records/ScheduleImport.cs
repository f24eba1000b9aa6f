using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.Records;

/// <summary>A prepared import that somebody says to apply.</summary>
public sealed record ImportToSchedule(Guid ImportId);

/// <summary>Leaves the applying of an import to a job, so that the page can say how far it is. Asking twice leaves one job.</summary>
public sealed class ScheduleImport(CandourDb db, UnitOfWork work, RecordsAccess access, Jobs jobs, Viewer viewer)
{
    /// <summary>Schedules it.</summary>
    public Task<Outcome<ImportRun>> RunAsync(ImportToSchedule request, CancellationToken cancel = default) =>
        work.RunAsync<ImportRun>(
            async () =>
            {
                if (!access.MayImport || await access.Imports.SingleOrDefaultAsync(i => i.Id == request.ImportId, cancel) is not { } run)
                    return Refusal.NotFound;
                if (run.State == ImportStates.Overtaken)
                    return Refusal.Because(RegisterWriter.OvertakenKey);
                // A job that was given up may be asked for again.
                var givenUp =
                    run.State == ImportStates.Applying && run.JobId is { } job && (await jobs.FindAsync(job, cancel))?.State == Job.Failed;
                if (run.State != ImportStates.Prepared && !givenUp)
                    return run;
                run.State = ImportStates.Applying;
                run.Version++;
                run.JobId = jobs.Add(ApplyImportJob.KindKey, new ImportToApply(run.Id, viewer.PersonId)).Id;
                await db.SaveChangesAsync(cancel);
                return run;
            },
            cancel
        );
}
