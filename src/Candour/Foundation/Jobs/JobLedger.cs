using Candour.Foundation.Access;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Foundation.Jobs;

/// <summary>
/// Claims jobs and keeps their state, each step in a context and transaction of its own. Of several processes that
/// reach for one row the database lets one through: the row's version is part of the update's condition.
/// </summary>
internal sealed class JobLedger(
    IServiceScopeFactory scopes,
    JobCatalogue catalogue,
    RunningJobs running,
    SqliteWriteGate gate,
    Calendar calendar
)
{
    /// <summary>How long a process that died keeps others from its jobs.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromMinutes(2);

    private const int Shortlist = 8;

    /// <summary>Makes the row of each recurring job that has none yet.</summary>
    public async Task EnsureRecurringAsync(CancellationToken cancel)
    {
        foreach (var kind in catalogue.Recurring)
        {
            try
            {
                await InContextAsync(
                    async db =>
                    {
                        if (await db.Set<Job>().AnyAsync(j => j.Name == kind.Key, cancel))
                            return;
                        db.Add(
                            new Job
                            {
                                Id = Ids.New(),
                                Kind = kind.Key,
                                Name = kind.Key,
                                Payload = "{}",
                                State = Job.Waiting,
                                AddedAt = calendar.Now,
                                Due = calendar.Now,
                            }
                        );
                        await db.SaveChangesAsync(cancel);
                    },
                    cancel
                );
            }
            catch (DbUpdateException) when (!cancel.IsCancellationRequested)
            {
                // Another process made it in the same moment; if not, the next tick says so again.
            }
        }
    }

    /// <summary>Takes the job that waits longest; null when none waits.</summary>
    public async Task<Job?> ClaimAsync(string? kind, CancellationToken cancel)
    {
        var kinds = kind is null ? catalogue.Keys.ToArray() : [kind];
        Job? claimed = null;
        await InContextAsync(
            async db =>
            {
                var now = calendar.Now;
                var waiting = await db.Set<Job>()
                    .AsNoTracking()
                    .Where(j =>
                        j.State == Job.Waiting && j.Due <= now && (j.LeasedUntil == null || j.LeasedUntil < now) && kinds.Contains(j.Kind)
                    )
                    .OrderBy(j => j.Due)
                    .ThenBy(j => j.Id)
                    .Take(Shortlist)
                    .ToListAsync(cancel);
                foreach (var job in waiting.Where(j => !running.Has(j.Id)))
                {
                    db.Attach(job);
                    job.LeasedBy = Ids.Random();
                    job.LeasedUntil = now + Lease;
                    job.Attempts++;
                    job.Version++;
                    try
                    {
                        await db.SaveChangesAsync(cancel);
                        claimed = job;
                        return;
                    }
                    catch (DbUpdateConcurrencyException)
                    {
                        db.ChangeTracker.Clear();
                    }
                }
            },
            cancel
        );
        return claimed;
    }

    /// <summary>Changes a job that is still ours; false when the claim was lost.</summary>
    public async Task<bool> UpdateAsync(Job claimed, Action<Job> change, CancellationToken cancel)
    {
        var ours = false;
        await InContextAsync(
            async db =>
            {
                var job = await db.Set<Job>().SingleOrDefaultAsync(j => j.Id == claimed.Id && j.LeasedBy == claimed.LeasedBy, cancel);
                if (job is null)
                    return;
                change(job);
                job.Version++;
                try
                {
                    await db.SaveChangesAsync(cancel);
                    ours = true;
                }
                catch (DbUpdateConcurrencyException)
                {
                    ours = false;
                }
            },
            cancel
        );
        return ours;
    }

    private async Task InContextAsync(Func<CandourDb, Task> work, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ViewerScope>().Set(Viewer.Nobody);
        var db = scope.ServiceProvider.GetRequiredService<CandourDb>();
        using var turn = db is SqliteCandourDb ? await gate.EnterAsync(db.Database.GetConnectionString()!, cancel) : null;
        await work(db);
    }
}
