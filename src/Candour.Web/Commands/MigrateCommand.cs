using System.CommandLine;
using System.Globalization;
using Candour.Foundation.Keeping;
using Candour.Foundation.Storage;

namespace Candour.Web.Commands;

internal static class MigrateCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("migrate", "Makes the database, or brings an older one up to this version after backing it up.");
        KeepingVerb.Set(
            command,
            context,
            async (verb, _, cancel) =>
            {
                var schema = verb.Get<Schema>();
                switch (await schema.LookAsync(cancel))
                {
                    case { State: SchemaState.Current }:
                        await verb.SayAsync("command.migrate.current");
                        return 0;
                    case { State: SchemaState.Empty }:
                        await schema.BuildAsync(cancel);
                        await verb.SayAsync("command.migrate.made");
                        return 0;
                    case { State: SchemaState.Older }:
                        await RaiseAsync(verb, cancel);
                        return 0;
                    default:
                        verb.Must(await schema.MustBeCurrentAsync(cancel));
                        return 1;
                }
            }
        );
        return command;
    }

    /// <summary>Brings a database of an earlier version up to this one, and never without a backup of how it was.</summary>
    internal static async Task RaiseAsync(KeepingVerb verb, CancellationToken cancel)
    {
        await BackUpAsync(verb, cancel);
        await verb.Get<Schema>().BuildAsync(cancel);
        await verb.SayAsync("command.migrate.raised");
    }

    private static async Task BackUpAsync(KeepingVerb verb, CancellationToken cancel)
    {
        var now = verb.Get<TimeProvider>().GetUtcNow();
        var name = string.Create(CultureInfo.InvariantCulture, $"before-migrating-{now:yyyyMMdd-HHmmss}.tar");
        var path = Path.Combine(verb.Get<StorageSettings>().Folder, "backups", name);
        await verb.Get<BackupPlace>().RunAsync(path, cancel);
        await verb.SayAsync("command.migrate.backed-up", path);
    }
}
