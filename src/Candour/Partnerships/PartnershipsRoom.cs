using Candour.Partnerships.Agreements;
using Candour.Partnerships.Endings;
using Candour.Partnerships.Founding;
using Candour.Partnerships.Grants;
using Candour.Partnerships.Groups;
using Candour.Partnerships.Waiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Candour.Partnerships;

/// <summary>Registers the room, and the catalogues that other rooms add to.</summary>
public static class PartnershipsRoom
{
    public static IServiceCollection AddPartnerships(this IServiceCollection services)
    {
        services.AddScoped<PartnershipsAccess>();
        services.AddScoped<PartyNames>();
        services.AddScoped<Foundation.Access.ISightExplainer, AgreementSight>();
        services.AddScoped<Places>();
        services.AddScoped<OpenableKinds>();
        services.AddScoped<WaitingList>();
        services.AddScoped<Joining>();
        services.AddScoped<Forming>();
        services.AddScoped<Leaving>();
        services.AddScoped<SignatureEnding>();
        services.AddScoped<SchoolEnding>();
        services.AddCatalogue<IWaiting>();
        services.AddCatalogue<IGrantable>();
        services.AddCatalogue<ISchoolLinks>();
        services.AddCatalogue<IWhenSchoolLeaves>();
        services.AddCatalogue<IReviewStream>();
        services.AddUseCases(typeof(PartnershipsRoom));
        return services;
    }

    /// <summary>Registers every class of this assembly that is of a catalogue's kind.</summary>
    private static void AddCatalogue<T>(this IServiceCollection services)
        where T : class
    {
        foreach (
            var type in typeof(PartnershipsRoom)
                .Assembly.GetTypes()
                .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(T).IsAssignableFrom(t))
        )
            services.TryAddEnumerable(ServiceDescriptor.Scoped(typeof(T), type));
    }
}
