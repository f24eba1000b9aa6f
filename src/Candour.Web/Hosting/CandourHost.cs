using Candour.Accounts;
using Candour.Foundation.Storage;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Pages.Accounts;
using Candour.Web.Pages.Frameworks;
using Candour.Web.Pages.Partnerships;
using Candour.Web.Pages.PeerReview;
using Candour.Web.Pages.Records;
using Candour.Web.Pages.ReportCards;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;

namespace Candour.Web.Hosting;

/// <summary>Builds the one application: the pages, and the container that the command line shares.</summary>
public static class CandourHost
{
    /// <param name="settings">What the installation set.</param>
    /// <param name="change">For tests: a fake clock, a test server.</param>
    public static WebApplication Build(HostSettings settings, Action<WebApplicationBuilder>? change = null)
    {
        Directory.CreateDirectory(settings.Folder);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ApplicationName = typeof(CandourHost).Assembly.GetName().Name, ContentRootPath = ContentRoot() }
        );
        builder.WebHost.UseUrls(settings.Urls.Split(';'));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 12 * 1024 * 1024;
        });
        builder.Host.UseDefaultServiceProvider(o =>
        {
            o.ValidateOnBuild = true;
            o.ValidateScopes = true;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Once a day it says where each journal stands: a second place where that is known.
        builder.Logging.AddFilter("Candour.Foundation.Journal", LogLevel.Information);
        builder.Services.AddSingleton(settings);
        builder.Services.AddStorage(settings.Storage);
        builder.Services.AddSingleton(settings.Mail);
        builder.Services.AddSingleton(new AccountsSettings(settings.PublicAddress));
        builder.Services.AddRooms();
        AddWeb(builder.Services, settings);
        change?.Invoke(builder);
        var app = builder.Build();
        Use(app);
        return app;
    }

    /// <summary>The folder of wwwroot: beside the binaries when published, the project when run from source.</summary>
    private static string ContentRoot()
    {
        var besides = AppContext.BaseDirectory;
        if (Directory.Exists(Path.Combine(besides, "wwwroot")))
            return besides;
        for (var folder = new DirectoryInfo(besides); folder is not null; folder = folder.Parent)
        {
            var project = Path.Combine(folder.FullName, "src", "Candour.Web");
            if (Directory.Exists(Path.Combine(project, "wwwroot")))
                return project;
        }
        return besides;
    }

    private static void AddWeb(IServiceCollection services, HostSettings settings)
    {
        // Behind a proxy that ends TLS each request looks plain; the address that people use says that it is not.
        var secure = settings.PublicAddress.Scheme == Uri.UriSchemeHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        services
            .AddDataProtection()
            .SetApplicationName("candour")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(settings.Folder, "keys", "web")));
        services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = "candour";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = secure;
                cookie.LoginPath = "/sign-in";
                cookie.AccessDeniedPath = "/problem/404";
                cookie.ReturnUrlParameter = "next";
                cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
                cookie.SlidingExpiration = true;
            });
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "candour-form";
            o.Cookie.SecurePolicy = secure;
        });
        services.AddDoorLimits();
        services.AddAccountsPages();
        services.AddScoped<INavigation, ViewerNavigation>();
        services.AddScoped<IFormEnvelope, KeptForms.KeptForms>();
        services.AddDesign();
        services.AddPartnershipsPages();
        services.AddPeerReviewPages();
        services.AddFrameworksPages();
        services.AddRecordsPages();
        services.AddReportCardsPages();
        services.AddRazorPages().AddMvcOptions(mvc => mvc.Filters.Add<RuleFilter>());
        services.AddScoped<IHeaderLine, CapacityLine>();
        services.AddHostFiltering(o => o.AllowedHosts = settings.Hosts.Count > 0 ? [.. settings.Hosts] : ["*"]);
    }

    /// <summary>How to believe the proxies that are named; null when none is.</summary>
    private static ForwardedHeadersOptions? Forwarded(HostSettings settings)
    {
        if (settings.Proxies.Count == 0)
            return null;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        // Those that stand there are this machine's own; what is believed is what was named and nothing beside it.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in settings.Proxies)
            options.KnownIPNetworks.Add(proxy);
        return options;
    }

    private static void Use(WebApplication app)
    {
        // Whoever comes by the public address comes over TLS, also where a proxy ends it before us: forms and cookies must know.
        if (app.Services.GetRequiredService<HostSettings>().PublicAddress.Scheme == Uri.UriSchemeHttps)
            app.Use(
                (http, next) =>
                {
                    http.Request.Scheme = Uri.UriSchemeHttps;
                    return next(http);
                }
            );
        if (Forwarded(app.Services.GetRequiredService<HostSettings>()) is { } forwarded)
            app.UseForwardedHeaders(forwarded);
        app.UseSecurityHeaders();
        app.UseProblemPages();
        app.UseHostFiltering();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<ViewerMiddleware>();
        app.UseMiddleware<LargeUploads>();
        app.UseMiddleware<KeptForms.KeepWhatWasTyped>();
        app.UseAuthorization();
        app.MapRazorPages();
    }
}
