using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Candour.Web.Access;

/// <summary>How often one caller may try. A whole school often calls from one address, so the numbers are generous; what one account can take is counted in Accounts.</summary>
public sealed record DoorLimitSettings
{
    /// <summary>The stretch of time that tries are counted over.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Posts of sign-in and forgotten password.</summary>
    public int Doors { get; init; } = 60;

    /// <summary>Links of invitations and new passwords, opened or sent.</summary>
    public int Links { get; init; } = 120;

    /// <summary>Posts of forms that need no sign-in.</summary>
    public int PublicForms { get; init; } = 60;
}

/// <summary>
/// Limits on what somebody who is not signed in may try. A page takes one by <c>[EnableRateLimiting(DoorLimits.Doors)]</c>.
/// Too many tries are answered alike whoever they were about.
/// </summary>
public static class DoorLimits
{
    public const string Doors = "doors";
    public const string Links = "links";
    public const string PublicForms = "public-forms";

    public static IServiceCollection AddDoorLimits(this IServiceCollection services)
    {
        services.TryAddSingleton(new DoorLimitSettings());
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (context, _) =>
            {
                var window = context.HttpContext.RequestServices.GetRequiredService<DoorLimitSettings>().Window;
                context.HttpContext.Response.Headers.RetryAfter = ((int)window.TotalSeconds).ToString(
                    System.Globalization.CultureInfo.InvariantCulture
                );
                return ValueTask.CompletedTask;
            };
            limits.AddPolicy(Doors, http => Limit(http, Doors, s => s.Doors, postsOnly: true));
            limits.AddPolicy(Links, http => Limit(http, Links, s => s.Links, postsOnly: false));
            limits.AddPolicy(PublicForms, http => Limit(http, PublicForms, s => s.PublicForms, postsOnly: true));
        });
        return services;
    }

    /// <summary>Whom a request counts for: an address, or the network that one subscriber of IPv6 has.</summary>
    internal static string Caller(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? $"{new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]])}/64"
            : address.ToString();
    }

    private static RateLimitPartition<string> Limit(HttpContext http, string policy, Func<DoorLimitSettings, int> most, bool postsOnly)
    {
        if (postsOnly && !HttpMethods.IsPost(http.Request.Method))
            return RateLimitPartition.GetNoLimiter("reading");
        var settings = http.RequestServices.GetRequiredService<DoorLimitSettings>();
        return RateLimitPartition.GetSlidingWindowLimiter(
            $"{policy} {Caller(http.Connection.RemoteIpAddress)}",
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = most(settings),
                Window = settings.Window,
                SegmentsPerWindow = 5,
                QueueLimit = 0,
            }
        );
    }
}
