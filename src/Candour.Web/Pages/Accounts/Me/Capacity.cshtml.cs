using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.Accounts.Me;

/// <summary>Chooses what one acts as from now on, at this browser.</summary>
[Rule(Door.SignedIn)]
public sealed class CapacityModel : CandourPage
{
    public IActionResult OnGet() => Redirect("/me#acting");

    public IActionResult OnPost(string? capacity, string? next)
    {
        if (Viewer.Capacities.All(c => c.Key != capacity))
            return NotFound();
        Response.Cookies.Append(
            ViewerMiddleware.CapacityCookie,
            capacity!,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = Request.IsHttps,
                IsEssential = true,
            }
        );
        return Redirect(Url.IsLocalUrl(next) ? next : "/");
    }
}
