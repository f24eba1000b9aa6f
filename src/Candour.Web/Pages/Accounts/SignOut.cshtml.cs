using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.Accounts;

/// <summary>Ends the session at this browser. Somebody who is out already is simply out.</summary>
[Rule(Door.Anybody), OpenToAll]
public sealed class SignOutModel : CandourPage
{
    public IActionResult OnGet() => Redirect(Viewer.PersonId is null ? "/sign-in" : "/me");

    public async Task<IActionResult> OnPostAsync()
    {
        await Sessions.EndAsync(HttpContext);
        return Redirect("/sign-in");
    }
}
