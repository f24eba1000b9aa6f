using System.Net;
using Candour.Partnerships;
using Candour.Testing;

namespace Candour.Web.Tests.Partnerships;

public sealed class FoundingTests
{
    private static readonly (string, string)[] Lead = [("LeadName", "Lena Lead"), ("LeadAddress", "lena@example.org")];

    [Fact]
    public async Task New_Operator_MakesAPartnershipAndInvitesItsLead()
    {
        await using var place = await PlaceApp.StartAsync();
        var op = await place.OperatorAsync();

        var made = await op.FollowAsync(await op.SubmitAsync("/partnerships/new", [("Name", "Across the Border"), .. Lead]));
        await place.App.RunJobsAsync();

        made.Text.ShouldContain("Across the Border is made, without schools so far. Its lead is invited.");
        var letter = place.App.Mail.Sent.ShouldHaveSingleItem();
        letter.To.ShouldBe("lena@example.org");
        (await place.App.Database.RowsAsync<Accounts.Invitation>()).Single().Role.ShouldBe(Foundation.Access.Roles.PartnershipLead);
    }

    [Theory]
    [InlineData("Write the name of the partnership", "Name", "")]
    [InlineData("There is already a partnership", "Name", "hart LEARNING partnership")]
    [InlineData("no open school under the authority code", "AuthorityCode", "307")]
    [InlineData("Write numbers only", "Urns", "12x")]
    [InlineData("Write the email address of the lead", "LeadAddress", "")]
    public async Task New_WrongInput_SaysSoAndMakesNothing(string said, string field, string value)
    {
        await using var place = await PlaceApp.StartAsync();
        var op = await place.OperatorAsync();
        var fields = new Dictionary<string, string>
        {
            ["Name"] = "Across",
            ["LeadName"] = "Lena Lead",
            ["LeadAddress"] = "lena@example.org",
            [field] = value,
        };

        var refused = await op.SubmitAsync("/partnerships/new", [.. fields.Select(f => (f.Key, f.Value))]);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain(said);
        (await place.App.Database.RowsAsync<Party>()).Count(p => p.Kind == PartyKinds.Partnership).ShouldBe(1);
    }

    [Fact]
    public async Task New_AddressThatIsNone_MakesNoPartnershipEither()
    {
        await using var place = await PlaceApp.StartAsync();
        var op = await place.OperatorAsync();

        var refused = await op.SubmitAsync("/partnerships/new", ("Name", "Across"), ("LeadName", "Lena Lead"), ("LeadAddress", "nowhere"));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await place.App.Database.RowsAsync<Party>()).Count(p => p.Kind == PartyKinds.Partnership).ShouldBe(1);
        (await place.App.Database.RowsAsync<Accounts.Invitation>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task End_LeadTypesTheNameAgain_AndThePlaceIsGone()
    {
        await using var place = await PlaceApp.StartAsync();
        var lead = await place.LeadAsync();

        (await (await place.HeadAsync()).GetAsync("/partnerships/end")).Status.ShouldBe(HttpStatusCode.NotFound);
        var refused = await lead.SubmitAsync("/partnerships/end", ("NameAgain", "Something else"), ("Reason", "Its work is done"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Write the name as it stands: Hart Learning Partnership");
        var ended = await lead.FollowAsync(
            await lead.SubmitAsync("/partnerships/end", ("NameAgain", "Hart Learning Partnership"), ("Reason", "Its work is done"))
        );

        ended.Text.ShouldContain("Hart Learning Partnership is dissolved");
        ended.Text.ShouldContain("You are not in a partnership");
        (await (await place.HeadAsync()).GetAsync($"/schools?place={place.Partnership}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task New_AnybodyElse_IsNotThere()
    {
        await using var place = await PlaceApp.StartAsync();

        (await (await place.LeadAsync()).GetAsync("/partnerships/new")).Status.ShouldBe(HttpStatusCode.NotFound);
        (
            await (await place.HeadAsync()).PostWithTokenAsync("/partnerships/new", $"/schools/{place.Schools[0]}/leave", ("Name", "Mine"))
        ).Status.ShouldBe(HttpStatusCode.NotFound);
        (await place.App.Visit().GetAsync("/partnerships/new")).Location!.ShouldStartWith("/sign-in");
    }
}
