using Candour.ReportCards;

namespace Candour.Web.Pages.ReportCards;

/// <summary>What the pages of this room add to the product.</summary>
public static class CardPages
{
    public static IServiceCollection AddReportCardsPages(this IServiceCollection services) =>
        services.AddScoped<ICardPrinter, RazorCardPrinter>();

    /// <summary>The partial of a panel.</summary>
    public static string PartialOf(ComposedPanel panel)
    {
        var name = string.Concat(panel.Key.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return $"/Pages/ReportCards/Panels/_{name}.cshtml";
    }

    /// <summary>The panels by voice, as they stand side by side.</summary>
    public static IEnumerable<IGrouping<string, PanelView>> Voices(ComposedCard card) =>
        from panel in card.Panels
        group new PanelView(panel, IsLesser: panel != card.Panels.First(p => p.Voice == panel.Voice)) by panel.Voice;
}

/// <summary>A panel in its place: the first of a voice bears its heading, the others stand below it.</summary>
public sealed record PanelView(ComposedPanel Panel, bool IsLesser);
