using System.Net;
using Candour.Partnerships;
using Candour.Testing;

namespace Candour.Web.Tests.Partnerships;

public sealed class GroupsTests
{
    [Fact]
    public async Task Propose_ShowsReasons_AndApplyingFormsTheGroupsShown()
    {
        await using var place = await PlaceApp.StartAsync();
        var lead = await place.LeadAsync();
        var address = $"/groups/{place.Cluster}/propose";

        var proposal = await lead.GetAsync(address);
        proposal.Text.ShouldContain("No two are in the same trust");
        proposal.Text.ShouldContain("Form these 2 groups");
        var formed = await lead.FollowAsync(await lead.SubmitAsync(proposal));

        formed.Text.ShouldContain("2 groups are formed");
        formed.Text.ShouldContain("North 1");
        var again = await lead.SubmitAsync(proposal);
        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "the same form twice");
        (await place.App.Database.RowsAsync<Party>()).Count(p => p.Kind == PartyKinds.Group).ShouldBe(2);
        (await lead.GetAsync(address)).Text.ShouldContain("Every school of this cluster works in a group");
    }

    [Fact]
    public async Task Show_MembersSee_AndStrangersDoNot()
    {
        await using var place = await PlaceApp.StartAsync();
        var address = $"/groups/{place.Cluster}";

        var seen = await (await place.HeadAsync()).GetAsync(address);
        seen.Text.ShouldContain("Alder Primary");
        seen.Links.ShouldNotContain($"{address}/propose");
        (await (await place.StrangerAsync()).GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await place.LeadAsync()).GetAsync($"/groups/{place.Schools[0]}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await place.StrangerAsync()).GetAsync("/groups")).Text.ShouldNotContain("North");
    }

    [Fact]
    public async Task NewCluster_WithoutAName_SaysSo_AndWithOneIsFormed()
    {
        await using var place = await PlaceApp.StartAsync();
        var lead = await place.LeadAsync();

        (await lead.SubmitAsync("/groups/new-cluster", ("SchoolIds", place.Schools[5].ToString()))).Text.ShouldContain("Write a name");
        (await lead.SubmitAsync("/groups/new-cluster", ("Name", "north"))).Text.ShouldContain(
            "There is already a cluster or group of this name"
        );
        var formed = await lead.FollowAsync(
            await lead.SubmitAsync(
                "/groups/new-cluster",
                ("Name", "South"),
                ("SchoolIds", place.Schools[5].ToString()),
                ("SchoolIds", place.Schools[0].ToString())
            )
        );

        formed.Text.ShouldContain("South is formed");
        formed.Text.ShouldContain("Fir Academy");
    }

    [Fact]
    public async Task New_ByHand_KeepsTheRules()
    {
        await using var place = await PlaceApp.StartAsync();
        var lead = await place.LeadAsync();
        var address = $"/groups/new?cluster={place.Cluster}";

        (await lead.SubmitAsync(address, ("Name", "Hand"), ("SchoolIds", place.Schools[0].ToString()))).Text.ShouldContain(
            "A group is two, three or four schools"
        );
        (
            await lead.SubmitAsync(
                address,
                ("Name", "Hand"),
                ("SchoolIds", place.Schools[0].ToString()),
                ("SchoolIds", place.Schools[5].ToString())
            )
        ).Text.ShouldContain("in the cluster you chose");
        (
            await lead.SubmitAsync(
                address,
                ("Name", "Hand"),
                ("SchoolIds", place.Schools[0].ToString()),
                ("SchoolIds", Guid.NewGuid().ToString())
            )
        ).Status.ShouldBe(HttpStatusCode.NotFound);
        (
            await lead.FollowAsync(
                await lead.SubmitAsync(
                    address,
                    ("Name", "Hand"),
                    ("SchoolIds", place.Schools[0].ToString()),
                    ("SchoolIds", place.Schools[1].ToString())
                )
            )
        ).Text.ShouldContain("Hand is formed");
        (await lead.GetAsync(address)).Text.ShouldNotContain("Alder Primary");
    }

    [Fact]
    public async Task Dissolve_LeadOnly_WithAReason()
    {
        await using var place = await PlaceApp.StartAsync();
        var lead = await place.LeadAsync();
        var address = $"/groups/{place.Cluster}";

        (
            await (await place.HeadAsync()).PostWithTokenAsync(address, $"/schools/{place.Schools[0]}/leave", ("Reason", "Mine"))
        ).Status.ShouldBe(HttpStatusCode.NotFound);
        (await lead.SubmitAsync(address, ("Reason", ""))).Text.ShouldContain("Write the reason");
        (await lead.FollowAsync(await lead.SubmitAsync(address, ("Reason", "Redrawn")))).Text.ShouldContain("North is dissolved");
        (await lead.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task LeadsPages_AnybodyElse_AreNotThere()
    {
        await using var place = await PlaceApp.StartAsync();
        var head = await place.HeadAsync();

        foreach (var page in (string[])["/groups/new", "/groups/new-cluster", $"/groups/{place.Cluster}/propose"])
            (await head.GetAsync(page)).Status.ShouldBe(HttpStatusCode.NotFound, page);
        (await (await place.LeadAsync()).GetAsync($"/groups/{place.Schools[0]}/propose")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
