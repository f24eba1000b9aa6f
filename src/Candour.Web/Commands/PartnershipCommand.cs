using System.CommandLine;
using System.Globalization;
using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Web.Pages.Partnerships.Schools;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Commands;

/// <summary>Makes partnerships and names those there are. What they hold is not for this.</summary>
internal static class PartnershipCommand
{
    private static readonly Viewer Keeper = Viewers.Keeper(["party", "membership"]);

    public static Command Create(CommandContext context) =>
        new("partnership", "Makes partnerships and lists them.") { Make(context), List(context) };

    private static Command Make(CommandContext context)
    {
        var name = new Argument<string>("name") { Description = "What it is called." };
        var authority = new Option<string?>("--authority")
        {
            Description = "All open schools of an authority, by its code: 307 is Ealing.",
        };
        var urns = new Option<string?>("--urns") { Description = "Schools by number, with commas between, from any authority." };
        var leadName = new Option<string>("--lead-name") { Description = "The name of its first lead.", Required = true };
        var leadAddress = new Option<string>("--lead-address") { Description = "The lead's email address.", Required = true };
        var command = new Command(
            "make",
            "Makes a partnership of schools of the register, and prints the link that invites its first lead."
        )
        {
            name,
            authority,
            urns,
            leadName,
            leadAddress,
        };
        KeepingVerb.Set(
            command,
            context,
            async (verb, parsed, cancel) =>
            {
                var numbers = Numbers.Read(parsed.GetValue(urns)) ?? throw verb.Refused("schools.add.urns.not-numbers");
                var partnership = new Candour.Partnerships.Founding.NewPartnership(
                    parsed.GetValue(name)!,
                    parsed.GetValue(authority),
                    numbers
                );
                var founded = verb.Must(
                    await verb.Get<FoundPartnershipHere>()
                        .RunAsync(new(partnership, parsed.GetValue(leadName), parsed.GetValue(leadAddress)), cancel)
                );
                await verb.LineAsync(verb.Texts.Count("partnerships.cli.made", founded.Made.Schools, partnership.Name.Trim()));
                await verb.SayAsync("partnerships.cli.link", founded.Until);
                await verb.LineAsync(founded.Link);
                return 0;
            }
        );
        return command;
    }

    private static Command List(CommandContext context)
    {
        var command = new Command("list", "Names the partnerships, with how many schools each has.");
        KeepingVerb.Set(
            command,
            context,
            async (verb, _, cancel) =>
            {
                verb.Get<ViewerScope>().Set(Keeper);
                var access = verb.Get<PartnershipsAccess>();
                var ties = access.TiesNow.Where(m => m.Kind == PartyKinds.Partnership);
                var schools = access.Organisations.Where(p => p.Kind == PartyKinds.School);
                var found = await access
                    .Organisations.Where(p => p.Kind == PartyKinds.Partnership && p.EndedOn == null)
                    .OrderBy(p => p.SortKey)
                    .ThenBy(p => p.Id)
                    .Select(p => new { p.Name, Schools = ties.Count(m => m.GroupId == p.Id && schools.Any(s => s.Id == m.PartyId)) })
                    .ToListAsync(cancel);
                if (found.Count == 0)
                    await verb.SayAsync("partnerships.cli.none");
                foreach (var line in found)
                    await verb.LineAsync($"{line.Schools.ToString("N0", CultureInfo.InvariantCulture), 7}  {line.Name}");
                return 0;
            }
        );
        return command;
    }
}
