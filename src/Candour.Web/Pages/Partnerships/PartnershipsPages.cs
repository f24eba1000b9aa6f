using Candour.Web.Design;

namespace Candour.Web.Pages.Partnerships;

/// <summary>What the pages of this room add to the product's frame.</summary>
public static class PartnershipsPages
{
    public static IServiceCollection AddPartnershipsPages(this IServiceCollection services) =>
        services
            .AddSingleton(new NavItem("place", "/", "nav.place", 10))
            .AddSingleton(new NavItem("schools", "/schools", "nav.schools", 30));
}
