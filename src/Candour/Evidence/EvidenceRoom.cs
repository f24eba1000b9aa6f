using Candour.Foundation.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Evidence;

/// <summary>Registers the room. The figures come from the register: Records registers <see cref="IRegisterFigures"/>.</summary>
public static class EvidenceRoom
{
    public static IServiceCollection AddEvidence(this IServiceCollection services)
    {
        services.AddScoped<EvidenceAccess>();
        services.AddScoped<ISightExplainer, EvidenceSight>();
        return services.AddUseCases(typeof(EvidenceRoom));
    }
}
