using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Mail;
using Candour.Partnerships;
using Candour.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Candour.Testing;

/// <summary>
/// A running Candour: the host that <c>candour serve</c> builds, in this process, over a database of its own and a
/// clock that stands still. Seed it, take a <see cref="Visitor"/> (or sign one in) and ask for pages.
/// </summary>
public sealed class CandourApp : IAsyncDisposable
{
    private readonly WebApplication _host;

    private readonly bool _ownsDatabase;

    private CandourApp(TestDatabase database, bool ownsDatabase, WebApplication host, RequestCounter requests, TestMail mail, LogBook log)
    {
        Database = database;
        _ownsDatabase = ownsDatabase;
        _host = host;
        Requests = requests;
        Mail = mail;
        Log = log;
    }

    /// <summary>Its database; see <see cref="Seeds"/>.</summary>
    public TestDatabase Database { get; }

    /// <summary>Its clock.</summary>
    public FakeClock Clock => Database.Clock;

    /// <summary>What each request asked of the database.</summary>
    public RequestCounter Requests { get; }

    /// <summary>What it sent; see <see cref="RunJobsAsync"/>.</summary>
    public TestMail Mail { get; }

    /// <summary>What it logged: the place to look when an answer is 500.</summary>
    public LogBook Log { get; }

    /// <summary>Its container.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Its data folder.</summary>
    public string Folder => Database.Settings.Folder;

    /// <summary>Builds and starts it.</summary>
    /// <param name="kind">On which database; <see cref="DatabaseKinds.OfHosts"/> when not told.</param>
    /// <param name="settings">Changes what the installation set.</param>
    /// <param name="change">Changes the services.</param>
    /// <param name="map">Maps further endpoints.</param>
    /// <param name="clock">A clock that begins at another time.</param>
    /// <param name="onPort">Whether it listens on a free port of this machine (<see cref="Address"/>), for a real browser; visitors then have no way in.</param>
    public static async Task<CandourApp> StartAsync(
        DatabaseKind? kind = null,
        Func<HostSettings, HostSettings>? settings = null,
        Action<WebApplicationBuilder>? change = null,
        Action<WebApplication>? map = null,
        FakeClock? clock = null,
        bool onPort = false
    )
    {
        var database = await TestDatabase.CreateAsync(kind ?? DatabaseKinds.OfHosts, clock);
        return await StartOverAsync(database, ownsDatabase: true, settings, change, map, onPort);
    }

    /// <summary>Starts another over the same database and folder, with services of its own; it leaves both when disposed.</summary>
    public Task<CandourApp> BesideAsync(Action<WebApplicationBuilder> change) =>
        StartOverAsync(Database, ownsDatabase: false, null, change, null, onPort: false);

    private static async Task<CandourApp> StartOverAsync(
        TestDatabase database,
        bool ownsDatabase,
        Func<HostSettings, HostSettings>? settings,
        Action<WebApplicationBuilder>? change,
        Action<WebApplication>? map,
        bool onPort
    )
    {
        var requests = new RequestCounter();
        var mail = new TestMail();
        var log = new LogBook();
        var installation = new HostSettings
        {
            Folder = database.Settings.Folder,
            PostgreSql = database.Settings.PostgreSql,
            PublicAddress = new("http://localhost"),
            Urls = "http://127.0.0.1:0",
        };
        var host = CandourHost.Build(
            settings?.Invoke(installation) ?? installation,
            builder =>
            {
                if (!onPort)
                    builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders().AddProvider(log);
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(database.Clock));
                builder.Services.AddSingleton<IMailSender>(mail);
                builder.Services.AddSingleton<IStartupFilter>(new CallerAddress());
                builder.Services.AddSingleton<IStartupFilter>(requests);
                change?.Invoke(builder);
            }
        );
        map?.Invoke(host);
        await host.StartAsync();
        return new(database, ownsDatabase, host, requests, mail, log);
    }

    /// <summary>Saves what the test begins with.</summary>
    public Task SeedAsync(params object[] records) => Database.SeedAsync(records);

    /// <summary>A scope of services in which this viewer is asking.</summary>
    public TestScope As(Viewer viewer) => new(Services, viewer);

    /// <summary>A scope of services in which this person is asking, as they stand in the database now.</summary>
    public async Task<TestScope> AsAsync(Guid personId)
    {
        await using var asking = As(Viewer.Nobody);
        return As(
            await asking.Get<ViewerLoader>().LoadAsync(personId, stamp: null)
                ?? throw new InvalidOperationException($"There is no person {personId}.")
        );
    }

    /// <summary>Where it listens, when it was started on a port.</summary>
    public Uri Address => new(_host.Urls.Single());

    /// <summary>Runs every job that is due by the clock: mail goes out, deadlines pass. Tells how many runs that took.</summary>
    public Task<int> RunJobsAsync() => Services.GetRequiredService<JobRunner>().RunDueAsync();

    /// <summary>Somebody with an empty browser.</summary>
    public Visitor Visit() => new(_host.GetTestServer());

    /// <summary>Somebody signed in, through the cookie that the sign-in page gives; an account is made for a person without one.</summary>
    public async Task<Visitor> SignInAsAsync(Guid personId)
    {
        var visitor = Visit();
        var (name, value) = await SignInCookieAsync(personId);
        visitor.Keep(name, value);
        return visitor;
    }

    /// <summary>The cookie of somebody signed in, for a real browser.</summary>
    public async Task<(string Name, string Value)> SignInCookieAsync(Guid personId) =>
        SignInCookie.Make(Services, personId, await StampAsync(personId));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        if (_ownsDatabase)
            await Database.DisposeAsync();
    }

    private async Task<string> StampAsync(Guid personId)
    {
        await using var scope = As(Make.Keeper);
        if (await scope.Db.Users.SingleOrDefaultAsync(a => a.Id == personId) is { } account)
            return account.SecurityStamp!;
        var person =
            await scope.Db.Set<Party>().SingleOrDefaultAsync(p => p.Id == personId)
            ?? throw new InvalidOperationException($"There is no person {personId} to sign in as: seed them first.");
        account = Make.Account(person);
        scope.Db.Add(account);
        await scope.Db.SaveChangesAsync();
        return account.SecurityStamp!;
    }
}
