using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Evidence;

/// <summary>Registers the room. Rooms that have figures register <see cref="IRegisterFigures"/>, rooms whose records rest on evidence <see cref="IEvidenceHolder"/>.</summary>
public static class EvidenceRoom
{
    public static IServiceCollection AddEvidence(this IServiceCollection services)
    {
        services.AddScoped<EvidenceAccess>();
        services.AddScoped<RegisterFigures>();
        services.AddScoped<IRegisterFigures, RegisterOfSchools>();
        services.AddJob<PurgeEvidenceJob>();
        services.AddScoped<ISightExplainer, EvidenceSight>();
        return services.AddUseCases(typeof(EvidenceRoom));
    }
}
