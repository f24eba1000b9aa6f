using System.Data.Common;
using Candour.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Web.Tests.Canary;

/// <summary>
/// A database promises no order that it was not asked for. What a page shows, and which of two partnerships it is about,
/// may not turn on how rows happen to lie: the same pages are made over the same rows, read another way round.
/// </summary>
[Trait("speed", "slow")]
public sealed class OrderOfRowsTests(CanaryPlace place) : IClassFixture<CanaryPlace>
{
    [Fact]
    public async Task PagesAreTheSame_HoweverTheRowsLie()
    {
        var homes = await place.LookAsync();
        var callers = CanaryRun.EverySecond(new CanaryRun(place, place.App).Callers(homes));
        await new Fuzz(place.App, callers, new Watch(homes)).BeginAsync();
        var pages = Twins.PagesOf(callers, linksOfEach: 80);
        var usual = new List<string>();
        foreach (var (caller, path) in pages)
            usual.Add(await Twins.AskAsync(caller, path));
        await using var app = await place.App.BesideAsync(builder =>
        {
            CanaryPlace.Generous(builder);
            builder.Services.AddSingleton<IInterceptor>(new OtherWayRound(place.App.Database.Kind));
        });
        var others = callers.ToDictionary(c => c, c => place.Call(app, homes, c.Person, c.Name));

        List<string> differing = [];
        foreach (var ((caller, path), was) in pages.Zip(usual))
        {
            var now = await Twins.AskAsync(others[caller], path);
            if (now != was)
                differing.Add($"{path} for {caller.Name}: {Twins.FirstDifference(was, now)}");
        }
        usual.Count(p => p.StartsWith("200", StringComparison.Ordinal)).ShouldBeGreaterThan(300);
        differing.Take(12).ShouldBeEmpty($"{differing.Count} pages");
    }

    /// <summary>Has the database give rows in another order wherever it was asked for none.</summary>
    private sealed class OtherWayRound(DatabaseKind kind) : DbConnectionInterceptor
    {
        /// <summary>SQLite has a switch for just this; PostgreSQL joins and reads in another order without its usual ways.</summary>
        private string Settings =>
            kind == DatabaseKind.Sqlite
                ? "PRAGMA reverse_unordered_selects = ON;"
                : "SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_seqscan = off; SET enable_hashagg = off;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Settings;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
