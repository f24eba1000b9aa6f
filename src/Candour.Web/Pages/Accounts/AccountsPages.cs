using Candour.Web.Access;
using Candour.Web.Design;

namespace Candour.Web.Pages.Accounts;

/// <summary>What the pages of accounts need, and where they stand in the navigation.</summary>
internal static class AccountsPages
{
    public static IServiceCollection AddAccountsPages(this IServiceCollection services)
    {
        services.AddScoped<CastDoor>();
        services.AddSingleton(new NavItem("people", "/people", "accounts.people.title", 800));
        services.AddSingleton(new NavDoor("people", Door.Appointer));
        services.AddSingleton(new NavItem("me", "/me", "accounts.me.nav", 900));
        return services;
    }
}
