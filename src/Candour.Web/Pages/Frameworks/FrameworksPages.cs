using Candour.Web.Design;

namespace Candour.Web.Pages.Frameworks;

/// <summary>What the pages of this room add to the product's frame.</summary>
public static class FrameworksPages
{
    public static IServiceCollection AddFrameworksPages(this IServiceCollection services) =>
        services.AddSingleton(new NavItem("frameworks", "/frameworks", "nav.frameworks", 40));
}
