using Candour.Foundation.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Candour.Foundation.Jobs;

public static class JobsSetup
{
    /// <summary>Registers jobs. They run by themselves only where <see cref="AddJobClock"/> is called too: in "serve".</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton(provider => new JobCatalogue(provider.GetServices<JobKind>()));
        services.AddSingleton<RunningJobs>();
        services.AddSingleton<JobLedger>();
        services.AddScoped<Jobs>();
        services.AddSingleton(provider => new JobRunner(
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<JobCatalogue>(),
            provider.GetRequiredService<RunningJobs>(),
            provider.GetRequiredService<JobLedger>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Calendar>(),
            provider.GetRequiredService<ILogger<JobRunner>>()
        ));
        return services;
    }

    /// <summary>Lets jobs run while the application is up.</summary>
    public static IServiceCollection AddJobClock(this IServiceCollection services) =>
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
}
