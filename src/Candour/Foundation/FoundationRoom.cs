using Candour.Foundation.Drafts;
using Candour.Foundation.Files;
using Candour.Foundation.Jobs;
using Candour.Foundation.Journal;
using Candour.Foundation.Keeping;
using Candour.Foundation.Mail;
using Candour.Foundation.PersonalData;
using Candour.Foundation.Seals;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Foundation;

/// <summary>What every room stands on: jobs, mail, drafts, the read log, files, keeping.</summary>
public static class FoundationRoom
{
    public static IServiceCollection AddFoundation(this IServiceCollection services)
    {
        services.AddScoped<Journal.Journal>();
        services.AddScoped<ReadLog.ReadLog>();
        services.AddJob<ChainJob>();
        services.AddJob<ChainHeadsJob>();
        services.AddSingleton<KeyFolder>();
        services.AddKeeping();
        services.AddScoped<IGeneratedPage, Access.AccessPage>();
        services.AddPersonalData();
        services.AddScoped<SealKeys>();
        services.AddScoped<FileStore>();
        services.AddJobs();
        services.AddJob<SweepFilesJob>();
        services.AddMail();
        // The host says where the keys are kept; here they only have to be there.
        services.AddDataProtection();
        services.AddSingleton<FormEnvelope>();
        services.AddScoped<Drafts.Drafts>();
        return services;
    }
}
