using System.CommandLine;
using Candour.Foundation;

namespace Candour.Web.Commands;

internal static class DocsCommand
{
    public static Command Create(CommandContext context)
    {
        var folder = new Option<string>("--out") { Description = "Where to write the pages.", DefaultValueFactory = _ => "docs" };
        var command = new Command("docs", "Writes the pages that are made from the code.") { folder };
        command.Hidden = true;
        KeepingVerb.Set(
            command,
            context,
            async (verb, parsed, cancel) =>
            {
                var to = Directory.CreateDirectory(parsed.GetValue(folder)!).FullName;
                foreach (var page in verb.Get<IEnumerable<IGeneratedPage>>())
                    await File.WriteAllTextAsync(Path.Combine(to, page.Name), await page.WriteAsync(cancel), cancel);
                return 0;
            }
        );
        return command;
    }
}
