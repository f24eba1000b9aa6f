using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Journal;
using Candour.Foundation.Keeping;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Candour.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Teller = Candour.Foundation.Journal.Journal;

namespace Candour.Tests.Foundation.Storage;

/// <summary>The database goes away, or is full, in the middle of a change: the change is told to have failed, nothing of it is there, and the next one works.</summary>
public sealed class TroubleTests
{
    [Theory, OnEachDatabase]
    public async Task A_database_that_goes_away_during_a_change_keeps_nothing_by_half_and_comes_back(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var person = Make.Person("Ada Marsh");
        // A server can go in the middle of a change; a file that is open stays, and is missed when it is opened next.
        if (kind == DatabaseKind.Sqlite)
            await BreakAsync(host);
        var error = await Should.ThrowAsync<Exception>(() => SaveAsync(host, person, between: _ => BreakAsync(host)));
        StorageTrouble.IsCauseOf(error).ShouldBeTrue(error.ToString());
        await MendAsync(host);

        (await CountAsync(host)).ShouldBe((0, 0));
        await SaveAsync(host, person);
        (await CountAsync(host)).ShouldBe((1, 1));
        await using var scope = host.As(Viewer.Nobody);
        (await scope.Get<DataCheck>().RunAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_full_disk_keeps_nothing_by_half_and_the_next_change_works_when_there_is_room()
    {
        await using var host = await FoundationHost.CreateAsync(DatabaseKind.Sqlite);
        await SaveAsync(host, Make.Person("Ada Marsh"));
        var big = Make.Person("Ben Okafor");
        var error = await Should.ThrowAsync<Exception>(() =>
            SaveAsync(
                host,
                big,
                between: async db =>
                {
                    // SQLite answers as it does on a full disk when it may not take another page.
                    await ExecuteAsync(db, "PRAGMA max_page_count = 1");
                    db.Add(
                        new Job
                        {
                            Id = Guid.NewGuid(),
                            Kind = "x",
                            Payload = new string('x', 4_000_000),
                            State = Job.Done,
                            AddedAt = host.Database.Calendar.Now,
                            Due = host.Database.Calendar.Now,
                        }
                    );
                }
            )
        );
        StorageTrouble.IsCauseOf(error).ShouldBeTrue(error.ToString());
        (await CountAsync(host)).ShouldBe((1, 1));
        SqliteConnection.ClearPool(new SqliteConnection(host.Database.ConnectionString));
        await SaveAsync(host, big);
        (await CountAsync(host)).ShouldBe((2, 2));
    }

    [Fact]
    public void A_mistake_of_ours_is_not_the_database_s_trouble()
    {
        StorageTrouble.IsCauseOf(new InvalidOperationException("x", new TimeoutException("y"))).ShouldBeFalse();
        StorageTrouble.IsCauseOf(new DbUpdateException("x", new SqliteException("UNIQUE constraint failed", 19))).ShouldBeFalse();
        StorageTrouble
            .IsCauseOf(new DbUpdateException("x", new PostgresException("duplicate key", "ERROR", "ERROR", "23505")))
            .ShouldBeFalse();
        StorageTrouble.IsCauseOf(new DbUpdateException("x", new SqliteException("database or disk is full", 13))).ShouldBeTrue();
        StorageTrouble.IsCauseOf(new DbUpdateException("x", new PostgresException("no space", "ERROR", "ERROR", "53100"))).ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    public async Task Jobs_go_on_by_themselves_when_the_database_is_back(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        await SaveAsync(host, Make.Person("Ada Marsh"));
        await host.Jobs.StartAsync(CancellationToken.None);
        await UntilChainedAsync(host);
        await BreakAsync(host);
        host.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await MendAsync(host);
        await SaveAfterTroubleAsync(host, Make.Person("Ben Okafor"));
        await UntilChainedAsync(host);
        (await CountAsync(host)).ShouldBe((2, 2));
        await host.Jobs.StopAsync(CancellationToken.None);
    }

    /// <summary>Moves the clock, which the runner ticks by, until every fact is chained.</summary>
    private static async Task UntilChainedAsync(FoundationHost host)
    {
        while (true)
        {
            host.Database.Clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
            await using var scope = host.As(Make.Keeper);
            if (await scope.Db.Set<Fact>().AllAsync(f => f.ChainIndex != null))
                return;
        }
    }

    private static async Task SaveAsync(FoundationHost host, Party person, Func<CandourDb, Task>? between = null)
    {
        await using var scope = host.As(Make.Keeper);
        await scope
            .Get<UnitOfWork>()
            .RunAsync<Done>(async () =>
            {
                scope.Db.Add(person);
                scope.Get<Teller>().Record("person-added", person);
                await scope.Db.SaveChangesAsync();
                if (between is not null)
                    await between(scope.Db);
                await scope.Db.SaveChangesAsync();
                await scope.Db.Set<Party>().CountAsync();
                return new Done();
            });
    }

    /// <summary>Whoever is first to use a connection that was cut, the runner of jobs or somebody who saves, is told so; the next is not.</summary>
    private static async Task SaveAfterTroubleAsync(FoundationHost host, Party person)
    {
        try
        {
            await SaveAsync(host, person);
        }
        catch (Exception error) when (StorageTrouble.IsCauseOf(error))
        {
            (await CountAsync(host)).ShouldBe((1, 1));
            await SaveAsync(host, person);
        }
    }

    private static async Task<(int People, int Facts)> CountAsync(FoundationHost host)
    {
        await using var scope = host.As(Make.Keeper);
        return (await scope.Db.Set<Party>().CountAsync(), await scope.Db.Set<Fact>().CountAsync());
    }

    private static async Task ExecuteAsync(CandourDb db, string sql)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = (
            db.Database.CurrentTransaction as Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<System.Data.Common.DbTransaction>
        )?.Instance;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Takes the database away: the server throws everybody out; the file is not where it was.</summary>
    private static async Task BreakAsync(FoundationHost host)
    {
        if (host.Database.Kind == DatabaseKind.PostgreSql)
        {
            await using var other = new NpgsqlConnection(host.Database.ConnectionString + ";Pooling=false");
            await other.OpenAsync();
            await using var command = other.CreateCommand();
            // With a time, it waits until they are gone: else some might still be served meanwhile.
            command.CommandText =
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
            await command.ExecuteNonQueryAsync();
            return;
        }
        SqliteConnection.ClearPool(new SqliteConnection(host.Database.ConnectionString));
        File.Move(host.Database.Settings.SqliteFile, host.Database.Settings.SqliteFile + ".away");
    }

    private static Task MendAsync(FoundationHost host)
    {
        if (host.Database.Kind == DatabaseKind.Sqlite)
        {
            // Nobody was given an empty file in its place meanwhile.
            File.Move(host.Database.Settings.SqliteFile + ".away", host.Database.Settings.SqliteFile, overwrite: false);
        }
        return Task.CompletedTask;
    }
}
