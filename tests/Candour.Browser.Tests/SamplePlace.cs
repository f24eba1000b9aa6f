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

/// <summary>A member of the sample's cast.</summary>
public sealed record CastPerson(Guid Id, string Name, string Stamp);

/// <summary>The sample place as somebody meets it who has just installed Candour: made by the words of the command line, served on a free port.</summary>
public sealed class SamplePlace : IAsyncLifetime
{
    private TestDatabase? _database;
    private WebApplication? _host;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_host!.Urls.Single());

    /// <summary>The people anybody may step into, in the order of the list.</summary>
    public IReadOnlyList<CastPerson> Cast { get; private set; } = [];

    /// <summary>The routes of its pages.</summary>
    public IReadOnlyList<string> Routes =>
        [
            .. _host!
                .Services.GetRequiredService<EndpointDataSource>()
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
    /// A page of each kind, and who came to it first: somebody who is not signed in, then the cast in turn.
    /// </summary>
    public async Task<IReadOnlyList<(Found Page, CastPerson? As)>> WalkAsync(Browser browser)
    {
        var found = new Dictionary<string, (Found, CastPerson?)>(StringComparer.Ordinal);
        foreach (var person in Cast.Prepend<CastPerson?>(null))
        {
            await using var window = await browser.OpenAsync(Address, Look.Desk, person is null ? null : CookieOf(person));
            foreach (var page in await SiteWalk.WalkAsync(window, person?.Name ?? "nobody"))
                found.TryAdd(page.Route, (page, person));
        }
        return [.. found.Values];
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    private async Task<IReadOnlyList<CastPerson>> ReadCastAsync()
    {
        await using var scope = new TestScope(_host!.Services, Viewers.Doorkeeper);
        await scope.Db.Database.OpenConnectionAsync();
        await using var command = scope.Db.Database.GetDbConnection().CreateCommand();
        command.CommandText =
            "SELECT c.id, p.name, u.security_stamp FROM cast_member c JOIN party p ON p.id = c.id JOIN asp_net_users u ON u.id = c.id ORDER BY c.\"order\"";
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        var cast = new List<CastPerson>();
        while (await reader.ReadAsync())
            cast.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2)));
        return cast;
    }
}
