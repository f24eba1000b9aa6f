using System.Net;
using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Testing;

namespace Candour.Web.Tests.Pages.Accounts;

public sealed class PeopleTests
{
    [Fact]
    public async Task Get_ShowsWhomEachLooksAfter()
    {
        await using var town = await Town.StartAsync();
        var operatorPerson = Make.Person("Olu Keeper");
        await town.App.SeedAsync(operatorPerson, Make.Appointed(operatorPerson, Roles.Operator, town.Installation));
        string[] all = ["Ruth Adeyemi", "Ada Nowak", "Tom Field", "Fay Away", "Bea Hart", "Olu Keeper"];

        async Task SeesAsync(Party person, params string[] names)
        {
            var visitor = await town.AsAsync(person);
            var rows = (await visitor.GetAsync("/people")).Body.Split("<table").Last();
            all.Where(name => rows.Contains(name, StringComparison.Ordinal)).ShouldBe(names, ignoreOrder: true, person.Name);
        }

        await SeesAsync(town.Lead, "Ruth Adeyemi", "Ada Nowak", "Tom Field");
        await SeesAsync(town.Head, "Ada Nowak", "Bea Hart");
        await SeesAsync(town.OtherHead, "Tom Field");
        await SeesAsync(town.FarHead, "Fay Away");
        await SeesAsync(operatorPerson, "Ruth Adeyemi", "Olu Keeper");
        (await (await town.AsAsync(town.Teacher)).GetAsync("/people")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Person_NotLookedAfter_AnswersAsSomebodyWhoIsNotThere()
    {
        await using var town = await Town.StartAsync();
        var head = await town.AsAsync(town.Head);

        var hidden = await head.GetAsync($"/people/{town.OtherHead.Id}");
        var nobody = await head.GetAsync($"/people/{Guid.NewGuid()}");

        hidden.Status.ShouldBe(HttpStatusCode.NotFound);
        hidden.Body.ShouldBe(nobody.Body);
        hidden.Headers.Where(h => h.Key != "Date").ShouldBe(nobody.Headers.Where(h => h.Key != "Date"));
    }

    [Fact]
    public async Task Person_RolesElsewhere_AreNotShown()
    {
        await using var town = await Town.StartAsync();
        await town.App.SeedAsync(Make.Appointed(town.Teacher, Roles.Governor, town.Elsewhere));

        var page = await (await town.AsAsync(town.Head)).GetAsync($"/people/{town.Teacher.Id}");

        page.Text.ShouldContain("Millbrook Primary");
        page.Text.ShouldNotContain("Elsewhere Primary");
    }

    [Fact]
    public async Task Search_FindsByTheBeginningOfAWordWithoutAccents()
    {
        await using var town = await Town.StartAsync();
        var zuzana = Make.Person("Zuzana Šťastná");
        await town.App.SeedAsync(zuzana, Make.Appointed(zuzana, Roles.Teacher, town.Millbrook));
        var head = await town.AsAsync(town.Head);

        (await head.GetAsync("/people?q=stast")).Text.ShouldContain("Zuzana Šťastná");
        (await head.GetAsync("/people?q=%C5%A0%C5%A4AST+zuz")).Text.ShouldContain("Zuzana Šťastná");
        (await head.GetAsync("/people?q=tastna")).Text.ShouldNotContain("Zuzana");
        foreach (var odd in new[] { "%25", "_", "%27", "%5C", "%C0%80", "%F0%9F%98%80", "+++" })
            (await head.GetAsync($"/people?q={odd}")).Status.ShouldBe(HttpStatusCode.OK, odd);
        foreach (var page in new[] { "0", "-7", "999", "x", "99999999999" })
            (await head.GetAsync($"/people?p={page}")).Status.ShouldBe(HttpStatusCode.OK, page);
    }

    [Fact]
    public async Task Get_ManyPeople_CostsTheSameAndPages()
    {
        await using var town = await Town.StartAsync();
        await AddDeputiesAsync(town, 0, 30);
        var lead = await town.AsAsync(town.Lead);
        await lead.GetAsync("/people");
        var few = town.App.Requests.Last("/people").Tally;
        await AddDeputiesAsync(town, 30, 300);

        var page = await lead.GetAsync("/people");
        var many = town.App.Requests.Last("/people").Tally;

        many.Commands.Count.ShouldBe(few.Commands.Count);
        many.Commands.Count.ShouldBeLessThanOrEqualTo(10);
        many.Reads.ShouldBeLessThanOrEqualTo(few.Reads + 5);
        page.Text.ShouldContain("333 people");
        page.Body.Length.ShouldBeLessThan(60 * 1024);
        (await lead.GetAsync("/people?p=14")).Text.ShouldContain("Deputy 329");
    }

    [Theory]
    [InlineData("head", "head")]
    [InlineData("head", "partnership-lead")]
    [InlineData("head", "operator")]
    [InlineData("lead", "senior-leader")]
    [InlineData("lead", "teacher")]
    [InlineData("lead", "operator")]
    [InlineData("lead", "nonsense")]
    public async Task Invite_ToARoleThatTheTableDoesNotGive_IsNotThere(string who, string role)
    {
        await using var town = await Town.StartAsync();
        var visitor = await town.AsAsync(who == "head" ? town.Head : town.Lead);

        var answer = await visitor.SubmitAsync(
            $"/people/invite/{town.Millbrook.Id}",
            ("Role", role),
            ("Name", "Nia"),
            ("Address", "nia@school.example"),
            ("OfficeAddress", "office@school.example")
        );

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        (await town.App.Database.RowsAsync<Invitation>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Invite_AtSomebodyElsesSchool_IsNotThere()
    {
        await using var town = await Town.StartAsync();
        foreach (var (person, school) in new[] { (town.Head, town.Oakfield), (town.Lead, town.Elsewhere), (town.FarHead, town.Millbrook) })
        {
            var visitor = await town.AsAsync(person);
            (await visitor.GetAsync($"/people/invite/{school.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
            (
                await visitor.PostWithTokenAsync(
                    $"/people/invite/{school.Id}",
                    "/me",
                    ("Role", Roles.Teacher),
                    ("Name", "Nia"),
                    ("Address", "nia@school.example")
                )
            ).Status.ShouldBe(HttpStatusCode.NotFound);
        }
        (await town.App.Database.RowsAsync<Invitation>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Invite_Oneself_IsRefused()
    {
        await using var town = await Town.StartAsync();
        var address = await town.WithAccountAsync(town.Head);
        var head = await town.AsAsync(town.Head);

        var answer = await head.SubmitAsync(
            $"/people/invite/{town.Millbrook.Id}",
            ("Role", Roles.Governor),
            ("Name", "Me"),
            ("Address", address.ToUpperInvariant())
        );
        var appoint = await head.SubmitAsync($"/people/invite/{town.Millbrook.Id}/{town.Head.Id}", ("Role", Roles.Governor));

        answer.Text.ShouldContain("Nobody appoints themselves");
        appoint.Text.ShouldContain("Nobody appoints themselves");
    }

    [Fact]
    public async Task Invite_PostedTwice_SendsOneMail()
    {
        await using var town = await Town.StartAsync();
        var head = await town.AsAsync(town.Head);
        var page = await head.GetAsync($"/people/invite/{town.Millbrook.Id}");

        await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(_ =>
                    Task.Run(() =>
                        head.SubmitAsync(
                            page,
                            f => f.Has("Name"),
                            ("Role", Roles.Teacher),
                            ("Name", "Nia"),
                            ("Address", "nia@school.example")
                        )
                    )
                )
        );

        (await town.MailAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Invite_AgainLater_TakesBackTheFirstLink()
    {
        await using var town = await Town.StartAsync();
        var first = await town.InviteAsync(town.Head, town.Millbrook, Roles.Teacher, "nia@school.example");
        town.App.Clock.Advance(TimeSpan.FromHours(1));

        var second = await town.InviteAsync(town.Head, town.Millbrook, Roles.Teacher, "NIA@school.example");

        (await town.App.Visit().GetAsync(first)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await town.App.Visit().GetAsync(second)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("a@b")]
    [InlineData("Ada <ada@school.example>")]
    [InlineData("ada@school.example, tom@school.example")]
    [InlineData("ada@school.example\r\nBcc: tom@school.example")]
    public async Task Invite_NoAddress_IsAskedAgain(string address)
    {
        await using var town = await Town.StartAsync();
        var head = await town.AsAsync(town.Head);

        var answer = await head.SubmitAsync(
            $"/people/invite/{town.Millbrook.Id}",
            ("Role", Roles.Teacher),
            ("Name", "Nia"),
            ("Address", address)
        );

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain("Write an email address");
        (await town.MailAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task End_ByWhoMay_EndsAtOnceAndTellsThePerson()
    {
        await using var town = await Town.StartAsync();
        var teacher = await town.AsAsync(town.Teacher);
        var head = await town.AsAsync(town.Head);

        var answer = await head.SubmitAsync(
            await head.GetAsync($"/people/{town.Teacher.Id}"),
            f => f.Action.Contains("appointment=", StringComparison.Ordinal)
        );

        answer.Location.ShouldBe("/people", answer.ToString());
        (await teacher.GetAsync("/me")).Text.ShouldContain("You hold no role at the moment");
        (await town.MailToAsync(town.Teacher)).Subject.ShouldBe("A role of yours in Candour has ended");
    }

    [Fact]
    public async Task End_ByWhoMayNot_IsNotThere()
    {
        await using var town = await Town.StartAsync();
        var appointments = await town.App.Database.RowsAsync<Appointment>();
        var teaching = appointments.Single(a => a.PersonId == town.Teacher.Id).Id.ToString();
        var heading = appointments.Single(a => a.PersonId == town.Head.Id).Id.ToString();

        (await EndAsync(town, town.OtherHead, town.Teacher, teaching)).ShouldBe(HttpStatusCode.NotFound);
        (await EndAsync(town, town.Lead, town.Teacher, teaching)).ShouldBe(
            HttpStatusCode.NotFound,
            "a lead looks after heads, not after a school's teachers"
        );
        (await EndAsync(town, town.FarHead, town.Head, heading)).ShouldBe(HttpStatusCode.NotFound);
        (await town.App.Database.RowsAsync<Appointment>()).ShouldAllBe(a => a.To == null);
    }

    [Fact]
    public async Task End_OfAHead_ByTheLeadWhoAppointedThem()
    {
        await using var town = await Town.StartAsync();
        var (convened, other) = (Make.Person("Con Vened"), Make.Person("Ot Her"));
        await town.App.SeedAsync(
            convened,
            other,
            Make.Appointed(convened, Roles.Head, town.Oakfield, convenedBy: town.Hart),
            Make.Appointed(other, Roles.Head, town.Oakfield)
        );
        var lead = await town.AsAsync(town.Lead);

        var done = await lead.SubmitAsync(
            await lead.GetAsync($"/people/{convened.Id}"),
            f => f.Action.Contains("appointment=", StringComparison.Ordinal)
        );
        var refused = await lead.SubmitAsync(
            await lead.GetAsync($"/people/{other.Id}"),
            f => f.Action.Contains("appointment=", StringComparison.Ordinal)
        );

        done.Location.ShouldBe("/people", done.ToString());
        refused.Text.ShouldContain("Another partnership made this appointment");
    }

    private static async Task<HttpStatusCode> EndAsync(Town town, Party by, Party person, string appointment) =>
        (await (await town.AsAsync(by)).PostWithTokenAsync($"/people/{person.Id}?handler=End", "/me", ("appointment", appointment))).Status;

    private static async Task AddDeputiesAsync(Town town, int from, int count)
    {
        var teachers = Enumerable.Range(from, count).Select(i => Make.Person($"Deputy {i:000}")).ToList();
        await town.App.SeedAsync([.. teachers, .. teachers.Select(t => Make.Appointed(t, Roles.SeniorLeader, town.Oakfield))]);
    }
}
