using System.Text.Json;
using Candour.Foundation.Access;
using Candour.Foundation.Mail;
using Candour.Foundation.PersonalData;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Visits;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

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
        ["Checklist.Items"] = "of a review that has ended: its list is shown while it runs",
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
        var callers = Callers(app, homes);
        var fuzz = new Fuzz(app, callers, watch);
        await fuzz.BeginAsync();
        for (var go = 0; go < Goes; go++)
        {
            await fuzz.RunAsync(new Random(go), InOneGo, postsOfHundred: 20);
            await SettleAsync(app, watch, callers);
        }
        var walk = new DirectedWalk(place, app, watch, fuzz);
        await walk.RunAsync();
        await ForgetPasswordsAsync(app, homes, callers);
        await ExportAsync(app, watch, callers.Take(8));
        await SettleAsync(app, watch, callers);

        Tell(watch, walk);
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
        var callers = EverySecond(Callers(place.App, homes));
        await new Fuzz(place.App, callers, new Watch(homes)).BeginAsync();

        (await new Twins(place.App, homes).DifferencesAsync(callers, linksOfEach: 8)).ShouldBeEmpty();
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

    [Theory]
    [InlineData("a page")]
    [InlineData("a search")]
    [InlineData("a count")]
    [InlineData("an export")]
    [InlineData("a mail")]
    public async Task PlantedLeak_IsCaught(string where)
    {
        IInterceptor plant = where switch
        {
            "a page" => new ForgottenCondition(typeof(Report), ForgottenCondition.Anywhere),
            "a search" => new ForgottenCondition(typeof(Party), ForgottenCondition.InSearches),
            "a count" => new ForgottenCondition(typeof(Review), ForgottenCondition.InCounts),
            "an export" => new ForgottenCondition(typeof(VisitNote), ForgottenCondition.Anywhere),
            _ => new TalkativeMail(),
        };
        await using var app = await place.App.BesideAsync(builder =>
        {
            CanaryPlace.Generous(builder);
            builder.Services.AddSingleton(plant);
        });
        var homes = await place.LookAsync();
        var watch = new Watch(homes);
        var callers = EverySecond(Callers(app, homes));
        var fuzz = new Fuzz(app, callers, watch);
        switch (where)
        {
            case "a count":
                await fuzz.BeginAsync();
                (await new Twins(app, homes).DifferencesAsync(callers, linksOfEach: 0)).ShouldNotBeEmpty();
                return;
            case "an export":
                await ExportAsync(app, watch, callers.Take(8));
                break;
            case "a mail":
                await ForgetPasswordsAsync(app, homes, callers);
                break;
            default:
                await fuzz.BeginAsync();
                for (var go = 0; go < 6 && !watch.IsSuspicious; go++)
                    await fuzz.RunAsync(new Random(go), InOneGo / 2, postsOfHundred: 0);
                break;
        }
        await SettleAsync(app, watch, callers);
        await ForgetPostAsync();

        watch.Leaks.ShouldNotBeEmpty($"the leak in {where} was not noticed");
    }

    private static List<Caller> EverySecond(IEnumerable<Caller> callers) => [.. callers.Where((_, i) => i % 2 == 0)];

    /// <summary>Nobody, the cast, the strangers, and of every role and part a few, those with a wall among them.</summary>
    private List<Caller> Callers(CandourApp app, Homes homes)
    {
        var people = place
            .Cast.Select(c => c.PersonId)
            .Concat(homes.Facts.Posts.Where(p => p.IsAgreed).GroupBy(p => p.Role).SelectMany(g => g.Take(4)).Select(p => p.Person))
            .Concat(
                homes
                    .Facts.Ties.Where(t => t.Kind == "review")
                    .GroupBy(t => (t.Role, t.IsWalled))
                    .SelectMany(g => g.Take(3))
                    .Select(t => t.Party)
            )
            .Concat(place.Strangers.Select(p => p.Id))
            .Where(homes.Accounts.ContainsKey)
            .Distinct()
            .ToList();
        return
        [
            .. people.Select(p => place.Call(app, homes, p, place.Cast.FirstOrDefault(c => c.PersonId == p)?.Name ?? $"person {p}")),
            place.Call(app, homes, null, "nobody signed in"),
            place.Call(app, homes, null, "nobody signed in either"),
        ];
    }

    /// <summary>Lets the jobs run, reads the mail and the log, and judges by the facts as they are now.</summary>
    private async Task SettleAsync(CandourApp app, Watch watch, IReadOnlyList<Caller> callers)
    {
        await PostAsync(app);
        var homes = await place.LookAsync();
        var byAddress = homes.Accounts.ToLookup(a => a.Value.Address, a => a.Key, StringComparer.OrdinalIgnoreCase);
        foreach (var mail in app.Mail.Sent)
        {
            var to = byAddress[mail.To].Select(p => (Guid?)p).FirstOrDefault();
            watch.Read(to, JsonSerializer.Serialize(mail), () => $"a mail to {mail.To}");
        }
        watch.ReadBare(app.Log.ToString(), "the log");
        foreach (var file in Directory.EnumerateFiles(app.Folder, "*", SearchOption.AllDirectories).Where(f => !f.Contains("candour.db")))
            watch.ReadBare(await File.ReadAllTextAsync(file), $"the file {Path.GetFileName(file)}");
        watch.Settle(homes, place.Put.Put);
        foreach (var caller in callers)
            CanaryPlace.SignIn(app, homes, caller);
    }

    private static async Task ForgetPasswordsAsync(CandourApp app, Homes homes, IEnumerable<Caller> callers)
    {
        foreach (var person in callers.Select(c => c.Person).OfType<Guid>().Take(5))
        {
            var visitor = app.Visit();
            var page = await visitor.GetAsync("/forgotten");
            var field = page.Forms.First(f => f.IsPost).Fields.First(f => !f.Name.StartsWith("__", StringComparison.Ordinal)).Name;
            await visitor.SubmitAsync(page, (field, homes.Accounts[person].Address));
        }
        await PostAsync(app);
        await PostAsync(app);
    }

    /// <summary>Takes out of the place what a planted leak wrote in it: the other tests look at the same one.</summary>
    private async Task ForgetPostAsync()
    {
        await using var db = place.App.Database.Open(Make.Keeper);
        db.RemoveRange(await db.Set<OutMail>().IgnoreQueryFilters().ToListAsync());
        await db.SaveChangesAsync();
    }

    /// <summary>A minute later: the post has gone, and what else was due is done.</summary>
    private static Task PostAsync(CandourApp app)
    {
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        return app.RunJobsAsync();
    }

    /// <summary>What somebody asks for who wants all that is held about them: what they may read, and what holds their key.</summary>
    private static async Task ExportAsync(CandourApp app, Watch watch, IEnumerable<Caller> callers)
    {
        foreach (var caller in callers.Where(c => c.Person is not null))
        {
            using var folder = new TemporaryFolder();
            await using var scope = app.As(Viewer.Nobody);
            (await scope.Get<ExportPerson>().RunAsync(caller.Person!.Value, folder.At("export"))).IsDone.ShouldBeTrue();
            foreach (var file in Directory.EnumerateFiles(folder.At("export"), "*", SearchOption.AllDirectories))
            {
                var tokens = Canaries
                    .In(await File.ReadAllTextAsync(file))
                    .Where(t => !watch.Homes.Of(t).Any(row => Homes.IsAbout(row, caller.Person!.Value)));
                watch.Read(caller.Person, string.Join(' ', tokens), () => $"the export for {caller.Name}");
            }
        }
    }

    /// <summary>What nobody was shown, of the records that the product's own ways made.</summary>
    private IEnumerable<Canary> Unseen(Watch watch) =>
        place.Put.Put.Values.Where(c => !watch.Seen.Contains(c.Token) && !place.OfStrangers.Contains(c.Record));

    private void Tell(Watch watch, DirectedWalk walk)
    {
        var output = TestContext.Current.TestOutputHelper;
        output?.WriteLine(
            $"{watch.Gets.All} GETs, {watch.Gets.Allowed} with a page; {watch.Posts} POSTs, {watch.Done} done; {walk.Visits} directed visits; {watch.Seen.Count} of {place.Put.Put.Count} tokens seen"
        );
        foreach (var some in Unseen(watch).GroupBy(c => c.Where).OrderByDescending(g => g.Count()))
            output?.WriteLine(
                $"unseen: {some.Key} {some.Count()} of {place.Put.Put.Values.Count(c => c.Where == some.Key)}, as {some.First().Record}"
            );
        foreach (var some in watch.Failures.GroupBy(f => Caller.RouteOf(f.Split(" for ")[0])))
            output?.WriteLine($"failed: {some.Key} {some.Count()} times, as {some.First()}");
    }
}
