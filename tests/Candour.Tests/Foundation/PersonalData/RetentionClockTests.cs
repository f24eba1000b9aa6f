using Candour.Foundation.Access;
using Candour.Foundation.Drafts;
using Candour.Foundation.Journal;
using Candour.Foundation.Mail;
using Candour.Foundation.PersonalData;
using Candour.Foundation.ReadLog;
using Candour.Testing;
using Candour.Tests.Foundation.Keeping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Log = Candour.Foundation.ReadLog.ReadLog;

namespace Candour.Tests.Foundation.PersonalData;

public sealed class RetentionClockTests
{
    [Theory, OnEachDatabase]
    public async Task What_was_kept_long_enough_goes_at_night_and_a_dry_run_only_says_so(DatabaseKind kind)
    {
        await using var place = await FurnishedPlace.CreateAsync(kind);
        await using (var scope = await place.Host.AsAsync(place.Lead))
            await scope
                .Get<Log>()
                .WriteAsync(await scope.Db.Set<Candour.Partnerships.Party>().Where(p => p.Id == place.School).ToListAsync());
        await place.Host.Jobs.RunDueAsync("post");
        (await DueAsync(place, dryRun: true)).Values.ShouldAllBe(rows => rows == 0);

        place.Host.Database.Clock.Advance(TimeSpan.FromDays(31));
        var due = await DueAsync(place, dryRun: true);
        (due["drafts"], due["mail"], due["read-log"]).ShouldBe((1, 1, 0));
        (await DueAsync(place, dryRun: true))["drafts"].ShouldBe(1, "a dry run removes nothing");

        await place.Host.Jobs.RunDueAsync("purge");
        await using (var keeper = place.Host.As(Make.Keeper))
        {
            (await keeper.Db.Set<Draft>().IgnoreQueryFilters().CountAsync()).ShouldBe(0);
            (await keeper.Db.Set<OutMail>().CountAsync()).ShouldBe(0);
            (await keeper.Db.Set<ReadEntry>().CountAsync()).ShouldBe(1);
        }
        place.Host.Database.Clock.Advance(TimeSpan.FromDays(731));
        await place.Host.Jobs.RunDueAsync("purge");
        await using (var keeper = place.Host.As(Make.Keeper))
        {
            (await keeper.Db.Set<ReadEntry>().CountAsync()).ShouldBe(0);
            (await keeper.Db.Set<Fact>().CountAsync()).ShouldBeGreaterThan(0, "the journal is history");
        }
    }

    [Fact]
    public void A_record_whose_removal_is_told_needs_a_rule_of_its_own() =>
        Should.Throw<ArgumentException>(() =>
            new ServiceCollection().AddRetention<Candour.Partnerships.Grant>("grants", Retention.Passing, before => g => g.MadeAt < before)
        );

    private static async Task<Dictionary<string, int>> DueAsync(FurnishedPlace place, bool dryRun)
    {
        await using var scope = place.Host.As(Viewers.Clock(ClockJob.Purge));
        return (await scope.Get<RetentionClock>().RunAsync(dryRun)).ToDictionary(d => d.Key, d => d.Rows);
    }
}
