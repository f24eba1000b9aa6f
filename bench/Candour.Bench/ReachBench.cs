using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Snapshot = Candour.SelfEvaluation.Snapshot;

namespace Candour.Bench;

/// <summary>
/// A list that the outer wall filters, at 85, 500 and 24,000 owners, held against the same list with the wall taken
/// away: the newest 25 of a kind that agreements open, for a reader who is in about twenty groups, and how many there
/// are in all. It reports; the wall must cost the same in a nation as in a town.
/// </summary>
internal sealed class ReachBench : IBench
{
    private const int Rounds = 15;
    private const int PerPartnership = 85;
    private const int PerGroup = 4;
    private const int PageSize = 25;
    private static readonly int[] Owners = [85, 500, 24_000];

    public string Name => "reach";

    public async Task<bool> RunAsync(TextWriter say)
    {
        // It has to listen before the first context is opened.
        CommandCounter.Begin().Dispose();
        foreach (var kind in DatabaseKinds.OfThisRun)
        {
            if (DatabaseKinds.WhyMissing(kind) is { } why)
            {
                say.WriteLine($"  {kind}: not measured. {why}");
                continue;
            }
            say.WriteLine($"  {kind}, the newest {PageSize} and their number, median of {Rounds}");
            foreach (var owners in Owners)
                await OnAsync(kind, owners, say);
        }
        return true;
    }

    private static async Task OnAsync(DatabaseKind kind, int owners, TextWriter say)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var reader = await FurnishAsync(database, owners);
        await using var db = database.Open(reader);
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
        var (walled, commands, reached) = await MedianAsync(db, db.Set<Snapshot>());
        var (open, _, all) = await MedianAsync(db, db.Set<Snapshot>().IgnoreQueryFilters([CandourDb.ReachFilter]));
        say.WriteLine(
            $"    {owners, 6:N0} owners: reach {walled, 7:N2} ms in {commands} commands, {reached} of {all:N0} reached; without it {open, 7:N2} ms;  {walled / open, 5:N1} ×"
        );
    }

    private static async Task<(double Time, int Commands, int Found)> MedianAsync(CandourDb db, IQueryable<Snapshot> of)
    {
        var times = new List<double>();
        var (commands, found) = (0, 0);
        for (var round = -2; round < Rounds; round++)
        {
            using var counter = CommandCounter.Begin();
            var time = await Ratios.TimedAsync(async () =>
            {
                found = await of.CountAsync();
                await of.OrderByDescending(s => s.LockedAt)
                    .ThenBy(s => s.Id)
                    .Select(s => new
                    {
                        s.Id,
                        s.Title,
                        s.LockedAt,
                    })
                    .Take(PageSize)
                    .ToListAsync();
            });
            commands = counter.Tally.Commands.Count;
            if (round >= 0)
                times.Add(time);
        }
        return (times.At(0.5), commands, found);
    }

    /// <summary>Partnerships of 85 schools in groups of four, every school with one locked self-evaluation that its agreement opens; the reader leads twenty groups of one.</summary>
    private static async Task<Viewer> FurnishAsync(TestDatabase database, int owners)
    {
        var place = new TestPlace(database);
        var lead = await place.PersonAsync("Ruth Adeyemi");
        var records = new List<object>();
        Party partnership = null!,
            group = null!;
        for (var i = 0; i < owners; i++)
        {
            if (i % PerPartnership == 0)
                records.Add(partnership = Make.Partnership($"Partnership {i}"));
            if (i % PerPartnership % PerGroup == 0)
                records.AddRange([group = Make.Party(PartyKinds.Group, $"Group {i}", partnership.Id), Make.Member(group, partnership)]);
            var school = Make.School($"School {i}");
            var kept = Make.Member(school, group, keptBy: partnership.Id);
            records.AddRange([school, Make.Member(school, partnership), kept, OpenedBy(school, partnership), LockedBy(school, i)]);
            if (i < PerPartnership && i % PerGroup == 0 && i < 20 * PerGroup)
                records.Add(
                    new Appointment
                    {
                        Id = Ids.New(),
                        OwnerId = group.Id,
                        ConvenerId = partnership.Id,
                        PersonId = lead,
                        Role = Roles.ClusterLead,
                        From = Make.LongAgo,
                        AcceptedAt = DateTime.UnixEpoch,
                        ConfirmedAt = DateTime.UnixEpoch,
                    }
                );
            if (records.Count < 4000 && i < owners - 1)
                continue;
            await database.SeedAsync([.. records]);
            records.Clear();
        }
        return await place.ViewerAsync(lead);
    }

    private static Opening OpenedBy(Party school, Party partnership) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = school.Id,
            PartnershipId = partnership.Id,
            SignatureId = Ids.New(),
            Opened = Snapshot.Kind.Key,
            Audience = PartyKinds.Group,
        };

    private static Snapshot LockedBy(Party school, int number) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = school.Id,
            SelfEvaluationId = Ids.New(),
            Title = $"Self-evaluation {number}",
            LockedAt = DateTime.UnixEpoch.AddMinutes(number),
            LockedById = school.Id,
            Canonical = "{}",
            Digest = "",
        };
}
