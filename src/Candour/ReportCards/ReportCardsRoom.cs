using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Keeping;
using Candour.ReportCards.Jobs;
using Candour.ReportCards.Panels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Candour.ReportCards;

/// <summary>Registers the room. Panels are found by type: a new one needs no line here.</summary>
public static class ReportCardsRoom
{
    public static IServiceCollection AddReportCards(this IServiceCollection services)
    {
        foreach (var type in typeof(Panel).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Panel)) && !t.IsAbstract))
            services.AddSingleton(typeof(Panel), type);
        services.AddSingleton<PanelCatalogue>();
        services.AddScoped<ReportCardsAccess>();
        services.AddScoped<CardProofs>();
        services.AddScoped<Slugs>();
        services.TryAddScoped<ICardPrinter, NoCardPrinter>();
        services.AddScoped<ISightExplainer, CardSight>();
        services.AddScoped<ISightExplainer, EditionSight>();
        services.AddInvariant("card-edition-has-content", ReportCardsAccess.EditionsWithoutContent);
        services.AddInvariant("withdrawn-card-is-out-of-reach", ReportCardsAccess.WithdrawnAndReadable);
        services.AddUseCases(typeof(ReportCardsRoom));
        return services.AddJob<PurgeEditionsJob>();
    }
}
