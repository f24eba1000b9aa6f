using Candour.Evidence;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.Frameworks;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.Records;
using Candour.SelfEvaluation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Candour;

/// <summary>Registers every room. A new room adds its line here and nothing else elsewhere.</summary>
public static class Rooms
{
    public static IServiceCollection AddRooms(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new CalendarSettings());
        services.AddSingleton<Calendar>();
        services.AddScoped(provider => provider.GetRequiredService<ViewerScope>().Viewer);
        services.AddFoundation();
        services.AddScoped<SightLines>();
        services.AddFrameworks();
        services.AddEvidence();
        services.AddSelfEvaluation();
        services.AddPartnerships();
        services.AddPeerReview();
        services.AddRecords();
        return services;
    }

    /// <summary>
    /// Registers every use case of a room: the sealed classes of its namespace with one public method RunAsync.
    /// </summary>
    public static IServiceCollection AddUseCases(this IServiceCollection services, Type room)
    {
        foreach (var type in room.Assembly.GetTypes())
        {
            if (type.IsClass && type.IsSealed && type.Namespace?.StartsWith(room.Namespace!, StringComparison.Ordinal) == true && type.GetMethod("RunAsync") is not null)
                services.TryAddScoped(type);
        }
        return services;
    }
}
