using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.Accounts;

internal static class PageStatus
{
    /// <summary>The page, found or not: one that tells that a link leads nowhere says so in its status too.</summary>
    public static IActionResult WithStatus(this CandourPage page, bool found)
    {
        if (!found)
            page.Response.StatusCode = StatusCodes.Status404NotFound;
        return page.Page();
    }
}
