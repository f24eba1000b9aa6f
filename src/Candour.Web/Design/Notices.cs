using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Candour.Web.Design;

/// <summary>What has just been done, said once at the top of the next page, with the way to undo it.</summary>
/// <param name="UndoHref">Receives a POST.</param>
public sealed record Notice(string Text, string? UndoHref = null);

/// <summary>
/// Carries a <see cref="Notice"/> over the redirect in a sealed cookie that lives five minutes: nothing is kept on the
/// server, and nobody can put words into our mouth.
/// </summary>
public sealed class Notices(IHttpContextAccessor http, IDataProtectionProvider protection)
{
    private const string Cookie = "candour-notice";

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("A notice needs a request.");

    private ITimeLimitedDataProtector Seal => protection.CreateProtector("Candour.Notices").ToTimeLimitedDataProtector();

    public void Say(string text, string? undoHref = null) =>
        Context.Response.Cookies.Append(
            Cookie,
            Seal.Protect(JsonSerializer.Serialize(new Notice(text, undoHref)), TimeSpan.FromMinutes(5)),
            Options()
        );

    /// <summary>The notice, once: reading it takes it away.</summary>
    public Notice? Take()
    {
        if (Context.Request.Cookies[Cookie] is not { } cookie)
            return null;
        Context.Response.Cookies.Delete(Cookie, Options());
        try
        {
            return JsonSerializer.Deserialize<Notice>(Seal.Unprotect(cookie));
        }
        catch (CryptographicException)
        {
            return null; // late, or not ours
        }
    }

    private CookieOptions Options() =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = Context.Request.IsHttps,
            IsEssential = true,
            MaxAge = TimeSpan.FromMinutes(5),
        };
}
