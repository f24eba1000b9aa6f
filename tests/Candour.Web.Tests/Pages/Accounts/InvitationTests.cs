using System.Net;
using Candour.Accounts;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Testing;

namespace Candour.Web.Tests.Pages.Accounts;

public sealed class InvitationTests
{
    private const string To = "new.person@school.example";

    [Fact]
    public async Task Link_Newcomer_GetsPersonAccountAndRole()
    {
        await using var town = await Town.StartAsync();
        var link = await town.InviteAsync(town.Head, town.Millbrook, Roles.SeniorLeader, To, "Nia Bevan");
        var visitor = town.App.Visit();

        var page = await visitor.GetAsync(link);
        page.Text.ShouldContain("Ada Nowak invites you as senior leader at Millbrook Primary");
        page.Forms.Single(f => f.Has("Name")).Fields.ShouldContain(("Name", "Nia Bevan"));
        var answer = await visitor.SubmitAsync(page, f => f.Has("Password"), ("Name", "Nia Bevan-Price"), ("Password", Town.Password));

        answer.Location.ShouldBe("/me", answer.ToString());
        var me = await visitor.GetAsync("/me");
        me.Text.ShouldContain("You have accepted");
        me.Text.ShouldContain("senior leader, Millbrook Primary");
        (await town.SignInAsync(town.App.Visit(), To, Town.Password)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await town.MailToAsync(town.Head)).Body.ShouldContain("Nia Bevan-Price has accepted");
        var stored = (await town.App.Database.RowsAsync<Invitation>()).ShouldHaveSingleItem();
        link.ShouldNotContain(stored.TokenDigest);
        stored.AcceptedById.ShouldNotBeNull();
    }

    [Fact]
    public async Task Link_UsedOverWithdrawnOrNeverSent_AreTheSamePage()
    {
        await using var town = await Town.StartAsync();
        var used = await town.InviteAsync(town.Head, town.Millbrook, Roles.Teacher, "one@school.example");
        await town.App.Visit().SubmitAsync(used, ("Name", "One"), ("Password", Town.Password));
        var withdrawn = await town.InviteAsync(town.Head, town.Millbrook, Roles.Teacher, "two@school.example");
        var head = await town.AsAsync(town.Head);
        (
            await head.SubmitAsync(await head.GetAsync("/people"), f => f.Action.Contains("invitation=", StringComparison.Ordinal))
        ).Status.ShouldBe(HttpStatusCode.Redirect);
        var over = await town.InviteAsync(town.Head, town.Millbrook, Roles.Teacher, "three@school.example");
        var visitor = town.App.Visit();
        var openBefore = await visitor.GetAsync(over);
        town.App.Clock.Advance(Invitation.Lasts + TimeSpan.FromMinutes(1));

        var answers = new List<Answer>();
        foreach (var link in new[] { used, withdrawn, over, "/invitation/never-sent" })
            answers.Add(await visitor.GetAsync(link));
        answers.Add(await visitor.SubmitAsync(openBefore, ("Name", "Three"), ("Password", Town.Password)));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.NotFound);
        answers.Select(a => a.Body).Distinct().ShouldHaveSingleItem().ShouldContain("ask whoever invited you to send another");
    }

    [Fact]
    public async Task Post_Twice_MakesOnePersonAndSignsThemIn()
    {
        await using var town = await Town.StartAsync();
        var link = await town.InviteAsync(town.Head, town.Millbrook, Roles.Teacher, To);
        var (first, second) = (town.App.Visit(), town.App.Visit());
        var (one, two) = (await first.GetAsync(link), await second.GetAsync(link));

        var answers = await Task.WhenAll(
            Task.Run(() => first.SubmitAsync(one, ("Name", "Nia Bevan"), ("Password", Town.Password))),
            Task.Run(() => second.SubmitAsync(two, ("Name", "Nia Bevan"), ("Password", Town.Password)))
        );

        answers.ShouldAllBe(a => a.Location == "/me");
        (await town.App.Database.RowsAsync<Party>()).Count(p => p.Name == "Nia Bevan").ShouldBe(1);
        (await town.App.Database.RowsAsync<Appointment>()).Count(a => a.ProposedById == town.Head.Id).ShouldBe(1);
    }

    [Fact]
    public async Task Post_AfterUse_SomebodyElse_GetsNothing()
    {
        await using var town = await Town.StartAsync();
        var link = await town.InviteAsync(town.Head, town.Millbrook, Roles.Teacher, To);
        var thief = town.App.Visit();
        var open = await thief.GetAsync(link);
        await town.App.Visit().SubmitAsync(link, ("Name", "Nia Bevan"), ("Password", Town.Password));

        var answer = await thief.SubmitAsync(open, ("Name", "Thea Thief"), ("Password", "another good long one"));

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        (await town.App.Database.RowsAsync<Party>()).ShouldNotContain(p => p.Name == "Thea Thief");
        thief.Cookies.Keys.ShouldNotContain("candour");
    }

    [Fact]
    public async Task Link_SomebodySignedIn_TakesTheRoleAsThemselves()
    {
        await using var town = await Town.StartAsync();
        var link = await town.InviteAsync(town.Head, town.Millbrook, Roles.Governor, To);
        var teacher = await town.AsAsync(town.Teacher);

        var answer = await teacher.SubmitAsync(
            await teacher.GetAsync(link),
            f => f.Action.Contains("handler=Take", StringComparison.OrdinalIgnoreCase)
        );

        answer.Location.ShouldBe("/me", answer.ToString());
        (await teacher.GetAsync("/me")).Text.ShouldContain("governor Millbrook Primary");
        (await town.App.Database.RowsAsync<Invitation>()).ShouldHaveSingleItem().AcceptedById.ShouldBe(town.Teacher.Id);
        var again = await teacher.GetAsync(link);
        again.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Link_TheInviter_CannotTakeIt()
    {
        await using var town = await Town.StartAsync();
        var link = await town.InviteAsync(town.Head, town.Millbrook, Roles.Governor, To);
        var head = await town.AsAsync(town.Head);

        var answer = await head.SubmitAsync(
            await head.GetAsync(link),
            f => f.Action.Contains("handler=Take", StringComparison.OrdinalIgnoreCase)
        );

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain("cannot accept it yourself");
    }

    [Fact]
    public async Task Link_AddressWithAnAccount_LeadsToSigningIn()
    {
        await using var town = await Town.StartAsync();
        var address = await town.WithAccountAsync(town.OtherHead);
        var link = await town.InviteAsync(town.Head, town.Millbrook, Roles.Governor, address);
        var visitor = town.App.Visit();

        var page = await visitor.GetAsync(link);
        var signIn = page.Links.Single(l => l.StartsWith("/sign-in?next=", StringComparison.Ordinal));
        var back = await town.SignInAsync(visitor, address, Town.Password, signIn);

        back.Location.ShouldBe(link);
        (await visitor.GetAsync(link)).Text.ShouldContain("You are signed in as Tom Field");
    }

    [Theory]
    [InlineData("Þórður Ægir Çelik-Ñuñez Ő'Ŵyn ßauer Łukasz Šuštar Ĳssel Ğül Ēriks Ţepeş")]
    [InlineData("Αλέξανδρος Ωνάσης Людмила Ґалаґан Ђорђе Ќосев")]
    [InlineData("محمد عبد الله بن يوسف آل ثاني پ چ ژ گ ڤ ې ۀ ئ ؤ إ أ ة ى")]
    [InlineData("می‌خواهم")]
    [InlineData("გიორგი Հայկ עִבְרִית 王小明 ✨a")]
    public async Task Newcomer_NameInAnyLetters_IsKeptAsWritten(string name)
    {
        await using var town = await Town.StartAsync();
        var link = await town.InviteAsync(town.Head, town.Millbrook, Roles.Teacher, To);
        var visitor = town.App.Visit();

        await visitor.SubmitAsync(link, ("Name", name), ("Password", Town.Password));

        (await visitor.GetAsync("/me")).Text.ShouldContain(name.Normalize());
        (await town.App.Database.RowsAsync<Party>()).ShouldContain(p => p.Name == name.Normalize() && p.SortKey == Fold.Sort(name));
    }

    [Theory]
    [InlineData("   ")]
    [InlineData("12345")]
    [InlineData("\u202E\u200B")]
    public async Task Newcomer_NoName_IsAskedAgainAndKeepsTheInvitation(string name)
    {
        await using var town = await Town.StartAsync();
        var link = await town.InviteAsync(town.Head, town.Millbrook, Roles.Teacher, To);
        var visitor = town.App.Visit();

        var answer = await visitor.SubmitAsync(link, ("Name", name), ("Password", "short"));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain("at least one letter");
        answer.Text.ShouldContain("Use at least 12 letters");
        answer.Title.ShouldStartWith("Error");
        (await visitor.SubmitAsync(answer, f => f.Has("Name"), ("Name", "Nia"), ("Password", Town.Password))).Location.ShouldBe("/me");
    }

    [Fact]
    public async Task Links_MoreThanACallerMay_ArePaused()
    {
        await using var town = await Town.StartStrictAsync(tries: 4);
        var visitor = town.App.Visit();

        for (var i = 0; i < 4; i++)
            (await visitor.GetAsync($"/invitation/guess-{i}")).Status.ShouldBe(HttpStatusCode.NotFound);

        (await visitor.GetAsync("/invitation/guess-5")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }
}
