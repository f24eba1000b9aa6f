using Microsoft.Net.Http.Headers;

namespace Candour.Web.Design;

public static class SecurityHeaders
{
    /// <summary>Everything comes from here, nothing is inline, nobody frames us. Two tests hold pages to it.</summary>
    public const string Policy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Puts the security headers on every answer, and keeps pages out of shared and disk caches unless they say otherwise.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    Add(context.Response);
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );

    private static void Add(HttpResponse response)
    {
        var headers = response.Headers;
        // A file that somebody added says something stricter of itself.
        if (!headers.ContainsKey(HeaderNames.ContentSecurityPolicy))
            headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        // A page shows what somebody may see: the next person at the same machine must not find it by going back.
        var isPage = response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
        if (isPage && !headers.ContainsKey(HeaderNames.CacheControl))
            headers.CacheControl = "no-store";
    }
}
