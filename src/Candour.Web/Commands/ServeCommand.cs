using System.CommandLine;
using Candour.Foundation.Jobs;
using Candour.Web.Hosting;

namespace Candour.Web.Commands;

internal static class ServeCommand
{
    public static Command Create(CommandContext context)
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => "http://localhost:5080" };
        var command = new Command("serve", "Serves the pages.") { urls };
        command.SetAction(async (parsed, cancel) =>
        {
            var app = CandourHost.Build(context.Settings(parsed) with { Urls = parsed.GetValue(urls)! }, builder => builder.Services.AddJobClock());
            await app.RunAsync(cancel);
            return 0;
        });
        return command;
    }
}
