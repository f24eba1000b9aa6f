using Candour.Foundation.Jobs;
using Candour.Records.Previews;
using Candour.Records.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Records;

/// <summary>The register and what partnerships know of their schools.</summary>
public static class RecordsRoom
{
    public static IServiceCollection AddRecords(this IServiceCollection services)
    {
        services.AddSingleton<ImportSources>();
        services.AddSingleton<CompareRegister>();
        services.AddScoped<RecordsAccess>();
        services.AddScoped<RegisterWriter>();
        services.AddScoped<Results.ISchoolFacts, RegisterFacts>();
        services.AddScoped<IRegisterState, StoredRegister>();
        services.AddUseCases(typeof(RecordsRoom));
        services.AddJob<ApplyImportJob>();
        return services;
    }
}
