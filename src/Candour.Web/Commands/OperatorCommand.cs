using System.CommandLine;
using Candour.Accounts;
using Candour.Foundation.Keeping;

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
        KeepingVerb.Set(
            command,
            context,
            async (verb, parsed, cancel) =>
            {
                verb.Must(await verb.Get<Schema>().MustBeCurrentAsync(cancel));
                var invited = verb.Must(
                    await verb.Get<InviteOperator>()
                        .RunAsync(new(parsed.GetValue(address), string.Join(' ', parsed.GetValue(name)!)), cancel)
                );
                await verb.SayAsync("accounts.operator.made", invited.Until);
                await verb.LineAsync(invited.Link);
                return 0;
            }
        );
        return command;
    }
}
