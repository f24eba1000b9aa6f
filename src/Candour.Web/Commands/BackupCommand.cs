using System.CommandLine;
using Candour.Foundation.Keeping;

namespace Candour.Web.Commands;

internal static class BackupCommand
{
    public static Command Create(CommandContext context)
    {
        var path = new Argument<string>("file") { Description = "The archive to write; it must not be there yet." };
        var command = new Command(
            "backup",
            "Writes everything into one archive while people work. The folder of keys is not in it: keep a copy of that elsewhere."
        )
        {
            path,
        };
        KeepingVerb.Set(
            command,
            context,
            async (verb, parsed, cancel) =>
            {
                var to = Path.GetFullPath(parsed.GetValue(path)!);
                if (File.Exists(to))
                    throw verb.Refused("command.backup.there", to);
                var schema = await verb.Get<Schema>().LookAsync(cancel);
                if (schema.State is not (SchemaState.Current or SchemaState.Older))
                    verb.Must(await verb.Get<Schema>().MustBeCurrentAsync(cancel));
                var manifest = await verb.Get<BackupPlace>().RunAsync(to, cancel);
                await verb.SayAsync("command.backup.done", to, manifest.Tables.Sum(t => t.Rows), manifest.Files.Count);
                await verb.SayAsync("command.backup.keys", verb.Get<KeyFolder>().Path, verb.Get<ErasureLedger>().FilePath);
                return 0;
            }
        );
        return command;
    }
}

internal static class RestoreCommand
{
    public static Command Create(CommandContext context)
    {
        var path = new Argument<string>("file") { Description = "The archive." };
        var erasures = new Option<string?>("--erasures")
        {
            Description = "The list of people erased since, kept beside the old database (erasures.jsonl).",
        };
        var none = new Option<bool>("--no-erasures") { Description = "Nobody was ever erased." };
        var command = new Command("restore", "Brings a backup back into an empty place, and erases again whoever was erased since.")
        {
            path,
            erasures,
            none,
        };
        KeepingVerb.Set(
            command,
            context,
            async (verb, parsed, cancel) =>
            {
                var list = Erasures(verb, parsed.GetValue(erasures), parsed.GetValue(none));
                var restored = verb.Must(await verb.Get<RestorePlace>().RunAsync(Path.GetFullPath(parsed.GetValue(path)!), list, cancel));
                await verb.SayAsync(
                    "command.restore.done",
                    restored.Manifest.Tables.Sum(t => t.Rows),
                    restored.Manifest.Files.Count,
                    restored.Erased
                );
                if (restored.MailHeld > 0)
                    await verb.SayAsync("command.restore.mail", restored.MailHeld);
                return await CheckDataCommand.CheckAsync(verb, restored.Manifest, cancel);
            }
        );
        return command;
    }

    private static IReadOnlyList<Erasure> Erasures(KeepingVerb verb, string? path, bool none)
    {
        if (none)
            return [];
        var file = path ?? verb.Get<ErasureLedger>().FilePath;
        return File.Exists(file) ? ErasureLedger.Read(file) : throw verb.Refused("command.restore.no-list", file);
    }
}
