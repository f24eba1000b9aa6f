using Candour.Foundation.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Candour.Frameworks;

/// <summary>Registers the room.</summary>
public static class FrameworksRoom
{
    public static IServiceCollection AddFrameworks(this IServiceCollection services)
    {
        services.TryAddSingleton<ShippedFrameworks>();
        services.AddScoped<FrameworksAccess>();
        services.AddScoped<ISightExplainer, FrameworkSight>();
        return services.AddUseCases(typeof(FrameworksRoom));
    }
}
