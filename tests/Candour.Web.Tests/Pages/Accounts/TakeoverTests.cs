using System.Net;
using System.Text.RegularExpressions;
using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Testing;

namespace Candour.Web.Tests.Pages.Accounts;

/// <summary>Ways in which somebody could put themselves or a friend in another's place.</summary>
public sealed class TakeoverTests
{
    private const string Friend = "friend@elsewhere.example";
    private const string Office = "office@millbrook.example";

    [Fact]
    public async Task A_lead_moves_the_letterbox_of_no_school_that_has_a_head()
    {
        await using var town = await Town.StartAsync();
        await (await town.AsAsync(town.Head)).SubmitAsync($"/people/office/{town.Millbrook.Id}", ("Address", Office));
        var lead = await town.AsAsync(town.Lead);

        (await lead.GetAsync($"/people/office/{town.Millbrook.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var posted = await lead.PostWithTokenAsync($"/people/office/{town.Millbrook.Id}", "/me", ("Address", Friend));

        posted.Status.ShouldBe(HttpStatusCode.NotFound);
        (await town.App.Database.RowsAsync<OfficeAddress>()).ShouldHaveSingleItem().Address.ShouldBe(Office);
    }

    [Fact]
    public async Task A_lead_of_another_partnership_moves_no_letterbox_that_this_one_entered()
    {
        await using var town = await Town.StartAsync();
        var (grabber, villain) = (Make.Partnership("Grab Partnership"), Make.Person("Vic Villain"));
        await town.App.SeedAsync(
            grabber,
            villain,
            Make.Appointed(villain, Roles.PartnershipLead, grabber),
            Make.Member(town.Millbrook, grabber),
            new OfficeAddress
            {
                Id = Guid.NewGuid(),
                OwnerId = town.Millbrook.Id,
                ConvenerId = town.Hart.Id,
                Address = Office,
                From = town.App.Database.Calendar.Now,
            }
        );
        var appointment = (await town.App.Database.RowsAsync<Candour.Partnerships.Appointment>()).Single(a => a.PersonId == town.Head.Id);
        await (await town.AsAsync(town.Head)).PostWithTokenAsync("/me?handler=End", "/me", ("appointment", appointment.Id.ToString()));

        var posted = await (await town.AsAsync(villain)).PostWithTokenAsync(
            $"/people/office/{town.Millbrook.Id}",
            "/me",
            ("Address", Friend)
        );
        var own = await (await town.AsAsync(town.Lead)).SubmitAsync(
            $"/people/office/{town.Millbrook.Id}",
            ("Address", "new@millbrook.example")
        );

        posted.Status.ShouldBe(HttpStatusCode.NotFound);
        own.Location.ShouldBe("/people", "its own lead mends it while nobody is head");
    }

    [Fact]
    public async Task A_code_that_went_to_an_address_since_replaced_proves_nothing()
    {
        await using var town = await Town.StartAsync();
        var link = await town.InviteAsync(town.Lead, town.Millbrook, Roles.Head, Friend, "Fred Friend", "stolen@millbrook.example");
        var visitor = town.App.Visit();
        await visitor.SubmitAsync(link, ("Name", "Fred Friend"), ("Password", Town.Password));
        var code = Regex.Match((await town.MailToAsync("stolen@millbrook.example")).Body, "[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}").Value;
        var page = (await visitor.GetAsync("/me")).Links.Single(l => l.StartsWith("/me/code/", StringComparison.Ordinal));

        await (await town.AsAsync(town.Head)).SubmitAsync($"/people/office/{town.Millbrook.Id}", ("Address", Office));
        var typed = await visitor.SubmitAsync(page, ("Code", code));

        typed.Text.ShouldContain("not the code we sent");
        (await (await town.AsAsync(town.Head)).GetAsync("/people")).Status.ShouldBe(HttpStatusCode.OK, "the head is head still");
    }

    [Fact]
    public async Task A_link_for_a_new_password_is_void_once_the_password_or_the_address_is_another()
    {
        await using var town = await Town.StartAsync();
        var address = await town.WithAccountAsync(town.Head);
        var (first, second) = (await LinkAsync(town, address), await LinkAsync(town, address));

        await town.App.Visit().SubmitAsync(first, ("Password", "walnut bridge copper tide"));

        (await town.App.Visit().GetAsync(second)).Status.ShouldBe(HttpStatusCode.NotFound);
        var third = await LinkAsync(town, address);
        var head = await town.AsAsync(town.Head);
        await head.SubmitAsync("/me/password", ("Present", "walnut bridge copper tide"), ("Password", "orbit plum seven kettle"));
        (await town.App.Visit().GetAsync(third)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_lead_learns_nobody_who_only_teaches()
    {
        await using var town = await Town.StartAsync();
        var lead = await town.AsAsync(town.Lead);

        (await lead.GetAsync("/people")).Text.ShouldNotContain(town.Teacher.Name);
        (await lead.GetAsync($"/people/{town.Teacher.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await lead.GetAsync($"/people/invite/{town.Millbrook.Id}/{town.Teacher.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await town.AsAsync(town.Head)).GetAsync("/people")).Text.ShouldContain(town.Teacher.Name);
    }

    private static async Task<string> LinkAsync(Town town, string address)
    {
        await town.App.Visit().SubmitAsync("/forgotten", ("Address", address));
        await town.RunJobsAsync();
        town.App.Clock.Advance(TimeSpan.FromMinutes(1));
        return Town.LinkIn((await town.MailAsync()).Last(m => m.Subject.Contains("password", StringComparison.OrdinalIgnoreCase)));
    }
}
