using Candour.Web.Access;
using Candour.Web.Design;

namespace Candour.Web.Pages.Records;

/// <summary>What the pages of this room add to the product's frame.</summary>
public static class RecordsPages
{
    public static IServiceCollection AddRecordsPages(this IServiceCollection services) =>
        services
            .AddSingleton(new NavItem("register", "/register", "nav.register", 50))
            .AddSingleton(new NavDoor("register", Door.OperatorOrLead));
}
