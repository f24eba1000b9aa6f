using System.Net;
using Candour.Accounts;
using Candour.Foundation.Mail;
using Candour.Testing;

namespace Candour.Web.Tests.Pages.Accounts;

public sealed class ForgottenTests
{
    private const string Next = "walnut bridge copper tide";

    [Fact]
    public async Task Post_KnownAndUnknown_AreTheSameAnswerAndTheSameWork()
    {
        await using var town = await Town.StartAsync();
        var address = await town.WithAccountAsync(town.Head);
        const string Strange = "nobody.here@school.example";

        var known = await AskAsync(town, address);
        var unknown = await AskAsync(town, Strange);

        known.Status.ShouldBe(HttpStatusCode.OK);
        known.Body.ShouldBe(unknown.Body);
        var posts = town.App.Requests.Requests.Where(r => r.Method == "POST").ToList();
        posts[0].Tally.Commands.ShouldBe(posts[1].Tally.Commands);
        await town.RunJobsAsync();
        (await town.MailAsync()).ShouldHaveSingleItem().Address.ShouldBe(address);
        (await town.App.Database.RowsAsync<MailedLink>())
            .ShouldHaveSingleItem()
            .Address.ShouldBe(address, "the wish of an address without an account is forgotten");
    }

    [Fact]
    public async Task Link_NewPassword_WorksOnceAndSignsOutEverybody()
    {
        await using var town = await Town.StartAsync();
        var address = await town.WithAccountAsync(town.Head);
        var elsewhere = await town.AsAsync(town.Head);
        var link = await LinkAsync(town, address);
        var visitor = town.App.Visit();

        (await visitor.SubmitAsync(link, ("Password", "short"))).Text.ShouldContain("at least 12");
        var done = await visitor.SubmitAsync(link, ("Password", Next));

        done.Location.ShouldBe("/sign-in");
        (await visitor.GetAsync("/sign-in")).Text.ShouldContain("You have a new password");
        (await elsewhere.GetAsync("/me")).Status.ShouldBe(HttpStatusCode.Redirect, "a new password ends every session at the next request");
        (await town.SignInAsync(town.App.Visit(), address, Town.Password)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await town.SignInAsync(town.App.Visit(), address, Next)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await town.MailAsync()).Last().Subject.ShouldBe("Your password for Candour was changed");
        (await visitor.GetAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Link_AfterAShutDoor_OpensIt()
    {
        await using var town = await Town.StartAsync();
        var address = await town.WithAccountAsync(town.Head);
        for (var i = 0; i <= KnockedDoor.SignIn.Tries; i++)
            await town.SignInAsync(town.App.Visit(), address, "wrong");

        await town.App.Visit().SubmitAsync(await LinkAsync(town, address), ("Password", Next));

        (await town.SignInAsync(town.App.Visit(), address, Next)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Link_UsedOverOrNeverSent_AreTheSamePage()
    {
        await using var town = await Town.StartAsync();
        var address = await town.WithAccountAsync(town.Head);
        var visitor = town.App.Visit();
        var used = await LinkAsync(town, address);
        await visitor.SubmitAsync(used, ("Password", Next));
        // The notice of what was done is said once; it is no part of what the link says.
        await visitor.GetAsync("/sign-in");
        var over = await LinkAsync(town, address);
        var openBefore = await visitor.GetAsync(over);
        town.App.Clock.Advance(MailedLink.PasswordLasts + TimeSpan.FromMinutes(1));

        var answers = new[]
        {
            await visitor.GetAsync(used),
            await visitor.GetAsync(over),
            await visitor.GetAsync("/reset/never-sent"),
            await visitor.SubmitAsync(openBefore, ("Password", Next)),
        };

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.NotFound);
        answers.Select(a => a.Body).Distinct().ShouldHaveSingleItem().ShouldContain("This link cannot be used");
    }

    [Fact]
    public async Task Link_PostedTwiceAtOnce_IsUsedOnce()
    {
        await using var town = await Town.StartAsync();
        var link = await LinkAsync(town, await town.WithAccountAsync(town.Head));
        var visitors = new[] { town.App.Visit(), town.App.Visit() };
        var open = new[] { await visitors[0].GetAsync(link), await visitors[1].GetAsync(link) };

        var answers = await Task.WhenAll(visitors.Select((v, i) => Task.Run(() => v.SubmitAsync(open[i], ("Password", Next)))));

        answers.Select(a => a.Status).ShouldBe([HttpStatusCode.Redirect, HttpStatusCode.NotFound], ignoreOrder: true);
    }

    [Fact]
    public async Task Post_OftenForOneAddress_SendsNoMoreAndSaysTheSame()
    {
        await using var town = await Town.StartAsync();
        var address = await town.WithAccountAsync(town.Head);

        var bodies = new HashSet<string>();
        for (var i = 0; i < KnockedDoor.Forgotten.Tries + 3; i++)
            bodies.Add((await AskAsync(town, address)).Body);
        await town.RunJobsAsync();

        bodies.ShouldHaveSingleItem();
        (await town.App.Database.RowsAsync<OutMail>()).Count.ShouldBe(KnockedDoor.Forgotten.Tries);
    }

    private static async Task<Answer> AskAsync(Town town, string address) =>
        await town.App.Visit().SubmitAsync("/forgotten", ("Address", address));

    private static async Task<string> LinkAsync(Town town, string address)
    {
        await AskAsync(town, address);
        await town.RunJobsAsync();
        return Town.LinkIn((await town.MailAsync()).Last(m => m.Subject.StartsWith("Choose", StringComparison.Ordinal)));
    }
}
