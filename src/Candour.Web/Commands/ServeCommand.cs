using System.CommandLine;
using Candour.Foundation.Jobs;
using Candour.Web.Hosting;

namespace Candour.Web.Commands;

internal static class ServeCommand
{
    public static Command Create(CommandContext context)
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => "http://localhost:5080" };
        var sample = new Option<bool>("--open-sample") { Description = "Fill an empty data folder with the sample place first." };
        var command = new Command("serve", "Serves the pages.") { urls, sample };
        command.SetAction(async (parsed, cancel) =>
        {
            var app = CandourHost.Build(context.Settings(parsed) with { Urls = parsed.GetValue(urls)! }, builder => builder.Services.AddJobClock());
            if (parsed.GetValue(sample))
                await SampleCommand.OpenAsync(app, parsed.GetValue(urls)!, parsed.InvocationConfiguration.Output, cancel);
            await app.RunAsync(cancel);
            return 0;
        });
        return command;
    }
}
