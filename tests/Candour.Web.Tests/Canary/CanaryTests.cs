namespace Candour.Web.Tests.Canary;

/// <summary>
/// Every text of every record of the sample place carries a token. Thousands of requests are made by people of every
/// role, by nobody and by people of other partnerships; whatever comes out is read, and what the second oracle forbids
/// must not be in it.
/// </summary>
[Trait("speed", "slow")]
public sealed class CanaryTests(CanaryPlace place) : IClassFixture<CanaryPlace>
{
    private const int InOneGo = 1_000;

    private static readonly int Goes = Environment.GetEnvironmentVariable("CANDOUR_LONG") == "1" ? 100 : 10;

    /// <summary>Texts that no page shows, to anybody, and why.</summary>
    private static readonly Dictionary<string, string> NeverShown = new(StringComparer.Ordinal)
    {
        ["Judgement.Sealed"] = "sealed: nobody reads it before all open together",
        ["Usefulness.Words"] = "told by the host for a later count of many reviews; no page shows one answer",
        ["Accuracy.Corrections"] = "worked into the draft: shown while facts are checked and not after",
        ["Accuracy.Answer"] = "as the corrections it answers",
        ["Accuracy.Reply"] = "printed in the report, which holds a copy; shown here only while facts are checked",
        ["CardEdition.School"] = "of an earlier edition: its page is the bytes that were stored when it was published",
        ["Result.Words"] = "offered to the head while a card is written; those that a later report replaced are offered nowhere",
        ["Snapshot.Title"] = "offered to a head for opening to somebody, where the search found somebody",
        ["Cycle.Name"] = "of a cycle that is over, which is offered nowhere",
        ["LocalSchoolDetail.KnownAs"] = "of a school that has left: its page shows what is of today",
        ["LocalSchoolDetail.OfficeEmail"] = "of a school that has left",
        ["LocalSchoolDetail.OfficeTelephone"] = "of a school that has left",
    };

    [Fact]
    public async Task Requests_ShowNobodyWhatTheyMayNotRead()
    {
        var app = place.App;
        var homes = await place.LookAsync();
        var watch = new Watch(homes);
        var run = new CanaryRun(place, app);
        var callers = run.Callers(homes);
        var fuzz = new Fuzz(app, callers, watch) { Judge = async () => watch.Settle(await place.LookAsync(), place.Put.Put) };
        await fuzz.BeginAsync();
        // First, while everybody who may read a text still may: the fuzz ends appointments, withdraws cards, closes schools.
        var walk = new DirectedWalk(place, app, watch, fuzz);
        await walk.RunAsync();
        await run.SettleAsync(watch, callers);
        for (var go = 0; go < Goes; go++)
        {
            await fuzz.RunAsync(new Random(go), InOneGo, postsOfHundred: 20);
            await run.SettleAsync(watch, callers);
        }
        // And what is shown only once time has gone on.
        var later = new DirectedWalk(place, app, watch, fuzz);
        await later.RunAsync();
        await run.ForgetPasswordsAsync(homes, callers);
        await run.ExportAsync(watch, callers.Take(8));
        await run.SettleAsync(watch, callers);

        Tell(watch, walk.Visits + later.Visits);
        watch.Leaks.Take(12).ShouldBeEmpty($"{watch.Leaks.Count} leaks");
        // The strangers' records are in states that no product made: a page may fail on one, and must only keep quiet.
        watch
            .Failures.Where(f => !place.OfStrangers.Any(id => f.Contains(id.ToString(), StringComparison.Ordinal)))
            .Take(12)
            .ShouldBeEmpty($"failures of the product\n{app.Log}");
        (watch.Gets.Allowed * 100 / watch.Gets.All).ShouldBeGreaterThanOrEqualTo(30, "too few pages were shown to be a proof");
        fuzz.Routes.Except(fuzz.Asked).ShouldBeEmpty("a route that nobody asked for");
        app.Mail.Sent.ShouldNotBeEmpty();
        Unseen(watch)
            .Select(c => c.Where)
            .Distinct()
            .Except(NeverShown.Keys)
            .ShouldBeEmpty("texts that nobody who may read them was shown");
    }

    [Fact]
    public async Task PagesDoNotTellOfWhatIsHidden()
    {
        var homes = await place.LookAsync();
        var callers = CanaryRun.EverySecond(new CanaryRun(place, place.App).Callers(homes));
        await new Fuzz(place.App, callers, new Watch(homes)).BeginAsync();

        (await new Twins(place.App, homes).DifferencesAsync(callers, linksOfEach: 40)).ShouldBeEmpty();
    }

    [Fact]
    public void Texts_BearATokenOrAreListedWithAReason()
    {
        var all = place.Put.Texts;
        place.Put.Put.Count.ShouldBeGreaterThan(5_000);
        Canaries.Barren.Keys.Concat(Canaries.Absent.Keys).Except(all).ShouldBeEmpty("listed, and no record has such a text");
        all.Except(place.Put.Bearing)
            .Except(Canaries.Barren.Keys)
            .Except(Canaries.Absent.Keys)
            .ShouldBeEmpty("texts without a token and without a reason");
    }

    /// <summary>What nobody was shown, of the records that the product's own ways made.</summary>
    private IEnumerable<Canary> Unseen(Watch watch) =>
        place.Put.Put.Values.Where(c => !watch.Seen.Contains(c.Token) && !place.OfStrangers.Contains(c.Record));

    private void Tell(Watch watch, int directed)
    {
        var output = TestContext.Current.TestOutputHelper;
        output?.WriteLine(
            $"{watch.Gets.All} GETs, {watch.Gets.Allowed} with a page; {watch.Posts} POSTs, {watch.Done} done; {directed} directed visits; {watch.Seen.Count} of {place.Put.Put.Count} tokens seen"
        );
        foreach (var some in Unseen(watch).GroupBy(c => c.Where).OrderByDescending(g => g.Count()))
            output?.WriteLine(
                $"unseen: {some.Key} {some.Count()} of {place.Put.Put.Values.Count(c => c.Where == some.Key)}, as {some.First().Record}"
            );
        foreach (var some in watch.Failures.GroupBy(f => Caller.RouteOf(f.Split(" for ")[0])))
            output?.WriteLine($"failed: {some.Key} {some.Count()} times, as {some.First()}");
    }
}
