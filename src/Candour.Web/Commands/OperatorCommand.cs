using System.CommandLine;
using Candour.Accounts;
using Candour.Foundation.Access;

namespace Candour.Web.Commands;

internal static class OperatorCommand
{
    public static Command Create(CommandContext context)
    {
        var address = new Argument<string>("address") { Description = "Their email address." };
        var name = new Argument<string[]>("name") { Description = "Their name.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("operator", "Makes an invitation for somebody to look after this installation, and prints its link.")
        {
            address,
            name,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using var app = context.Host(parsed);
                await using var scope = app.Services.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<ViewerScope>().Set(Viewer.Nobody);
                var outcome = await scope
                    .ServiceProvider.GetRequiredService<InviteOperator>()
                    .RunAsync(new(parsed.GetValue(address), string.Join(' ', parsed.GetValue(name)!)), cancel);
                var texts = app.Services.GetRequiredService<Texts>();
                if (!outcome.IsDone)
                    throw new CommandRefusedException(texts[outcome.Refusals[0].TextKey, outcome.Refusals[0].Arguments]);
                var output = parsed.InvocationConfiguration.Output;
                await output.WriteLineAsync(texts["accounts.operator.made", outcome.Value.Until]);
                await output.WriteLineAsync(outcome.Value.Link);
                return 0;
            }
        );
        return command;
    }
}
