using System.CommandLine;
using Candour.Foundation.PersonalData;

namespace Candour.Web.Commands;

internal static class PersonCommand
{
    public static Command Create(CommandContext context) =>
        new("person", "What is held about a person: to see, to put right, to erase, to let go when its time is over.")
        {
            Export(context),
            Rectify(context),
            Erase(context),
            Retention(context),
        };

    private static Argument<string> Who() => new("who") { Description = "The person's address or key." };

    private static async Task<Guid> FindAsync(KeepingVerb verb, string who, CancellationToken cancel) =>
        await verb.Get<FindPerson>().RunAsync(who, cancel) is var found && found.IsDone
            ? found.Value
            : throw verb.Refused(found.Refusals[0].TextKey);

    private static Command Export(CommandContext context)
    {
        var (who, folder) = (Who(), new Argument<string>("folder") { Description = "Where to; it must not be there yet." });
        var command = new Command("export", "Writes all that is held about a person into a folder.") { who, folder };
        KeepingVerb.Set(
            command,
            context,
            async (verb, parsed, cancel) =>
            {
                var to = Path.GetFullPath(parsed.GetValue(folder)!);
                var export = verb.Must(
                    await verb.Get<ExportPerson>().RunAsync(await FindAsync(verb, parsed.GetValue(who)!, cancel), to, cancel)
                );
                await verb.SayAsync("command.person.exported", to, export.Tables.Sum(t => t.Value.Count), export.NamedIn.Count);
                return 0;
            }
        );
        return command;
    }

    private static Command Rectify(CommandContext context)
    {
        var who = Who();
        var name = new Option<string?>("--name") { Description = "The right name." };
        var address = new Option<string?>("--address") { Description = "The right address." };
        var command = new Command("rectify", "Puts right a person's name or address, everywhere at once.") { who, name, address };
        KeepingVerb.Set(
            command,
            context,
            async (verb, parsed, cancel) =>
            {
                if (parsed.GetValue(name) is null && parsed.GetValue(address) is null)
                    throw verb.Refused("command.person.nothing-said");
                var person = await FindAsync(verb, parsed.GetValue(who)!, cancel);
                verb.Must(await verb.Get<RectifyPerson>().RunAsync(new(person, parsed.GetValue(name), parsed.GetValue(address)), cancel));
                await verb.SayAsync("command.person.rectified");
                return 0;
            }
        );
        return command;
    }

    private static Command Erase(CommandContext context)
    {
        var who = Who();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would happen." };
        var command = new Command("erase", "Erases a person. What they wrote for a school or a review stays, by nobody's name.")
        {
            who,
            dryRun,
        };
        KeepingVerb.Set(
            command,
            context,
            async (verb, parsed, cancel) =>
            {
                var dry = parsed.GetValue(dryRun);
                var erased = verb.Must(
                    await verb.Get<ErasePerson>().RunAsync(await FindAsync(verb, parsed.GetValue(who)!, cancel), dry, cancel)
                );
                await verb.SayAsync(
                    dry ? "command.person.would-erase" : "command.person.erased",
                    erased.Deleted,
                    erased.Emptied,
                    erased.Redacted
                );
                if (erased.Mentions.Count > 0)
                    await verb.SayAsync("command.person.mentions", erased.Mentions.Count);
                foreach (var mention in erased.Mentions)
                    await verb.LineAsync($"  {mention.Table}.{mention.Property} {mention.Id} ({mention.OwnerId})");
                return 0;
            }
        );
        return command;
    }

    private static Command Retention(CommandContext context)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would go." };
        var command = new Command("retention", "Lets go of what was kept long enough; the installation does so by itself every night.")
        {
            dryRun,
        };
        KeepingVerb.Set(
            command,
            context,
            async (verb, parsed, cancel) =>
            {
                using var purge = verb.Get<Foundation.Access.ViewerScope>().As(Foundation.Access.Viewers.Clock(PurgeJob.Clock));
                foreach (var due in await verb.Get<RetentionClock>().RunAsync(parsed.GetValue(dryRun), cancel))
                    await verb.SayAsync(
                        parsed.GetValue(dryRun) ? "command.person.would-go" : "command.person.gone",
                        due.Key,
                        due.Rows,
                        due.Before
                    );
                return 0;
            }
        );
        return command;
    }
}
