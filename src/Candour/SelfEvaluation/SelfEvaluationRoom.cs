using Candour.Evidence;
using Candour.Foundation.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.SelfEvaluation;

/// <summary>Registers the room.</summary>
public static class SelfEvaluationRoom
{
    public static IServiceCollection AddSelfEvaluation(this IServiceCollection services)
    {
        services.AddScoped<SelfEvaluationAccess>();
        services.AddScoped<ReadSelfEvaluation>();
        services.AddScoped<UsableFrameworks>();
        services.AddScoped<IFileCiter, SnapshotFiles>();
        services.AddScoped<IEvidenceHolder, SelfEvaluationEvidence>();
        services.AddScoped<ISightExplainer, SelfEvaluationSight>();
        services.AddScoped<ISightExplainer, SnapshotSight>();
        return services.AddUseCases(typeof(SelfEvaluationRoom));
    }
}
