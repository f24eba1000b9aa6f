using System.Security.Claims;
using Candour.Accounts;
using Candour.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Candour.Web.Pages.Accounts;

/// <summary>
/// The sign-in cookie: who, and the stamp that says since when. It ends with the browser or after twelve hours without
/// use, because schools share machines; nothing offers to remember anybody.
/// </summary>
internal static class Sessions
{
    /// <summary>Begins a session, and forgets what the person before at this browser acted as.</summary>
    public static async Task BeginAsync(HttpContext http, SignedIn signedIn)
    {
        await RenewAsync(http, signedIn);
        http.Response.Cookies.Delete(ViewerMiddleware.CapacityCookie);
    }

    /// <summary>Goes on with a session under a new stamp.</summary>
    public static Task RenewAsync(HttpContext http, SignedIn signedIn) =>
        http.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            new ClaimsPrincipal(
                new ClaimsIdentity(
                    [new(ClaimTypes.NameIdentifier, signedIn.PersonId.ToString()), new(ViewerMiddleware.StampClaim, signedIn.Stamp)],
                    CookieAuthenticationDefaults.AuthenticationScheme
                )
            )
        );

    /// <summary>Ends the session at this browser.</summary>
    public static async Task EndAsync(HttpContext http)
    {
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        http.Response.Cookies.Delete(ViewerMiddleware.CapacityCookie);
    }
}
