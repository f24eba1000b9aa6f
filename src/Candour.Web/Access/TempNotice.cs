namespace Candour.Web.Access;

/// <summary>A sentence for the next page ("Your judgement is sealed"), carried as a text key in a short-lived cookie.</summary>
public static class TempNotice
{
    private const string Cookie = "candour-notice";

    /// <summary>Leaves the notice for the next page.</summary>
    public static void Leave(HttpContext http, string textKey) => http.Response.Cookies.Append(Cookie, textKey, new CookieOptions
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromMinutes(1), Secure = http.Request.IsHttps, IsEssential = true,
    });

    /// <summary>Takes the notice, once; null when there is none.</summary>
    public static string? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 80 } key)
            return null;
        http.Response.Cookies.Delete(Cookie);
        return key;
    }
}
