using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Candour.Testing;

/// <summary>Says with each answer which route gave it, so that a walk through the pages knows which kind of page it met.</summary>
public sealed class RouteHeader : IStartupFilter
{
    /// <summary>The header.</summary>
    public const string Name = "X-Test-Route";

    /// <inheritdoc />
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, step) =>
                {
                    context.Response.OnStarting(() =>
                    {
                        if (context.GetEndpoint() is RouteEndpoint endpoint)
                            context.Response.Headers[Name] = endpoint.RoutePattern.RawText;
                        return Task.CompletedTask;
                    });
                    return step(context);
                }
            );
            next(app);
        };
}
