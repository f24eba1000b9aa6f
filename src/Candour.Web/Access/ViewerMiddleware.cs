using System.Security.Claims;
using Candour.Foundation.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;

namespace Candour.Web.Access;

/// <summary>Says who is asking, once, before anything reads the database.</summary>
public sealed class ViewerMiddleware(RequestDelegate next)
{
    /// <summary>The cookie that remembers which capacity somebody chose.</summary>
    public const string CapacityCookie = "candour-as";

    /// <summary>The claim that carries the sign-in stamp; it changes when somebody signs out everywhere.</summary>
    public const string StampClaim = "stamp";

    public async Task InvokeAsync(HttpContext http, ViewerScope scope, ViewerLoader loader)
    {
        scope.Set(Viewers.PublicReader);
        // A page that tells of a fault asks the database nothing: it may be the database that is gone.
        var isFault = http.Features.Get<IExceptionHandlerFeature>() is not null;
        if (http.User.Identity?.IsAuthenticated == true && http.GetEndpoint() is not null && !isFault)
        {
            var viewer = Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var person)
                ? await loader.LoadAsync(person, http.User.FindFirstValue(StampClaim) ?? "", http.RequestAborted)
                : null;
            if (viewer is null)
            {
                await http.SignOutAsync();
                http.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else
            {
                viewer.Act(http.Request.Cookies[CapacityCookie]);
                scope.Set(viewer);
            }
        }
        await next(http);
    }
}
