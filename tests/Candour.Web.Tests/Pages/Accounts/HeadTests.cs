using System.Net;
using System.Text.RegularExpressions;
using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Testing;

namespace Candour.Web.Tests.Pages.Accounts;

/// <summary>A head is proposed by the lead, says yes, and is confirmed by a code sent to the school's own address.</summary>
public sealed class HeadTests
{
    private const string To = "nia@millbrook.example";
    private const string Office = "office@millbrook.example";

    [Fact]
    public async Task Head_ProposedAcceptedConfirmed_FollowsAndEverybodyIsTold()
    {
        await using var town = await Town.StartAsync();
        var link = await town.InviteAsync(town.Lead, town.Millbrook, Roles.Head, To, "Nia Bevan", Office);
        var visitor = town.App.Visit();
        (await visitor.GetAsync(link)).Text.ShouldContain("a code goes to the school’s or organisation’s own address");
        await visitor.SubmitAsync(link, ("Name", "Nia Bevan"), ("Password", Town.Password));

        (await visitor.GetAsync("/me")).Text.ShouldContain("Waiting for a code");
        (await visitor.GetAsync("/people")).Status.ShouldBe(HttpStatusCode.NotFound, "the role gives nothing before the code");
        (await town.MailToAsync(town.Head)).Body.ShouldContain("Nia Bevan has been proposed in Candour as head at Millbrook Primary");
        var code = CodeIn((await town.MailToAsync(Office)).Body);
        var page = (await visitor.GetAsync("/me")).Links.Single(l => l.StartsWith("/me/code/", StringComparison.Ordinal));
        (await visitor.SubmitAsync(page, ("Code", "ABCD-EFGH-JKMN"))).Text.ShouldContain("not the code we sent");
        var done = await visitor.SubmitAsync(page, ("Code", code.ToLowerInvariant().Replace('-', ' ')));

        done.Location.ShouldBe("/me", done.ToString());
        (await visitor.GetAsync("/me")).Text.ShouldContain("Nia Bevan, head, Millbrook Primary");
        (await (await town.AsAsync(town.Head)).GetAsync("/people")).Status.ShouldBe(
            HttpStatusCode.NotFound,
            "the head before is out of office at once"
        );
        (await town.MailToAsync(town.Head)).Subject.ShouldBe("Your time as head in Candour has ended");
        (await town.MailToAsync(town.Lead)).Subject.ShouldBe("A new head has begun");
        (await town.MailToAsync(Office)).Subject.ShouldBe("A new head has begun");
        (await town.App.Database.RowsAsync<Appointment>()).ShouldAllBe(a => a.CodeDigest == null);
    }

    [Fact]
    public async Task Code_TooManyTries_ShutsTheDoor()
    {
        await using var town = await Town.StartAsync();
        var visitor = await NewHeadAsync(town);
        var page = (await visitor.GetAsync("/me")).Links.Single(l => l.StartsWith("/me/code/", StringComparison.Ordinal));

        for (var i = 0; i < KnockedDoor.Code.Tries; i++)
            await visitor.SubmitAsync(page, ("Code", "ABCD-EFGH-JKMN"));
        var answer = await visitor.SubmitAsync(page, ("Code", CodeIn((await town.MailToAsync(Office)).Body)));

        answer.Text.ShouldContain("resting for an hour");
    }

    [Fact]
    public async Task Code_SentAgain_VoidsTheOneBefore_AndIsSentThreeTimesADay()
    {
        await using var town = await Town.StartAsync();
        var visitor = await NewHeadAsync(town);
        var first = CodeIn((await town.MailToAsync(Office)).Body);
        var page = (await visitor.GetAsync("/me")).Links.Single(l => l.StartsWith("/me/code/", StringComparison.Ordinal));
        async Task<Answer> AgainAsync() =>
            await visitor.SubmitAsync(await visitor.GetAsync("/me"), f => f.Action.Contains("handler=Code", StringComparison.Ordinal));

        (await AgainAsync()).Location.ShouldBe("/me");
        (await visitor.SubmitAsync(page, ("Code", first))).Text.ShouldContain("not the code we sent");
        await AgainAsync();
        await AgainAsync();
        (await AgainAsync()).Text.ShouldContain("sent several times today");
        (await visitor.SubmitAsync(page, ("Code", CodeIn((await town.MailToAsync(Office)).Body)))).Location.ShouldBe("/me");
    }

    [Fact]
    public async Task Invite_HeadWithoutAnOffice_OrWithTheirOwnAddressForIt_IsAskedAgain()
    {
        await using var town = await Town.StartAsync();
        var lead = await town.AsAsync(town.Lead);
        var page = $"/people/invite/{town.Millbrook.Id}";

        var without = await lead.SubmitAsync(page, ("Role", Roles.Head), ("Name", "Nia"), ("Address", To));
        var own = await lead.SubmitAsync(
            page,
            ("Role", Roles.Head),
            ("Name", "Nia"),
            ("Address", To),
            ("OfficeAddress", $" {To.ToUpperInvariant()}")
        );

        without.Text.ShouldContain("own email address, the office’s rather than a person’s");
        own.Text.ShouldContain("somebody other than the person it is about");
        (await town.MailAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Office_Changed_TellsTheAddressBefore_AndIsForHeadAndLeadOnly()
    {
        await using var town = await Town.StartAsync();
        await town.InviteAsync(town.Lead, town.Millbrook, Roles.Head, To, "Nia Bevan", Office);
        var head = await town.AsAsync(town.Head);

        var answer = await head.SubmitAsync($"/people/office/{town.Millbrook.Id}", ("Address", "new.office@millbrook.example"));

        answer.Location.ShouldBe("/people", answer.ToString());
        (await town.MailToAsync(Office)).Subject.ShouldBe("Your address in Candour has been replaced");
        (await (await town.AsAsync(town.OtherHead)).GetAsync($"/people/office/{town.Millbrook.Id}")).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await (await town.AsAsync(town.Lead)).GetAsync($"/people/office/{town.Elsewhere.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<Visitor> NewHeadAsync(Town town)
    {
        var visitor = town.App.Visit();
        var link = await town.InviteAsync(town.Lead, town.Millbrook, Roles.Head, To, "Nia Bevan", Office);
        await visitor.SubmitAsync(link, ("Name", "Nia Bevan"), ("Password", Town.Password));
        return visitor;
    }

    private static string CodeIn(string body) => Regex.Match(body, "[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}").Value;
}
