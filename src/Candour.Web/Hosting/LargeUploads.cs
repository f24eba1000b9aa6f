using Microsoft.AspNetCore.Http.Features;

namespace Candour.Web.Hosting;

/// <summary>
/// Answers a form that is larger than any page takes with a page that says so. A browser shows an answer only when it has
/// sent all, so what it sends is read and thrown away, up to a limit and only from somebody signed in.
/// </summary>
internal sealed class LargeUploads(RequestDelegate next)
{
    private const long ReadAway = 512L * 1024 * 1024;

    /// <summary>Pages that set a limit of their own and say in their own words what is too large.</summary>
    private static readonly PathString[] WithALimitOfTheirOwn = ["/register/bring"];

    public async Task InvokeAsync(HttpContext http)
    {
        var limit = http.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (
            limit is not { IsReadOnly: false, MaxRequestBodySize: { } most }
            || !(http.Request.ContentLength > most)
            || !http.Request.HasFormContentType
            || WithALimitOfTheirOwn.Contains(http.Request.Path)
        )
        {
            await next(http);
            return;
        }
        if (http.User.Identity?.IsAuthenticated == true && http.Request.ContentLength <= ReadAway)
        {
            limit.MaxRequestBodySize = ReadAway;
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        }
        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    }
}
