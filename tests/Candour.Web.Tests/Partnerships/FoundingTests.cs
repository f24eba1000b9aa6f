using System.Net;
using Candour.Partnerships;
using Candour.Testing;

namespace Candour.Web.Tests.Partnerships;

public sealed class FoundingTests
{
    [Fact]
    public async Task New_Operator_MakesAPartnership()
    {
        await using var place = await PlaceApp.StartAsync();
        var op = await place.OperatorAsync();

        (await op.SubmitAsync("/partnerships/new", ("Name", ""))).Text.ShouldContain("Write the name of the partnership");
        (await op.SubmitAsync("/partnerships/new", ("Name", "hart LEARNING partnership"))).Text.ShouldContain("There is already a partnership");
        (await op.SubmitAsync("/partnerships/new", ("Name", "Across"), ("AuthorityCode", "307"))).Text.ShouldContain("no open school under the authority code");
        (await op.SubmitAsync("/partnerships/new", ("Name", "Across"), ("Urns", "12x"))).Text.ShouldContain("Write numbers only");
        var made = await op.FollowAsync(await op.SubmitAsync("/partnerships/new", ("Name", "Across the Border")));

        made.Text.ShouldContain("Across the Border is made, without schools so far");
        (await place.App.Database.RowsAsync<Party>()).Count(p => p.Kind == PartyKinds.Partnership).ShouldBe(2);
    }

    [Fact]
    public async Task New_AnybodyElse_IsNotThere()
    {
        await using var place = await PlaceApp.StartAsync();

        (await (await place.LeadAsync()).GetAsync("/partnerships/new")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await place.HeadAsync()).PostWithTokenAsync("/partnerships/new", $"/schools/{place.Schools[0]}/leave", ("Name", "Mine"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await place.App.Visit().GetAsync("/partnerships/new")).Location!.ShouldStartWith("/sign-in");
    }
}
