using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Candour.Foundation.Jobs;

/// <summary>
/// Runs what is due, with progress, retry and a lease that is renewed while the work goes on. Any number of
/// processes may run one each over the same database.
/// </summary>
public sealed class JobRunner : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);
    private const int Hands = 3;

    private readonly IServiceScopeFactory _scopes;
    private readonly JobCatalogue _catalogue;
    private readonly RunningJobs _running;
    private readonly JobLedger _ledger;
    private readonly TimeProvider _clock;
    private readonly Calendar _calendar;
    private readonly ILogger<JobRunner> _logger;

    internal JobRunner(
        IServiceScopeFactory scopes,
        JobCatalogue catalogue,
        RunningJobs running,
        JobLedger ledger,
        TimeProvider clock,
        Calendar calendar,
        ILogger<JobRunner> logger
    )
    {
        _scopes = scopes;
        _catalogue = catalogue;
        _running = running;
        _ledger = ledger;
        _clock = clock;
        _calendar = calendar;
        _logger = logger;
    }

    /// <summary>Runs everything that is due now, one after the other; tells how many runs that took.</summary>
    public Task<int> RunDueAsync(CancellationToken cancel = default) => RunDueAsync(null, cancel);

    /// <summary>Runs what is due of one kind.</summary>
    public async Task<int> RunDueAsync(string? kind, CancellationToken cancel = default)
    {
        await _ledger.EnsureRecurringAsync(cancel);
        return await DrainAsync(kind, cancel);
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Hands).Select(hand => WatchAsync(hand == 0, stoppingToken)));

    /// <summary>One of several hands, so that a long import does not hold up mail. An absent database is told once and asked again each tick.</summary>
    private async Task WatchAsync(bool first, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Tick, _clock);
        var ready = false;
        var away = false;
        try
        {
            do
            {
                try
                {
                    if (first && !ready)
                        await _ledger.EnsureRecurringAsync(stop);
                    ready = true;
                    await DrainAsync(null, stop);
                    if (away && first)
                        _logger.LogWarning("Jobs run again.");
                    away = false;
                }
                catch (Exception error) when (!stop.IsCancellationRequested)
                {
                    if (!away && first)
                        _logger.LogError(error, "Jobs cannot be read; they are tried again every {Seconds} seconds.", Tick.TotalSeconds);
                    away = true;
                }
            } while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The host is stopping.
        }
    }

    private async Task<int> DrainAsync(string? kind, CancellationToken cancel)
    {
        var ran = 0;
        while (await _ledger.ClaimAsync(kind, cancel) is { } job)
        {
            await RunAsync(job, cancel);
            ran++;
        }
        return ran;
    }

    private async Task RunAsync(Job job, CancellationToken cancel)
    {
        var kind = _catalogue[job.Kind];
        if (kind.Every is null && job.Attempts > kind.Attempts)
        {
            // Begun so often and never ended: whoever was at it died each time.
            await _ledger.UpdateAsync(job, j => End(j, Job.Failed, j.Error ?? "gave-up"), cancel);
            return;
        }
        var run = new JobRun(job.Id, job.Payload, job.Attempts);
        if (!_running.Begin(run))
            return;
        try
        {
            var error = await WorkAsync(kind, job, run, cancel);
            // The end is written even when the host is stopping, or the job would wait for its lease to run out.
            await _ledger.UpdateAsync(job, j => Settle(kind, j, run, error, cancel.IsCancellationRequested), CancellationToken.None);
        }
        finally
        {
            _running.End(run);
        }
    }

    private async Task<Exception?> WorkAsync(JobKind kind, Job job, JobRun run, CancellationToken cancel)
    {
        using var work = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var ended = new CancellationTokenSource();
        var beat = BeatAsync(job, run, work, ended.Token);
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ViewerScope>().Set(Viewers.Clock(kind.Clock));
            await kind.RunAsync(scope.ServiceProvider, run, work.Token);
            return null;
        }
        catch (Exception error)
        {
            if (!cancel.IsCancellationRequested)
                _logger.LogError(error, "Job {Kind} {Id} failed at attempt {Attempt}.", job.Kind, job.Id, job.Attempts);
            return error;
        }
        finally
        {
            await ended.CancelAsync();
            await beat;
        }
    }

    /// <summary>Renews the lease and stores progress while the work goes on; a lost lease stops the work.</summary>
    private async Task BeatAsync(Job job, JobRun run, CancellationTokenSource work, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Tick, _clock);
        var renewed = _calendar.Now;
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                var now = _calendar.Now;
                if (!run.TakeChanged() && now < renewed + JobLedger.Lease / 3)
                    continue;
                if (!await RenewAsync(job, run, now, ended))
                    await work.CancelAsync();
                renewed = now;
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The work has ended.
        }
    }

    private async Task<bool> RenewAsync(Job job, JobRun run, DateTime now, CancellationToken ended)
    {
        try
        {
            return await _ledger.UpdateAsync(
                job,
                j =>
                {
                    j.LeasedUntil = now + JobLedger.Lease;
                    (j.Progress, j.ProgressKey) = run.Said;
                },
                ended
            );
        }
        catch (Exception error) when (!ended.IsCancellationRequested)
        {
            _logger.LogWarning(error, "The lease of job {Kind} {Id} could not be renewed now.", job.Kind, job.Id);
            return true;
        }
    }

    private void Settle(JobKind kind, Job job, JobRun run, Exception? error, bool stopping)
    {
        (job.Progress, job.ProgressKey) = run.Said;
        if (error is null)
        {
            End(job, kind.Every is null ? Job.Done : Job.Waiting, null);
            job.Due = kind.Every is { } every ? _calendar.Now + every : job.Due;
            job.Attempts = 0;
            job.Progress = kind.Every is null ? 100 : 0;
        }
        else if (stopping)
        {
            job.Attempts--;
            job.LeasedBy = null;
            job.LeasedUntil = null;
        }
        else
        {
            End(job, kind.Every is null && job.Attempts >= kind.Attempts ? Job.Failed : Job.Waiting, Kinds(error));
            job.Due = _calendar.Now + Backoff(job.Attempts);
        }
    }

    private void End(Job job, string state, string? error)
    {
        job.State = state;
        job.Error = error;
        job.EndedAt = _calendar.Now;
        job.LeasedBy = null;
        job.LeasedUntil = null;
    }

    /// <summary>Half a minute, one, two, four… up to six hours.</summary>
    private static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(Math.Min(30 * Math.Pow(2, Math.Min(attempts, 20) - 1), 6 * 3600));

    private static string Kinds(Exception error)
    {
        List<string> kinds = [];
        for (var e = error; e is not null; e = e.InnerException)
            kinds.Add(e.GetType().Name);
        return string.Join(" ← ", kinds);
    }
}
