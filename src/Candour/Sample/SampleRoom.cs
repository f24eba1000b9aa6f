using Candour.Sample.Loading;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Sample;

/// <summary>A made-up place, told apart from a real one from its first row.</summary>
public static class SampleRoom
{
    public static IServiceCollection AddSample(this IServiceCollection services)
    {
        services.AddScoped<SampleAccess>();
        services.AddScoped<ReviewsLoading>();
        services.AddScoped<CardsLoading>();
        return services.AddUseCases(typeof(SampleRoom));
    }
}
