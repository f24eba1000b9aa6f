using Candour.Foundation.Jobs;
using Candour.Foundation.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Candour.Foundation.Mail;

public static class MailSetup
{
    /// <summary>Registers the outbox. Without <see cref="MailSettings"/> of the installation, mail is written to the data folder.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new MailSettings
        {
            Folder = Path.Combine(provider.GetRequiredService<StorageSettings>().Folder, "mail"),
        });
        services.TryAddSingleton<IMailSender>(provider =>
            provider.GetRequiredService<MailSettings>() switch
            {
                { Relay: null } settings => new FolderMailSender(settings),
                var settings => new SmtpMailSender(settings),
            }
        );
        services.AddScoped<Outbox>();
        return services.AddJob<PostJob>();
    }
}
