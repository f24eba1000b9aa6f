using System.Net;
using Candour.Foundation.Access;
using Candour.Partnerships.Groups;

namespace Candour.Web.Tests.Partnerships;

public sealed class PlaceTests
{
    [Fact]
    public async Task Get_SignedOut_IsTheFrontDoorAndNamesNoSchool()
    {
        await using var place = await PlaceApp.StartAsync();

        var page = await place.App.Visit().GetAsync("/");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Links.ShouldContain("/sign-in");
        page.Text.ShouldContain("No rankings and no league tables");
        page.Text.ShouldNotContain("Hart Learning");
    }

    [Fact]
    public async Task Get_Lead_SeesWhatWaitsAndWhoIsLeftOut()
    {
        await using var place = await PlaceApp.StartAsync();
        await place.AsAsync<ParkSchool, Foundation.Outcomes.Done>(
            place.LeadId,
            c => c.RunAsync(new(place.Partnership, place.Schools[5], "Converts in September"))
        );
        await place.AgreementAsync();

        var page = await (await place.LeadAsync()).GetAsync("/");

        page.Title.ShouldContain("Hart Learning Partnership");
        page.Text.ShouldContain("6 schools. One cluster.");
        page.Text.ShouldContain("6 schools have not signed the sharing agreement");
        page.Text.ShouldContain("5 schools are in no group, and nobody has said why");
        page.Text.ShouldContain("One more school is in no group");
    }

    [Fact]
    public async Task Get_Head_IsAskedToSignAndSeesTheirSchool()
    {
        await using var place = await PlaceApp.StartAsync();
        var agreement = await place.AgreementAsync();

        var page = await (await place.HeadAsync()).GetAsync("/");

        page.Links.ShouldContain($"/agreements/{agreement}");
        page.Links.ShouldContain($"/schools/{place.Schools[0]}");
        page.Text.ShouldNotContain(
            "in no group, and nobody has said why",
            Case.Sensitive,
            "what a lead looks after does not wait on a head"
        );
    }

    [Fact]
    public async Task Get_Governor_SeesThePlaceAndIsAskedForNothing()
    {
        await using var place = await PlaceApp.StartAsync();
        await place.AgreementAsync();
        var governor = await place.Place.PersonAsync("Gwen Governor", Roles.Governor, place.Schools[0]);

        var page = await (await place.App.SignInAsAsync(governor)).GetAsync("/");

        page.Text.ShouldContain("Hart Learning Partnership");
        page.Text.ShouldContain("Nothing waits on you");
    }

    [Fact]
    public async Task Get_Operator_SeesNamesOfPartnershipsOnly()
    {
        await using var place = await PlaceApp.StartAsync();

        var page = await (await place.OperatorAsync()).GetAsync("/");

        page.Text.ShouldContain("Hart Learning Partnership");
        page.Text.ShouldNotContain("Alder");
        page.Links.ShouldContain("/partnerships/new");
    }

    [Fact]
    public async Task Get_SomebodyInNoPartnership_IsToldSo()
    {
        await using var place = await PlaceApp.StartAsync();

        var page = await (await place.StrangerAsync()).GetAsync("/");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("You are not in a partnership");
        page.Text.ShouldNotContain("Hart");
    }

    [Fact]
    public async Task Get_InTwoPartnerships_GoesFromOneToTheOther_AndNotToAThird()
    {
        await using var place = await PlaceApp.StartAsync();
        var moor = await place.Place.PartnershipAsync("Moor Partnership");
        var third = await place.Place.PartnershipAsync("Third Partnership");
        await place.Place.JoinAsync(place.Schools[0], moor);
        var head = await place.HeadAsync();

        (await head.GetAsync("/")).Links.ShouldContain($"/?place={moor}");
        (await head.GetAsync($"/?place={moor}")).Title.ShouldContain("Moor Partnership");
        (await head.GetAsync($"/schools?place={moor}")).Text.ShouldContain("Alder Primary");
        (await head.GetAsync($"/?place={third}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await head.GetAsync($"/?place={Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
