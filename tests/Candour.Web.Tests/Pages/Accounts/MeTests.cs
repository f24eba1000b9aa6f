using System.Net;
using Candour.Accounts;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Partnerships;
using Candour.Testing;

namespace Candour.Web.Tests.Pages.Accounts;

public sealed class MeTests
{
    private const string Next = "walnut bridge copper tide";

    [Theory]
    [InlineData("/me")]
    [InlineData("/me/name")]
    [InlineData("/me/address")]
    [InlineData("/me/password")]
    [InlineData("/me/capacity")]
    [InlineData("/people")]
    public async Task Get_SignedOut_LeadsToSigningIn(string path)
    {
        await using var town = await Town.StartAsync();

        (await town.App.Visit().GetAsync(path)).Location.ShouldBe($"/sign-in?next={Uri.EscapeDataString(path)}");
    }

    [Fact]
    public async Task Get_CostsFewCommands()
    {
        await using var town = await Town.StartAsync();

        await (await town.AsAsync(town.Head)).GetAsync("/me");

        town.App.Requests.Last("/me").Tally.Commands.Count.ShouldBeLessThanOrEqualTo(10);
    }

    [Fact]
    public async Task Name_Changed_IsShownAndToldInTheJournal()
    {
        await using var town = await Town.StartAsync();
        var visitor = await town.AsAsync(town.Head);

        (await visitor.SubmitAsync("/me/name", ("Name", "  Ada\r\nNowak-Łęcka ​"))).Location.ShouldBe("/me");

        (await visitor.GetAsync("/me")).Text.ShouldContain("Ada Nowak-Łęcka");
        var person = (await town.App.Database.RowsAsync<Party>()).Single(p => p.Id == town.Head.Id);
        person.SearchKey.ShouldBe(Fold.Search("Ada Nowak-Lecka"));
        (await town.App.Database.RowsAsync<Fact>()).ShouldContain(f => f.Verb == AccountsFacts.NameChanged && f.PersonId == town.Head.Id);
    }

    [Fact]
    public async Task Name_WithMarkup_IsWrittenAsText()
    {
        await using var town = await Town.StartAsync();
        var visitor = await town.AsAsync(town.Head);

        await visitor.SubmitAsync("/me/name", ("Name", "<script>alert(1)</script>"));

        (await visitor.GetAsync("/me")).Body.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task Password_Changed_KeepsThisSessionAndEndsTheOthers()
    {
        await using var town = await Town.StartAsync();
        var address = await town.WithAccountAsync(town.Head);
        var (here, there) = (await town.AsAsync(town.Head), await town.AsAsync(town.Head));

        (await here.SubmitAsync("/me/password", ("Present", "wrong"), ("Password", Next))).Text.ShouldContain("not your password");
        (await here.SubmitAsync("/me/password", ("Present", Town.Password), ("Password", "Summer2026!!!"))).Text.ShouldContain(
            "guessed first"
        );
        (await here.SubmitAsync("/me/password", ("Present", Town.Password), ("Password", "nowak the mighty"))).Text.ShouldContain(
            "Leave your name"
        );
        (await here.SubmitAsync("/me/password", ("Present", Town.Password), ("Password", Next))).Location.ShouldBe("/me");

        (await here.GetAsync("/me")).Status.ShouldBe(HttpStatusCode.OK);
        (await there.GetAsync("/me")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await town.SignInAsync(town.App.Visit(), address, Next)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Everywhere_EndsEverySession()
    {
        await using var town = await Town.StartAsync();
        await town.WithAccountAsync(town.Head);
        var (here, there) = (await town.AsAsync(town.Head), await town.AsAsync(town.Head));

        var answer = await here.SubmitAsync(await here.GetAsync("/me"), f => f.Action.Contains("Everywhere", StringComparison.Ordinal));

        answer.Location.ShouldBe("/sign-in");
        (await here.GetAsync("/me")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await there.GetAsync("/me")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Address_Changed_IsProvedAtTheNewAndToldToTheOld()
    {
        await using var town = await Town.StartAsync();
        var old = await town.WithAccountAsync(town.Head);
        var visitor = await town.AsAsync(town.Head);

        (await visitor.SubmitAsync("/me/address", ("Address", "ada@new.example"), ("Password", Town.Password))).Location.ShouldBe("/me");
        var link = Town.LinkIn(await town.MailToAsync("ada@new.example"));
        (await town.SignInAsync(town.App.Visit(), old, Town.Password)).Status.ShouldBe(
            HttpStatusCode.Redirect,
            "nothing changes before the link is opened"
        );
        (await (await town.AsAsync(town.OtherHead)).GetAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound, "the link is for who asked");
        (await visitor.GetAsync(link)).Text.ShouldContain("ada@new.example");
        (await visitor.SubmitAsync(link)).Location.ShouldBe("/me");

        (await visitor.GetAsync("/me")).Text.ShouldContain("ada@new.example");
        (await town.MailToAsync(old)).Subject.ShouldBe("Your address for Candour was changed");
        (await town.SignInAsync(town.App.Visit(), old, Town.Password)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await town.SignInAsync(town.App.Visit(), "ada@new.example", Town.Password)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.GetAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Address_OfSomebodyElse_IsAskedForAlikeAndNeverTaken()
    {
        await using var town = await Town.StartAsync();
        await town.WithAccountAsync(town.Head);
        var taken = await town.WithAccountAsync(town.OtherHead);
        var visitor = await town.AsAsync(town.Head);

        var free = await visitor.SubmitAsync("/me/address", ("Address", "ada@new.example"), ("Password", Town.Password));
        var other = await visitor.SubmitAsync("/me/address", ("Address", taken), ("Password", Town.Password));
        var answer = await visitor.SubmitAsync(Town.LinkIn(await town.MailToAsync(taken)));

        other.Location.ShouldBe(free.Location);
        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        (await town.SignInAsync(town.App.Visit(), taken, Town.Password)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Capacity_Chosen_IsShownAndForgottenAtTheNextSignIn()
    {
        await using var town = await Town.StartAsync();
        await town.App.SeedAsync(Make.Appointed(town.Head, Roles.Governor, town.Oakfield));
        var visitor = await town.AsAsync(town.Head);
        (await visitor.GetAsync("/me")).Text.ShouldContain("Ada Nowak, head, Millbrook Primary");

        var answer = await visitor.SubmitAsync(
            await visitor.GetAsync("/me"),
            f => f.Action.Contains("capacity=", StringComparison.Ordinal)
        );

        answer.Location.ShouldBe("/me");
        (await visitor.GetAsync("/me")).Text.ShouldContain("Ada Nowak, governor, Oakfield School");
        var address = await town.WithAccountAsync(town.Teacher);
        await visitor.SubmitAsync(await visitor.GetAsync("/me"), f => f.Action == "/sign-out");
        visitor.Cookies.Keys.ShouldNotContain("candour-as");
        await town.SignInAsync(visitor, address, Town.Password);
        (await visitor.GetAsync("/me")).Text.ShouldContain("Bea Hart, teacher, Millbrook Primary");
    }

    [Theory]
    [InlineData("appointment:00000000-0000-0000-0000-000000000000")]
    [InlineData("head")]
    [InlineData("")]
    public async Task Capacity_NotOnesOwn_IsNotThere(string key)
    {
        await using var town = await Town.StartAsync();
        var visitor = await town.AsAsync(town.Head);

        (await visitor.PostWithTokenAsync("/me/capacity", "/me", ("capacity", key), ("next", "/me"))).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    public async Task Offer_Accepted_GivesTheRole_Declined_GivesNothing()
    {
        await using var town = await Town.StartAsync();
        await OfferAsync(town, Roles.SeniorLeader);
        await OfferAsync(town, Roles.Governor);
        var teacher = await town.AsAsync(town.Teacher);
        (await teacher.GetAsync("/me")).Text.ShouldContain("Offered to you");

        var answers = new List<Answer>();
        foreach (var (role, handler) in new[] { (Roles.SeniorLeader, "Accept"), (Roles.Governor, "Decline") })
        {
            var id = (await town.App.Database.RowsAsync<Appointment>()).Single(a => a.PersonId == town.Teacher.Id && a.Role == role).Id;
            answers.Add(await teacher.PostWithTokenAsync($"/me?handler={handler}", "/me", ("appointment", id.ToString())));
        }

        answers.ShouldAllBe(a => a.Location == "/me");
        var roles = (await town.App.AsAsync(town.Teacher.Id)).Db.Viewer.Appointments.Select(a => a.Role);
        roles.ShouldBe([Roles.Teacher, Roles.SeniorLeader], ignoreOrder: true);
    }

    [Fact]
    public async Task Offer_OfSomebodyElse_IsNotThere()
    {
        await using var town = await Town.StartAsync();
        await OfferAsync(town, Roles.SeniorLeader);
        var id = (await town.App.Database.RowsAsync<Appointment>()).Single(a => a.Role == Roles.SeniorLeader).Id.ToString();

        foreach (var handler in new[] { "Accept", "Decline", "Code", "End" })
        {
            foreach (var person in new[] { town.FarHead, town.OtherHead })
                (
                    await (await town.AsAsync(person)).PostWithTokenAsync($"/me?handler={handler}", "/me", ("appointment", id))
                ).Status.ShouldBe(HttpStatusCode.NotFound);
        }
        (await town.App.Database.RowsAsync<Appointment>()).Single(a => a.Role == Roles.SeniorLeader).AcceptedAt.ShouldBeNull();
    }

    [Fact]
    public async Task StepDown_EndsTheRoleAtOnce_ButNotTheLastLeads()
    {
        await using var town = await Town.StartAsync();
        var (teacher, lead) = (await town.AsAsync(town.Teacher), await town.AsAsync(town.Lead));

        var done = await teacher.SubmitAsync(
            await teacher.GetAsync("/me"),
            f => f.Action.Contains("handler=End", StringComparison.Ordinal)
        );
        var refused = await lead.SubmitAsync(await lead.GetAsync("/me"), f => f.Action.Contains("handler=End", StringComparison.Ordinal));

        done.Location.ShouldBe("/me");
        (await teacher.GetAsync("/me")).Text.ShouldContain("You hold no role at the moment");
        (await town.App.Database.RowsAsync<Fact>()).ShouldContain(f =>
            f.Verb == AccountsFacts.AppointmentEnded && f.PersonId == town.Teacher.Id
        );
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("There is nobody else in this role");
    }

    private static async Task OfferAsync(Town town, string role)
    {
        var head = await town.AsAsync(town.Head);
        var answer = await head.SubmitAsync($"/people/invite/{town.Millbrook.Id}/{town.Teacher.Id}", ("Role", role));
        answer.Location.ShouldBe("/people", answer.ToString());
    }
}
