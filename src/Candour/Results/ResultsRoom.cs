using Microsoft.Extensions.DependencyInjection;

namespace Candour.Results;

/// <summary>Registers the room. Rooms with public facts of schools register <see cref="ISchoolFacts"/>.</summary>
public static class ResultsRoom
{
    public static IServiceCollection AddResults(this IServiceCollection services)
    {
        services.AddScoped<ResultsAccess>();
        return services.AddUseCases(typeof(ResultsRoom));
    }
}
