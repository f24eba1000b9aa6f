using Candour.Accounts.Jobs;
using Candour.Foundation.Jobs;
using Candour.Foundation.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Candour.Accounts;

/// <summary>People, invitations, sign-in and appointments.</summary>
public static class AccountsRoom
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton(new AccountsSettings(new Uri("http://localhost:5080")));
        services
            .AddIdentityCore<Account>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                // Passwords are held against PasswordRules before they come here.
                identity.Password = new()
                {
                    RequiredLength = 1,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
            })
            .AddEntityFrameworkStores<CandourDb>();
        services.Replace(ServiceDescriptor.Scoped<ILookupNormalizer, AddressNormalizer>());
        // Hashing keeps no state: one for all lets the hash of nobody be made once.
        services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<Account>, PasswordHasher<Account>>());
        services.AddSingleton<PasswordOfNobody>();
        services.AddScoped<AccountsAccess>();
        services.AddScoped<Knocks>();
        services.AddScoped<Passwords>();
        services.AddScoped<AppointmentMails>();
        services.AddScoped<Appointing>();
        services.AddScoped<ReadInvitation>();
        services.AddJob<SendPasswordLinkJob>();
        services.AddJob<ForgetAccountsJob>();
        return services.AddUseCases(typeof(AccountsRoom));
    }
}
