using System.Security.Claims;
using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Web.Access;
using Candour.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Candour.Testing;

/// <summary>
/// The whole product, served on a port of its own from a database of its own, by a clock that stands still. Its
/// database is the one this run is for (<see cref="DatabaseKinds.OfHosts"/>).
/// </summary>
public sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestHost(TestDatabase database, WebApplication app, RequestCounter requests)
    {
        Database = database;
        _app = app;
        Requests = requests;
        Place = new TestPlace(database);
    }

    /// <summary>Its database, and the clock.</summary>
    public TestDatabase Database { get; }

    /// <summary>Furnishes it.</summary>
    public TestPlace Place { get; }

    /// <summary>What each request asked of the database.</summary>
    public RequestCounter Requests { get; }

    /// <summary>The clock of the product.</summary>
    public FakeClock Clock => Database.Clock;

    /// <summary>The container.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>Starts it.</summary>
    /// <param name="change">A change to what is built, after the product's own.</param>
    /// <param name="kind">Another database than that of this run.</param>
    public static async Task<TestHost> StartAsync(Action<WebApplicationBuilder>? change = null, DatabaseKind? kind = null)
    {
        var database = await TestDatabase.CreateAsync(kind ?? DatabaseKinds.OfHosts);
        try
        {
            var requests = new RequestCounter();
            var settings = new HostSettings
            {
                Folder = database.Settings.Folder,
                PostgreSql = database.Settings.PostgreSql,
                Urls = "http://127.0.0.1:0",
            };
            var app = CandourHost.Build(
                settings,
                builder =>
                {
                    builder.Services.AddSingleton<TimeProvider>(database.Clock);
                    builder.Services.AddSingleton<IStartupFilter>(requests);
                    change?.Invoke(builder);
                }
            );
            await app.StartAsync();
            return new TestHost(database, app, requests);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Somebody who is not signed in. Redirects are answers to look at, not to follow.</summary>
    public HttpClient Visitor() => Client(Jar());

    /// <summary>Somebody who is signed in, without going through the sign-in pages.</summary>
    public async Task<HttpClient> SignedInAsync(Guid person)
    {
        var (name, value) = await SignInCookieAsync(person);
        var jar = Jar();
        jar.Set(name, value);
        return Client(jar);
    }

    /// <summary>The cookie of somebody who is signed in: for a browser.</summary>
    public async Task<(string Name, string Value)> SignInCookieAsync(Guid person)
    {
        await using var scope = Asking(Viewers.Doorkeeper);
        var stamp = await scope.Db.Set<Account>().Where(a => a.Id == person).Select(a => a.SecurityStamp).SingleAsync();
        var options = Services
            .GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, person.ToString()), new Claim(ViewerMiddleware.StampClaim, stamp!)],
            CookieAuthenticationDefaults.AuthenticationScheme
        );
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(identity),
            new AuthenticationProperties { IssuedUtc = Clock.GetUtcNow(), ExpiresUtc = Clock.GetUtcNow() + options.ExpireTimeSpan },
            CookieAuthenticationDefaults.AuthenticationScheme
        );
        return (options.Cookie.Name!, options.TicketDataFormat.Protect(ticket));
    }

    /// <summary>One request's worth of services in which this viewer is asking.</summary>
    public TestScope Asking(Viewer viewer) => new(Services, viewer);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static CookieJar Jar() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private HttpClient Client(CookieJar jar) => new(jar) { BaseAddress = Address };
}
