using System.CommandLine;
using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Keeping;
using Candour.Foundation.Storage;
using Candour.Web.Hosting;

namespace Candour.Web.Commands;

internal static class ServeCommand
{
    public static Command Create(CommandContext context)
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => "http://localhost:5080" };
        var sample = new Option<bool>("--open-sample")
        {
            Description =
                "Fill an empty data folder with the sample place first; an older one is backed up and brought up to this version.",
        };
        var command = new Command("serve", "Serves the pages.") { urls, sample };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var app = CandourHost.Build(
                    context.Settings(parsed) with
                    {
                        Urls = parsed.GetValue(urls)!,
                    },
                    builder => builder.Services.AddJobClock()
                );
                if (parsed.GetValue(sample))
                    await SampleCommand.OpenAsync(app, parsed.GetValue(urls)!, parsed.InvocationConfiguration.Output, cancel);
                await MustBeOurSchemaAsync(app, cancel);
                await app.RunAsync(cancel);
                return 0;
            }
        );
        return command;
    }

    /// <summary>Serving from a database of another version, or of something else, is refused in one sentence before the first request.</summary>
    private static async Task MustBeOurSchemaAsync(WebApplication app, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ViewerScope>().Set(Viewer.Nobody);
        var texts = app.Services.GetRequiredService<Texts>();
        try
        {
            var schema = await scope.ServiceProvider.GetRequiredService<Schema>().MustBeCurrentAsync(cancel);
            if (!schema.IsDone)
                throw new CommandRefusedException(texts[schema.Refusals[0].TextKey, schema.Refusals[0].Arguments]);
        }
        catch (Exception error) when (StorageTrouble.IsCauseOf(error))
        {
            throw new CommandRefusedException(texts["command.database-trouble", error.GetBaseException().Message]);
        }
    }
}
