using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Candour.Testing;

/// <summary>Gives each request of a test host the caller's address that a connection would: this machine, unless the visitor says otherwise.</summary>
internal sealed class CallerAddress : IStartupFilter
{
    /// <summary>The header by which a <see cref="Visitor"/> says so. Only tests read it.</summary>
    public const string Header = "X-Test-Caller";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, step) =>
                {
                    var from = context.Request.Headers[Header].ToString();
                    context.Connection.RemoteIpAddress = from.Length > 0 ? IPAddress.Parse(from) : IPAddress.Loopback;
                    context.Request.Headers.Remove(Header);
                    return step(context);
                }
            );
            next(app);
        };
}
