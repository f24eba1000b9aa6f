using System.Diagnostics;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Candour.Web.Pages;

/// <summary>What went wrong, in words, for whichever request ended here.</summary>
[Rule(Door.Anybody), OpenToAll, IgnoreAntiforgeryToken]
public sealed class ProblemModel : PageModel
{
    public string Words { get; private set; } = "";

    /// <summary>Finds the entry in the log; says nothing about the person.</summary>
    public string Reference => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public void OnGet() => Show(Status);

    public void OnPost() => Show(Status);

    /// <summary>From the route alone: binding would read the form, which may be what could not be read.</summary>
    private int Status =>
        int.TryParse(
            RouteData.Values["status"]?.ToString(),
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var status
        )
            ? status
            : 404;

    private void Show(int status)
    {
        // The exception handler has set its own status by now, which knows more than the address.
        var told = Response.StatusCode >= 500 ? Response.StatusCode : status;
        Response.StatusCode = ProblemPages.Shown(told);
        Words = ProblemPages.Words(Response.StatusCode);
        ModelState.Clear();
    }
}
