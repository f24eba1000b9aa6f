using System.Net;
using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Testing;

namespace Candour.Web.Tests.Partnerships;

public sealed class SchoolsTests
{
    [Fact]
    public async Task List_SearchAndFilter_NarrowItDown()
    {
        await using var place = await PlaceApp.StartAsync();
        var lead = await place.LeadAsync();

        (await lead.GetAsync("/schools")).Text.ShouldContain("6 schools");
        (await lead.GetAsync("/schools?q=prim+ald")).Text.ShouldContain("One school");
        (await lead.GetAsync($"/schools?in={place.Cluster}")).Text.ShouldContain("5 schools");
        (await lead.GetAsync("/schools?in=none")).Text.ShouldContain("6 schools");
        (await lead.GetAsync("/schools?q=nowhere")).Text.ShouldContain("No school found");
        (await lead.GetAsync("/schools?p=900&in=rubbish")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task List_SignedOutOrOutside_ShowsNone()
    {
        await using var place = await PlaceApp.StartAsync();

        (await place.App.Visit().GetAsync("/schools")).Location!.ShouldStartWith("/sign-in");
        (await (await place.StrangerAsync()).GetAsync("/schools")).Text.ShouldNotContain("Alder");
        (await (await place.StrangerAsync()).GetAsync($"/schools?place={place.Partnership}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Show_Member_SeesTiesAndPeople_AndAStrangerOnlyTheName()
    {
        await using var place = await PlaceApp.StartAsync();
        var address = $"/schools/{place.Schools[0]}";

        var seen = await (await place.HeadAsync(1)).GetAsync(address);
        seen.Text.ShouldContain("Cluster: North");
        seen.Text.ShouldContain("Ann Alder, head");
        var strange = await (await place.StrangerAsync()).GetAsync(address);
        strange.Text.ShouldContain("Alder Primary");
        strange.Text.ShouldNotContain("North");
        strange.Text.ShouldNotContain("Ann Alder");
    }

    [Fact]
    public async Task Show_NotASchool_IsNotFound()
    {
        await using var place = await PlaceApp.StartAsync();
        var lead = await place.LeadAsync();

        foreach (var id in (Guid[])[place.Cluster, place.Partnership, place.HeadIds[0], Guid.NewGuid()])
            (await lead.GetAsync($"/schools/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Show_Links_AreTheReadersOwn()
    {
        await using var place = await PlaceApp.StartAsync();
        var address = $"/schools/{place.Schools[0]}";

        (await (await place.HeadAsync()).GetAsync(address)).Links.ShouldContain($"{address}/leave");
        (await (await place.HeadAsync(1)).GetAsync(address)).Links.ShouldNotContain($"{address}/leave");
        (await (await place.LeadAsync()).GetAsync(address)).Links.ShouldContain($"{address}/close?place={place.Partnership}");
    }

    [Fact]
    public async Task Add_ByName_JoinsAndIsShown()
    {
        await using var place = await PlaceApp.StartAsync();
        var lead = await place.LeadAsync();
        var form = await lead.GetAsync("/schools/add");

        var wrong = await lead.SubmitAsync(form, f => f.Has("Name"), ("Name", "alder PRIMARY"));
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Title.ShouldStartWith("Error:");
        wrong.Text.ShouldContain("is in this partnership already");
        (await lead.SubmitAsync(form, f => f.Has("Name"), ("Name", "  "))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var done = await lead.FollowAsync(await lead.SubmitAsync(form, f => f.Has("Name"), ("Name", "Gorse Free School")));

        done.Text.ShouldContain("Gorse Free School has joined");
        (await lead.GetAsync("/schools?q=gorse")).Text.ShouldContain("One school");
    }

    [Fact]
    public async Task Add_Numbers_ThatAreNoneOrUnknown_SaysWhich()
    {
        await using var place = await PlaceApp.StartAsync();
        var lead = await place.LeadAsync();
        var form = await lead.GetAsync("/schools/add");

        (await lead.SubmitAsync(form, f => f.Has("Urns"), ("Urns", "101886, x"))).Text.ShouldContain("Write numbers only");
        var unknown = await lead.SubmitAsync(form, f => f.Has("Urns"), ("Urns", "101886\n999999"));
        unknown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unknown.Text.ShouldContain("The register does not have these numbers: 101886, 999999");
        unknown.Forms.Any(f => f.Fields.Contains(("Urns", "101886\n999999"))).ShouldBeTrue("what was typed is still there");
    }

    [Fact]
    public async Task LeadsPages_AnybodyElse_AreNotThere()
    {
        await using var place = await PlaceApp.StartAsync();
        var head = await place.HeadAsync();
        var stranger = await place.StrangerAsync();
        string[] pages = ["/schools/add", $"/schools/{place.Schools[0]}/groups", $"/schools/{place.Schools[0]}/close"];

        foreach (var page in pages)
        {
            var refused = await head.GetAsync(page);
            var missing = await head.GetAsync("/schools/nothing-here");
            refused.Status.ShouldBe(HttpStatusCode.NotFound, page);
            refused.Body.ShouldBe(missing.Body, $"{page} answers as a page that is not there");
            (await stranger.GetAsync($"{page}?place={place.Partnership}")).Status.ShouldBe(HttpStatusCode.NotFound);
            (
                await head.PostWithTokenAsync(page, "/schools/" + place.Schools[0] + "/leave", ("place", place.Partnership.ToString()))
            ).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Groups_MoveParkAndTakeOut_ShowOnTheSchool()
    {
        await using var place = await PlaceApp.StartAsync();
        var lead = await place.LeadAsync();
        var address = $"/schools/{place.Schools[5]}/groups";

        (await lead.SubmitAsync(await lead.GetAsync(address), f => f.Action.Contains("Park"), ("Reason", ""))).Text.ShouldContain(
            "Write the reason"
        );
        await lead.SubmitAsync(await lead.GetAsync(address), f => f.Action.Contains("Park"), ("Reason", "Asked to wait"));
        (await lead.GetAsync("/groups")).Text.ShouldContain("Asked to wait");
        (await lead.SubmitAsync(await lead.GetAsync(address), f => f.Action.Contains("Move"), ("ToId", ""))).Text.ShouldContain(
            "Choose where it goes"
        );
        var moved = await lead.FollowAsync(
            await lead.SubmitAsync(await lead.GetAsync(address), f => f.Action.Contains("Move"), ("ToId", place.Cluster.ToString()))
        );
        moved.Text.ShouldContain("Cluster: North");
        var ended = await lead.FollowAsync(
            await lead.SubmitAsync(
                await lead.GetAsync(address),
                f => f.Action.Contains("End"),
                ("GroupId", place.Cluster.ToString()),
                ("Reason", "A mistake")
            )
        );

        ended.Text.ShouldContain("is out of it from today");
        ended.Text.ShouldNotContain("Cluster: North", Case.Sensitive, "a tie that began and ended on one day never held");
    }

    [Fact]
    public async Task Leave_Head_LeavesAndNobodyElseCan()
    {
        await using var place = await PlaceApp.StartAsync();
        var address = $"/schools/{place.Schools[0]}/leave";
        var head = await place.HeadAsync();

        (await (await place.HeadAsync(1)).GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await place.LeadAsync()).GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        var empty = await head.SubmitAsync(address);
        empty.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        empty.Text.ShouldContain("Choose what becomes of reviews that are running");
        var left = await head.FollowAsync(
            await head.SubmitAsync(
                address,
                ("PartnershipId", place.Partnership.ToString()),
                ("Running", "Finish"),
                ("Reason", "We join another")
            )
        );

        left.Text.ShouldContain("has left the partnership");
        (await head.GetAsync("/")).Text.ShouldContain("You are not in a partnership");
    }

    [Fact]
    public async Task Close_Lead_ClosesAndNamesTheSuccessor()
    {
        await using var place = await PlaceApp.StartAsync();
        var lead = await place.LeadAsync();
        var address = $"/schools/{place.Schools[4]}/close";

        (await lead.SubmitAsync(address)).Text.ShouldContain("Write the reason");
        var closed = await lead.FollowAsync(
            await lead.SubmitAsync(address, ("SuccessorId", place.Schools[5].ToString()), ("Reason", "Became an academy"))
        );

        closed.Text.ShouldContain("Elder Primary has closed");
        (await lead.GetAsync($"/schools/{place.Schools[4]}")).Text.ShouldContain("Fir Academy came after it");
        (await lead.GetAsync($"/schools/{place.Schools[5]}")).Text.ShouldContain("It came after Elder Primary");
        (await lead.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound, "it is in the partnership no longer");
    }

    [Fact]
    public async Task Search_FindsSchoolsForAllAndPeopleForThoseWhoShareAPlace()
    {
        await using var place = await PlaceApp.StartAsync();

        var inside = await (await place.HeadAsync(1)).GetAsync("/search?q=alder");
        inside.Text.ShouldContain("Alder Primary");
        inside.Text.ShouldContain("Ann Alder, head, Alder Primary");
        var outside = await (await place.StrangerAsync()).GetAsync("/search?q=alder");
        outside.Text.ShouldContain("Alder Primary");
        outside.Text.ShouldNotContain("Ann Alder");
        (await (await place.HeadAsync()).GetAsync("/search?q=a")).Links.ShouldNotContain(
            $"/schools/{place.Schools[1]}",
            "one letter finds half the country"
        );
        (await place.App.Visit().GetAsync("/search?q=alder")).Location!.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task Grants_HeadOnly_AndEmptyWithNothingToOpen()
    {
        await using var place = await PlaceApp.StartAsync();
        var address = $"/schools/{place.Schools[0]}/grants";

        (await (await place.HeadAsync()).GetAsync(address)).Text.ShouldContain("Nothing of your school is open to a single person");
        (await (await place.HeadAsync(1)).GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await place.LeadAsync()).GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Grants_HeadEndsOne_AndItIsOver()
    {
        await using var place = await PlaceApp.StartAsync();
        var address = $"/schools/{place.Schools[0]}/grants";
        var reader = await place.Place.PersonAsync("Rae Reader", Roles.Governor, place.Schools[1]);
        var appointment = (await place.App.Database.RowsAsync<Appointment>()).Single(a => a.PersonId == reader).Id;
        var grant = new Grant
        {
            Id = Guid.NewGuid(),
            OwnerId = place.Schools[0],
            RecordKindKey = "report",
            RecordId = Guid.NewGuid(),
            AppointmentId = appointment,
            Until = place.App.Database.Calendar.Today.AddDays(9),
            Reason = "To prepare",
            MadeAt = place.App.Database.Calendar.Now,
        };
        await place.App.SeedAsync(grant);
        var head = await place.HeadAsync();
        var page = await head.GetAsync(address);
        page.Text.ShouldContain("Rae Reader");

        (
            await (await place.HeadAsync(1)).PostWithTokenAsync(
                $"{address}?handler=End",
                $"/schools/{place.Schools[1]}/leave",
                ("grant", grant.Id.ToString())
            )
        ).Status.ShouldBe(HttpStatusCode.NotFound);
        var ended = await head.FollowAsync(await head.SubmitAsync(page, f => f.Has("grant")));

        ended.Text.ShouldContain("It is closed from now on");
        (await place.App.Database.RowsAsync<Grant>()).Single().EndedAt.ShouldNotBeNull();
    }
}
