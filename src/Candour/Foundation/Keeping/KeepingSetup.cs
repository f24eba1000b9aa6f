using Candour.Foundation.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Foundation.Keeping;

internal static class KeepingSetup
{
    public static IServiceCollection AddKeeping(this IServiceCollection services)
    {
        services.AddScoped<DataCheck>();
        services.AddScoped<Schema>();
        services.AddScoped<BackupPlace>();
        services.AddScoped<RestorePlace>();
        services.AddSingleton<ErasureLedger>();
        services.AddSingleton<IInvariant, ChainCheck>();
        services.AddSingleton<IInvariant, OwnersAreThere>();
        services.AddSingleton<IInvariant, FilesAreThere>();
        services.AddSingleton<IInvariant, SealsCanBeOpened>();
        services.AddInvariant("organisation-is-in-itself", HouseInvariants.OrganisationsWithoutThemselves);
        services.AddInvariant("tie-has-both-ends", HouseInvariants.LooseTies);
        services.AddInvariant("fact-has-content", HouseInvariants.FactsWithoutContent);
        return services;
    }
}
