using System.Net;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Keeping;
using Candour.SelfEvaluation;
using Candour.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Candour.Web.Tests.BadInput;

/// <summary>The database is gone, or full, while somebody saves: a clear page, nothing half-written, and the next press works. Both databases.</summary>
public sealed class DatabaseGoneTests
{
    [Theory, OnEachDatabase]
    public async Task Gone_while_saving_is_a_pause_nothing_is_half_written_and_it_comes_back_by_itself(DatabaseKind kind)
    {
        await using var place = await SavingAsync(kind);

        await TakeAwayAsync(place.App);
        var away = await place.SaveAsync();
        var reading = await place.Hana.GetAsync(place.Page);
        var families = await place.App.Visit().GetAsync("/cards/mill-lane");
        await GiveBackAsync(place.App);

        foreach (var answer in new[] { away, reading, families })
        {
            answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable, answer.ToString());
            answer.Text.ShouldContain("Nothing was lost");
            answer.Text.ShouldContain("comes back by itself");
        }
        await place.NothingWasWrittenAsync();
        await place.TheSamePressWorksAsync();
    }

    [Theory, OnEachDatabase]
    public async Task Full_while_saving_is_a_pause_nothing_is_half_written_and_it_goes_on_when_there_is_room(DatabaseKind kind)
    {
        await using var place = await SavingAsync(kind);

        await FillAsync(place.App);
        var full = await place.SaveAsync();
        await MakeRoomAsync(place.App);

        full.Status.ShouldBe(HttpStatusCode.ServiceUnavailable, full.ToString());
        full.Text.ShouldContain("nothing is ever saved by half");
        await place.NothingWasWrittenAsync();
        await place.TheSamePressWorksAsync();
    }

    private static async Task<Saving> SavingAsync(DatabaseKind kind)
    {
        var app = await CandourApp.StartAsync(kind);
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var page = $"/self-evaluations/{await schools.StartedAsync()}/aspects/welcome";
        var hana = await app.SignInAsAsync(schools.People["Hana"]);
        return new Saving(app, hana, page, await hana.GetAsync(page), (await app.Database.RowsAsync<Fact>()).Count);
    }

    private sealed record Saving(CandourApp App, Visitor Hana, string Page, Answer Open, int Facts) : IAsyncDisposable
    {
        /// <summary>More than the free rest of a page of the file holds.</summary>
        private static readonly string Words = string.Concat(Enumerable.Repeat("New families are met at the gate. ", 50)).Trim();

        public Task<Answer> SaveAsync() =>
            Hana.SubmitAsync(Open, f => f.Has("Input.Strong"), ("Input.Strong", Words), ("Input.Helps", Words), ("Input.Next", Words));

        public async Task NothingWasWrittenAsync()
        {
            (await App.Database.RowsAsync<AspectEvaluation>()).ShouldAllBe(a => a.Words.Strong == "");
            (await App.Database.RowsAsync<Fact>()).Count.ShouldBe(Facts);
        }

        public async Task TheSamePressWorksAsync()
        {
            (await SaveAsync()).Status.ShouldBe(HttpStatusCode.Redirect);
            (await App.Database.RowsAsync<AspectEvaluation>()).Single(a => a.AspectKey == "welcome").Words.Strong.ShouldBe(Words);
            await App.RunJobsAsync();
            await using var keeper = App.As(Viewer.Nobody);
            (await keeper.Get<DataCheck>().RunAsync()).ShouldBeEmpty();
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }

    private static async Task TakeAwayAsync(CandourApp app)
    {
        if (app.Database.Kind == DatabaseKind.PostgreSql)
        {
            var name = new NpgsqlConnectionStringBuilder(app.Database.ConnectionString).Database;
            await OnServerAsync(
                app,
                $"""ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"""
            );
            return;
        }
        SqliteConnection.ClearPool(new SqliteConnection(app.Database.ConnectionString));
        File.Move(app.Database.Settings.SqliteFile, app.Database.Settings.SqliteFile + ".away");
    }

    private static async Task GiveBackAsync(CandourApp app)
    {
        if (app.Database.Kind == DatabaseKind.PostgreSql)
        {
            var name = new NpgsqlConnectionStringBuilder(app.Database.ConnectionString).Database;
            await OnServerAsync(app, $"""ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS true""");
            return;
        }
        // Nobody was given an empty file in its place meanwhile.
        File.Move(app.Database.Settings.SqliteFile + ".away", app.Database.Settings.SqliteFile, overwrite: false);
    }

    /// <summary>PostgreSQL says what it says on a full disk; SQLite is told to whom it may not give another page.</summary>
    private static Task FillAsync(CandourApp app) =>
        app.Database.Kind == DatabaseKind.PostgreSql
            ? RunAsync(
                app,
                """
                CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no space left on device' USING ERRCODE = '53100'; END $$;
                CREATE TRIGGER full_disk BEFORE INSERT ON fact FOR EACH ROW EXECUTE FUNCTION full_disk()
                """
            )
            : FillFileAsync(app);

    private static Task MakeRoomAsync(CandourApp app) =>
        app.Database.Kind == DatabaseKind.PostgreSql
            ? RunAsync(app, "DROP TRIGGER full_disk ON fact")
            : Task.Run(() => SqliteConnection.ClearPool(new SqliteConnection(app.Database.ConnectionString)));

    /// <summary>The limit is the connection's own, so every connection of the pool is taken out, limited and given back.</summary>
    private static async Task FillFileAsync(CandourApp app)
    {
        SqliteConnection.ClearPool(new SqliteConnection(app.Database.ConnectionString));
        var scopes = Enumerable.Range(0, 6).Select(_ => app.As(Viewer.Nobody)).ToList();
        foreach (var scope in scopes)
        {
            var connection = Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(scope.Db.Database);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA max_page_count = 1";
            await command.ExecuteNonQueryAsync();
        }
        foreach (var scope in scopes)
            await scope.DisposeAsync();
    }

    private static async Task RunAsync(CandourApp app, string sql)
    {
        await using var connection = new NpgsqlConnection(app.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task OnServerAsync(CandourApp app, string sql)
    {
        var server = new NpgsqlConnectionStringBuilder(app.Database.ConnectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        foreach (var statement in sql.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
