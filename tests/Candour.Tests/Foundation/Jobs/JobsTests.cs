using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Queue = Candour.Foundation.Jobs.Jobs;

namespace Candour.Tests.Foundation.Jobs;

public sealed class JobsTests
{
    [Theory, OnEachDatabase]
    public async Task A_job_runs_only_once_its_change_is_saved(DatabaseKind kind)
    {
        await using var place = await Place.CreateAsync(kind);
        await using (var scope = new TestScope(place.Services, Viewer.Nobody))
            scope.Get<Queue>().Add("greet", new Greeting("never"));
        (await place.Runner.RunDueAsync("greet")).ShouldBe(0);

        var id = await place.AddAsync(new Greeting("hello"));
        (await place.Runner.RunDueAsync("greet")).ShouldBe(1);
        place.Log.Said.ShouldBe(["hello"]);
        (await place.StatusAsync(id)).State.ShouldBe(Job.Done);
        (await place.Runner.RunDueAsync("greet")).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    public async Task A_job_waits_for_its_time(DatabaseKind kind)
    {
        await using var place = await Place.CreateAsync(kind);
        await place.AddAsync(new Greeting("later"), place.Database.Calendar.Now.AddHours(1));
        (await place.Runner.RunDueAsync("greet")).ShouldBe(0);
        place.Database.Clock.Advance(TimeSpan.FromHours(1));
        (await place.Runner.RunDueAsync("greet")).ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task A_job_that_fails_is_tried_again_later_and_given_up_in_the_end(DatabaseKind kind)
    {
        await using var place = await Place.CreateAsync(kind);
        place.Log.Failing = true;
        var id = await place.AddAsync(new Greeting("secret words"));
        (await place.Runner.RunDueAsync("greet")).ShouldBe(1);
        (await place.Runner.RunDueAsync("greet")).ShouldBe(0, "it waits before it is tried again");
        place.Database.Clock.Advance(TimeSpan.FromSeconds(31));
        (await place.Runner.RunDueAsync("greet")).ShouldBe(1);
        place.Database.Clock.Advance(TimeSpan.FromMinutes(2));
        (await place.Runner.RunDueAsync("greet")).ShouldBe(1);

        (await place.StatusAsync(id)).State.ShouldBe(Job.Failed);
        var job = await place.RowAsync(id);
        job.Error.ShouldBe("InvalidOperationException");
        job.Attempts.ShouldBe(GreetJob.Tries);
        place.Database.Clock.Advance(TimeSpan.FromDays(1));
        (await place.Runner.RunDueAsync("greet")).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    public async Task The_job_of_a_process_that_died_is_taken_over_when_its_lease_has_run_out(DatabaseKind kind)
    {
        await using var place = await Place.CreateAsync(kind);
        var id = await place.AddAsync(new Greeting("inherited"));
        (await place.Ledger.ClaimAsync("greet", default))!.Id.ShouldBe(id);
        (await place.Runner.RunDueAsync("greet")).ShouldBe(0, "somebody else is at it");

        place.Database.Clock.Advance(JobLedger.Lease + TimeSpan.FromSeconds(1));
        (await place.Runner.RunDueAsync("greet")).ShouldBe(1);
        place.Log.Said.ShouldBe(["inherited"]);
    }

    [Theory, OnEachDatabase]
    public async Task Who_lost_the_lease_cannot_write_the_end_of_the_job(DatabaseKind kind)
    {
        await using var place = await Place.CreateAsync(kind);
        await place.AddAsync(new Greeting("twice"));
        var first = (await place.Ledger.ClaimAsync("greet", default))!;
        place.Database.Clock.Advance(JobLedger.Lease + TimeSpan.FromSeconds(1));
        var second = (await place.Ledger.ClaimAsync("greet", default))!;

        (await place.Ledger.UpdateAsync(first, j => j.State = Job.Failed, default)).ShouldBeFalse();
        (await place.Ledger.UpdateAsync(second, j => j.State = Job.Done, default)).ShouldBeTrue();
        (await place.StatusAsync(first.Id)).State.ShouldBe(Job.Done);
    }

    [Theory, OnEachDatabase]
    public async Task Of_many_processes_each_job_is_run_by_one(DatabaseKind kind)
    {
        await using var place = await Place.CreateAsync(kind);
        for (var i = 0; i < 24; i++)
            await place.AddAsync(new Greeting($"job {i}"));
        // Each container is a process of its own, with nothing shared but the database.
        var processes = Enumerable.Range(0, 4).Select(_ => place.Database.Services(place.Register)).ToList();
        await Task.WhenAll(processes.Select(p => Task.Run(() => p.GetRequiredService<JobRunner>().RunDueAsync("greet"))));
        foreach (var process in processes)
            await process.DisposeAsync();

        place.Log.Said.Order().ShouldBe(Enumerable.Range(0, 24).Select(i => $"job {i}").Order());
    }

    [Theory, OnEachDatabase]
    public async Task A_recurring_job_has_one_row_and_comes_round_again(DatabaseKind kind)
    {
        await using var place = await Place.CreateAsync(kind);
        await using var other = place.Database.Services(place.Register);
        await Task.WhenAll(place.Runner.RunDueAsync("tick"), other.GetRequiredService<JobRunner>().RunDueAsync("tick"));
        place.Log.Ticks.ShouldBe(1);
        place.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await place.Runner.RunDueAsync("tick");
        place.Log.Ticks.ShouldBe(2);
        await using var scope = new TestScope(place.Services, Viewer.Nobody);
        (await scope.Db.Set<Job>().CountAsync(j => j.Name == "tick")).ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task Progress_is_seen_while_the_job_runs(DatabaseKind kind)
    {
        await using var place = await Place.CreateAsync(kind);
        var id = await place.AddAsync(new Greeting("long"));
        place.Log.Halfway = async () =>
        {
            var status = await place.StatusAsync(id);
            (status.Progress, status.ProgressKey).ShouldBe((50, "jobs.half"));
        };
        await place.Runner.RunDueAsync("greet");
        (await place.StatusAsync(id)).ShouldBe(new JobStatus(Job.Done, 100, "jobs.half", place.Database.Calendar.Now));
    }

    [Theory, OnEachDatabase]
    public async Task A_long_job_keeps_its_lease(DatabaseKind kind)
    {
        await using var place = await Place.CreateAsync(kind);
        await place.AddAsync(new Greeting("long"));
        await using var other = place.Database.Services(place.Register);
        place.Log.Halfway = async () =>
        {
            var end = place.Database.Calendar.Now + JobLedger.Lease * 2;
            var id = place.Log.Id;
            while (place.Database.Calendar.Now < end)
            {
                var until = (await place.RowAsync(id)).LeasedUntil;
                place.Database.Clock.Advance(JobLedger.Lease / 2);
                // The renewal runs beside the work; it is done when the row says so.
                while ((await place.RowAsync(id)).LeasedUntil == until)
                    await Task.Yield();
            }
            (await other.GetRequiredService<JobRunner>().RunDueAsync("greet")).ShouldBe(0);
        };
        await place.Runner.RunDueAsync("greet");
        place.Log.Said.ShouldBe(["long"]);
    }

    [Theory, OnEachDatabase]
    public async Task A_job_works_as_the_viewer_it_names_and_no_other(DatabaseKind kind)
    {
        await using var place = await Place.CreateAsync(kind);
        await place.AddAsync(new Greeting("who"));
        await place.Runner.RunDueAsync("greet");
        place.Log.Viewer.ShouldBe("clock:post");
    }

    [Fact]
    public async Task A_kind_that_nobody_registered_is_a_mistake_at_once()
    {
        await using var place = await Place.CreateAsync(DatabaseKind.Sqlite);
        await using var scope = new TestScope(place.Services, Viewer.Nobody);
        Should.Throw<KeyNotFoundException>(() => scope.Get<Queue>().Add("unheard-of", new { }));
    }

    private sealed record Greeting(string Words);

    private sealed class Log
    {
        public List<string> Said { get; } = [];

        public bool Failing { get; set; }

        public int Ticks { get; set; }

        public string? Viewer { get; set; }

        public Guid Id { get; set; }

        public Func<Task>? Halfway { get; set; }
    }

    private sealed class GreetJob(Log log, ViewerScope scope) : IJobHandler
    {
        public const int Tries = 3;

        public static string Kind => "greet";

        public static ClockJob Clock => ClockJob.Post;

        public static int Attempts => Tries;

        public async Task RunAsync(JobRun run, CancellationToken cancel)
        {
            log.Id = run.Id;
            log.Viewer = scope.Viewer.Name;
            run.Progress(50, "jobs.half");
            if (log.Halfway is { } halfway)
                await halfway();
            if (log.Failing)
                throw new InvalidOperationException(run.Read<Greeting>().Words);
            lock (log)
                log.Said.Add(run.Read<Greeting>().Words);
        }
    }

    private sealed class TickJob(Log log) : IJobHandler
    {
        public static string Kind => "tick";

        public static ClockJob Clock => ClockJob.Chain;

        public static TimeSpan? Every => TimeSpan.FromMinutes(1);

        public Task RunAsync(JobRun run, CancellationToken cancel)
        {
            lock (log)
                log.Ticks++;
            return Task.CompletedTask;
        }
    }

    private sealed class Place : IAsyncDisposable
    {
        private Place(TestDatabase database)
        {
            Database = database;
            Services = database.Services(Register);
        }

        public TestDatabase Database { get; }

        public Log Log { get; } = new();

        public ServiceProvider Services { get; }

        public JobRunner Runner => Services.GetRequiredService<JobRunner>();

        public JobLedger Ledger => Services.GetRequiredService<JobLedger>();

        public static async Task<Place> CreateAsync(DatabaseKind kind) => new(await TestDatabase.CreateAsync(kind));

        public void Register(IServiceCollection services) => services.AddJobs().AddSingleton(Log).AddJob<GreetJob>().AddJob<TickJob>();

        public async Task<Guid> AddAsync(Greeting greeting, DateTime? due = null)
        {
            await using var scope = new TestScope(Services, Viewer.Nobody);
            var job = scope.Get<Queue>().Add("greet", greeting, due);
            await scope.Db.SaveChangesAsync();
            return job.Id;
        }

        public async Task<JobStatus> StatusAsync(Guid id)
        {
            await using var scope = new TestScope(Services, Viewer.Nobody);
            return (await scope.Get<Queue>().FindAsync(id))!;
        }

        public async Task<Job> RowAsync(Guid id)
        {
            await using var scope = new TestScope(Services, Viewer.Nobody);
            return await scope.Db.Set<Job>().AsNoTracking().SingleAsync(j => j.Id == id);
        }

        public async ValueTask DisposeAsync()
        {
            await Services.DisposeAsync();
            await Database.DisposeAsync();
        }
    }
}
