using System.Net;
using Candour.Accounts;
using Candour.Web.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Accounts;

/// <summary>
/// Whether a sample's cast may be stepped into by this caller: only in a place that is a sample, and only from the same
/// machine unless the installation says otherwise.
/// </summary>
public sealed class CastDoor(AccountsAccess access, HostSettings settings)
{
    public async Task<bool> IsOpenAsync(HttpContext http, CancellationToken cancel) => IsNear(http) && await access.Cast.AnyAsync(cancel);

    private bool IsNear(HttpContext http) =>
        settings.CastFromAnywhere
        || (
            http.Connection.RemoteIpAddress is { } caller
            && IPAddress.IsLoopback(caller)
            // Behind a proxy on this machine everybody seems to be near, and a page elsewhere may give its name this machine's address.
            && !http.Request.Headers.ContainsKey("X-Forwarded-For")
            && !http.Request.Headers.ContainsKey("Forwarded")
            // Where a named proxy was believed its header has been taken away, and this one tells that it was there.
            && !http.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XOriginalForHeaderName)
            && IsOwnName(http.Request.Host.Host)
        );

    private static bool IsOwnName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
