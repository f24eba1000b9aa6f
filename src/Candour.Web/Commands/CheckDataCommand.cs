using System.CommandLine;
using Candour.Foundation.Keeping;

namespace Candour.Web.Commands;

internal static class CheckDataCommand
{
    public static Command Create(CommandContext context)
    {
        var backup = new Option<string?>("--since") { Description = "A backup: its note of where each journal stood must still be true." };
        var command = new Command("check-data", "Checks that the data hold together, and that no journal was altered. Changes nothing.")
        {
            backup,
        };
        KeepingVerb.Set(
            command,
            context,
            async (verb, parsed, cancel) =>
            {
                verb.Must(await verb.Get<Schema>().MustBeCurrentAsync(cancel));
                var path = parsed.GetValue(backup);
                var manifest = path is null
                    ? null
                    : await RestorePlace.ReadManifestAsync(path, cancel) ?? throw verb.Refused("keeping.restore.not-whole", path);
                return await CheckAsync(verb, manifest, cancel);
            }
        );
        return command;
    }

    public static async Task<int> CheckAsync(KeepingVerb verb, Manifest? manifest, CancellationToken cancel)
    {
        var check = verb.Get<DataCheck>();
        var broken = await check.RunAsync(manifest?.Heads, cancel);
        foreach (var one in broken)
            await verb.LineAsync($"{one.Invariant}: {one.What}");
        if (broken.Count > 0)
            throw verb.Refused("command.check.broken", broken.Count);
        await verb.SayAsync("command.check.sound", check.Keys.Count);
        return 0;
    }
}
