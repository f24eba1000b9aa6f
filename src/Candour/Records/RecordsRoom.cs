using Candour.Foundation.Jobs;
using Candour.Foundation.Keeping;
using Candour.Partnerships;
using Candour.Records.Jobs;
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
        services.AddScoped<Foundation.Access.ISightExplainer, LocalDetailSight>();
        services.AddScoped<RegisterWriter>();
        services.AddScoped<Results.ISchoolFacts, RegisterFacts>();
        services.AddScoped<IRegisterState, StoredRegister>();
        services.AddScoped<IRegister, RegisterForPartnerships>();
        services.AddUseCases(typeof(RecordsRoom));
        services.AddJob<ApplyImportJob>();
        services.AddInvariant("import-is-told-once", RecordsAccess.ImportsToldWrongly);
        services.AddInvariant("school-bears-register-name", RecordsAccess.SchoolsMisnamed);
        return services;
    }
}
