using Candour.Foundation.Drafts;
using Candour.Foundation.Jobs;
using Candour.Foundation.Mail;
using Candour.Foundation.ReadLog;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Foundation.PersonalData;

internal static class PersonalDataSetup
{
    public static IServiceCollection AddPersonalData(this IServiceCollection services)
    {
        services.AddScoped<FindPerson>();
        services.AddScoped<ErasePerson>();
        services.AddScoped<RectifyPerson>();
        services.AddScoped<ExportPerson>();
        services.AddScoped<RetentionClock>();
        services.AddScoped<IGeneratedPage, DataProtectionPage>();
        services.AddRetention<Draft>("drafts", Retention.Passing, before => d => d.At < before);
        services.AddRetention<OutMail>("mail", Retention.Passing, before => m => m.EndedAt != null && m.EndedAt < before);
        services.AddRetention<Job>(
            "jobs",
            Retention.Passing,
            before => j => j.State == Job.Done && j.EndedAt != null && j.EndedAt < before
        );
        services.AddRetention<ReadEntry>("read-log", Retention.ReadLog, before => e => e.At < before);
        return services.AddJob<PurgeJob>();
    }
}
