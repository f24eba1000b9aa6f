using System.Collections.Concurrent;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Foundation.Jobs;

/// <summary>Adds jobs to the save of the change that asks for them, and tells how far a job is.</summary>
public sealed class Jobs(CandourDb db, Calendar calendar, JobCatalogue catalogue, RunningJobs running)
{
    /// <summary>Adds a job. It runs only if the save that holds it is committed.</summary>
    /// <param name="kind">The key of a registered handler.</param>
    /// <param name="payload">Keys of records; never content.</param>
    /// <param name="due">Not before this instant; at once when null.</param>
    public Job Add(string kind, object payload, DateTime? due = null)
    {
        var now = calendar.Now;
        var job = new Job
        {
            Id = Ids.New(),
            Kind = catalogue[kind].Key,
            Payload = JobRun.Write(payload),
            State = Job.Waiting,
            AddedAt = now,
            Due = due ?? now,
        };
        db.Add(job);
        return job;
    }

    /// <summary>How far a job is; null when there is none by that key.</summary>
    public async Task<JobStatus?> FindAsync(Guid id, CancellationToken cancel = default)
    {
        var job = await db.Set<Job>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancel);
        if (job is null)
            return null;
        var (percent, key) = running.Find(id) ?? (job.Progress, job.ProgressKey);
        return new JobStatus(job.State, percent, key, job.EndedAt);
    }
}

/// <summary>How far a job is.</summary>
public sealed record JobStatus(string State, int Progress, string? ProgressKey, DateTime? EndedAt);

/// <summary>
/// The jobs that this process is at. A long change on SQLite holds the one writer, so its progress cannot be stored
/// until it ends; the page that waits for it reads it here.
/// </summary>
public sealed class RunningJobs
{
    private readonly ConcurrentDictionary<Guid, JobRun> _runs = new();

    internal bool Begin(JobRun run) => _runs.TryAdd(run.Id, run);

    internal void End(JobRun run) => _runs.TryRemove(run.Id, out _);

    internal bool Has(Guid id) => _runs.ContainsKey(id);

    internal (int Percent, string? Key)? Find(Guid id) => _runs.TryGetValue(id, out var run) ? run.Said : null;
}
