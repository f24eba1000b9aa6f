using System.Data.Common;
using Candour.Foundation.Access;
using Candour.Testing;
using Candour.Web.Commands;
using Candour.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Browser.Tests;

/// <summary>Somebody of the sample.</summary>
public sealed record CastPerson(Guid Id, string Name, string Stamp);

/// <summary>The sample place as somebody meets it who has just installed Candour: made by the words of the command line, served on a free port.</summary>
public sealed class SamplePlace : IAsyncLifetime
{
    private TestDatabase? _database;
    private WebApplication? _host;
    private Task<IReadOnlyList<(Found Page, CastPerson? As)>>? _walk;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_host!.Urls.Single());

    /// <summary>The people anybody may step into, in the order of the list.</summary>
    public IReadOnlyList<CastPerson> Cast { get; private set; } = [];

    /// <summary>The routes of its pages.</summary>
    public IReadOnlyList<string> Routes => RoutesOf(_host!.Services);

    /// <summary>The routes of the pages of a host.</summary>
    public static IReadOnlyList<string> RoutesOf(IServiceProvider services) =>
        [
            .. services
                .GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e =>
                    e.Metadata.GetMetadata<CompiledPageActionDescriptor>() is not null
                    || e.Metadata.GetMetadata<PageActionDescriptor>() is not null
                )
                .Select(e => e.RoutePattern.RawText!)
                .Distinct(),
        ];

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync(DatabaseKinds.OfHosts);
        var settings = _database.Settings;
        Environment.SetEnvironmentVariable("CANDOUR_POSTGRES", settings.PostgreSql);
        foreach (var word in new[] { "migrate", "sample" })
        {
            var error = new StringWriter();
            var code = await CandourCommand.RunAsync([word, "--data", settings.Folder], TextWriter.Null, error);
            code.ShouldBe(0, $"candour {word}: {error}");
        }
        _host = CandourHost.Build(
            HostSettings.FromEnvironment(settings.Folder) with
            {
                Urls = "http://127.0.0.1:0",
            },
            builder => builder.Services.AddSingleton<IStartupFilter>(new RouteHeader())
        );
        await _host.StartAsync();
        Cast = await ReadCastAsync();
        Cast.Count.ShouldBe(12);
    }

    /// <summary>The cookie of a member of the cast.</summary>
    public (string Name, string Value) CookieOf(CastPerson person) => SignInCookie.Make(_host!.Services, person.Id, person.Stamp);

    /// <summary>
    /// The pages of every kind and state that somebody comes to: first somebody who is not signed in, then the cast in
    /// turn. Walked once, however often it is asked for.
    /// </summary>
    public Task<IReadOnlyList<(Found Page, CastPerson? As)>> WalkAsync() => _walk ??= WalkOnceAsync();

    private async Task<IReadOnlyList<(Found Page, CastPerson? As)>> WalkOnceAsync()
    {
        var walk = new SiteWalk(Address, Routes);
        var found = new List<(Found, CastPerson?)>();
        foreach (var person in Cast.Prepend<CastPerson?>(null))
        {
            var pages = await walk.WalkAsync(person?.Name ?? "nobody", person is null ? null : CookieOf(person));
            found.AddRange(pages.Select(page => (page, person)));
        }
        foreach (var (person, review) in await PeopleOfReviewsAsync())
        {
            var here = $"/reviews/{review}";
            var pages = await walk.WalkAsync(person.Name, CookieOf(person), from: here, within: here);
            found.AddRange(pages.Select(page => (page, (CastPerson?)person)));
        }
        return found;
    }

    /// <summary>The head and one of each part of the team, of one review at each stage and state there is.</summary>
    private Task<List<(CastPerson Person, Guid Review)>> PeopleOfReviewsAsync() =>
        ReadAsync(
            """
            SELECT p.id, p.name, u.security_stamp, part.review_id
            FROM (
                SELECT min(CAST(a.person_id AS text)) AS person_id, r.id AS review_id FROM review r
                    JOIN appointment a ON a.owner_id = r.host_id AND a.role = 'head' AND a."to" IS NULL GROUP BY r.id
                UNION
                SELECT min(CAST(t.person_id AS text)), t.owner_id FROM team_member t WHERE t.answer <> 'ended' GROUP BY t.owner_id, t.role, t.answer
            ) part
            JOIN (SELECT min(CAST(id AS text)) AS id FROM review GROUP BY stage, state) kind ON kind.id = CAST(part.review_id AS text)
            JOIN party p ON CAST(p.id AS text) = part.person_id
            JOIN asp_net_users u ON u.id = p.id
            ORDER BY part.review_id, p.id
            """,
            reader => (Person(reader), reader.GetGuid(3))
        );

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    private Task<List<CastPerson>> ReadCastAsync() =>
        ReadAsync(
            "SELECT c.id, p.name, u.security_stamp FROM cast_member c JOIN party p ON p.id = c.id JOIN asp_net_users u ON u.id = c.id ORDER BY c.\"order\"",
            Person
        );

    private static CastPerson Person(DbDataReader reader) => new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2));

    private async Task<List<T>> ReadAsync<T>(string question, Func<DbDataReader, T> read)
    {
        await using var scope = new TestScope(_host!.Services, Viewers.Doorkeeper);
        await scope.Db.Database.OpenConnectionAsync();
        await using var command = scope.Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = question;
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }
}
