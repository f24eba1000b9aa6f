using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Reports;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Web.Tests.Canary;

/// <summary>That the watch sees: a leak is planted in a page, a search, a count, an export and a mail, and each is caught.</summary>
[Trait("speed", "slow")]
public sealed class PlantedLeakTests(CanaryPlace place) : IClassFixture<CanaryPlace>
{
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
            "an export" => new NotesOfAnybody(),
            _ => new TalkativeMail(),
        };
        await using var app = await place.App.BesideAsync(builder =>
        {
            CanaryPlace.Generous(builder);
            builder.Services.AddSingleton(plant);
        });
        var homes = await place.LookAsync();
        var watch = new Watch(homes);
        var run = new CanaryRun(place, app);
        var callers = CanaryRun.EverySecond(run.Callers(homes));
        var fuzz = new Fuzz(app, callers, watch);
        switch (where)
        {
            case "a count":
                await fuzz.BeginAsync();
                (await new Twins(app, homes).DifferencesAsync(callers, linksOfEach: 0)).ShouldNotBeEmpty();
                return;
            case "an export":
                await run.ExportAsync(watch, callers.Take(8));
                break;
            case "a mail":
                await run.ForgetPasswordsAsync(homes, callers);
                break;
            case "a search":
                foreach (var caller in callers)
                {
                    foreach (var path in new[] { "/search?q=kz", "/people?q=kz" })
                        await fuzz.GetAsync(caller, path);
                }
                break;
            default:
                await fuzz.BeginAsync();
                for (var go = 0; go < 6 && !watch.IsSuspicious; go++)
                    await fuzz.RunAsync(new Random(go), 500, postsOfHundred: 0);
                break;
        }
        await run.SettleAsync(watch, callers);
        await run.ForgetPostAsync();

        watch.Leaks.ShouldNotBeEmpty($"the leak in {where} was not noticed");
    }
}
