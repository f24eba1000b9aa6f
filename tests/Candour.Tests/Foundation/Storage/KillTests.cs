using System.Diagnostics;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Keeping;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Teller = Candour.Foundation.Journal.Journal;

namespace Candour.Tests.Foundation.Storage;

/// <summary>
/// Kills a process that writes, without warning, twenty times over one database. What it had been told was saved is
/// there; nothing is there by half.
/// </summary>
[Trait("speed", "slow")]
public sealed class KillTests
{
    private const string Database = "CANDOUR_KILL_DATABASE";
    private const string Connection = "CANDOUR_KILL_CONNECTION";
    private const string Word = "saved ";
    private const int Kills = 20;
    private const int Writers = 3;

    [Theory, OnEachDatabase]
    public async Task Twenty_kills_during_writes_lose_nothing_acknowledged(DatabaseKind kind)
    {
        await using var host = await FoundationHost.CreateAsync(kind);
        var when = new Random(20261122);
        HashSet<Guid> saved = [];
        for (var kill = 0; kill < Kills; kill++)
        {
            using var writer = Start(kind, host.Database.ConnectionString);
            var until = when.Next(1, 25);
            for (var told = 0; told < until && await writer.StandardOutput.ReadLineAsync() is { } line; )
                told += Note(line, saved);
            writer.Kill(entireProcessTree: true);
            // What it said before it died counts too.
            foreach (var line in (await writer.StandardOutput.ReadToEndAsync()).Split('\n'))
                Note(line, saved);
            await writer.WaitForExitAsync();
        }
        saved.Count.ShouldBeGreaterThan(Kills);

        await using var scope = host.As(Make.Keeper);
        var found = await scope.Db.Set<Party>().Select(p => p.Id).ToHashSetAsync();
        saved.Except(found).ShouldBeEmpty();
        // Each change was a person, a fact with its content and an account, in two saves: all of it or none.
        (await scope.Db.Users.CountAsync()).ShouldBe(found.Count);
        (await scope.Db.Set<Fact>().CountAsync()).ShouldBe(found.Count);
        (await scope.Db.Set<FactContent>().CountAsync()).ShouldBe(found.Count);
        await host.Jobs.RunDueAsync("chain");
        (await scope.Get<DataCheck>().RunAsync()).ShouldBeEmpty();
    }

    /// <summary>The process that is killed: run by the test above, never by itself.</summary>
    [Fact(Explicit = true)]
    public async Task Writes_until_it_is_killed()
    {
        var kind = Enum.Parse<DatabaseKind>(Environment.GetEnvironmentVariable(Database)!);
        var connection = Environment.GetEnvironmentVariable(Connection)!;
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<TimeProvider>(new FakeClock());
        services.AddStorage(
            new StorageSettings
            {
                Folder = Path.GetDirectoryName(FileOf(kind, connection))!,
                PostgreSql = kind == DatabaseKind.PostgreSql ? connection : null,
            }
        );
        services
            .AddFoundation()
            .AddSingleton(new Candour.Foundation.Time.Calendar(new FakeClock(), new()))
            .AddScoped(p => p.GetRequiredService<ViewerScope>().Viewer);
        await using var provider = services.BuildServiceProvider();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => WriteAsync(provider))));
    }

    private static async Task WriteAsync(IServiceProvider services)
    {
        while (true)
        {
            await using var scope = new TestScope(services, Make.Keeper);
            var person = Make.Person("Ada Marsh");
            var outcome = await scope
                .Get<UnitOfWork>()
                .RunAsync<Done>(async () =>
                {
                    scope.Db.Add(person);
                    scope.Get<Teller>().Record("person-added", person);
                    await scope.Db.SaveChangesAsync();
                    scope.Db.Add(Make.Account(person));
                    await scope.Db.SaveChangesAsync();
                    return new Done();
                });
            if (outcome.IsDone)
                Console.Out.WriteLine(Word + person.Id);
        }
    }

    private static int Note(string line, HashSet<Guid> saved) =>
        line.StartsWith(Word, StringComparison.Ordinal) && Guid.TryParse(line[Word.Length..].Trim(), out var id) && saved.Add(id) ? 1 : 0;

    private static Process Start(DatabaseKind kind, string connection)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { [Database] = kind.ToString(), [Connection] = connection },
        };
        var method = $"{typeof(KillTests).FullName}.{nameof(Writes_until_it_is_killed)}";
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(KillTests).Assembly.Location);
        foreach (var argument in new[] { "-explicit", "only", "-method", method, "-noColor", "-noLogo" })
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static string FileOf(DatabaseKind kind, string connection) =>
        kind == DatabaseKind.Sqlite
            ? new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(connection).DataSource
            : Path.Combine(Path.GetTempPath(), "none");
}
