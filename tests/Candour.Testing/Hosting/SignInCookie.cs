using System.Security.Claims;
using Candour.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Candour.Testing;

/// <summary>The cookie that the sign-in page gives, made without going there.</summary>
public static class SignInCookie
{
    /// <summary>Makes it for a running application.</summary>
    /// <param name="services">The application's container.</param>
    /// <param name="personId">Who is signed in.</param>
    /// <param name="stamp">The sign-in stamp of their account.</param>
    public static (string Name, string Value) Make(IServiceProvider services, Guid personId, string stamp)
    {
        var cookie = services
            .GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, personId.ToString()), new(ViewerMiddleware.StampClaim, stamp)],
            CookieAuthenticationDefaults.AuthenticationScheme
        );
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket(
            new(identity),
            new() { IssuedUtc = now, ExpiresUtc = now + cookie.ExpireTimeSpan },
            CookieAuthenticationDefaults.AuthenticationScheme
        );
        return (cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(ticket));
    }
}
