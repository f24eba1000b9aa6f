using System.Net;
using Candour.Partnerships;
using Candour.Testing;

namespace Candour.Web.Tests.Partnerships;

public sealed class AgreementsTests
{
    [Fact]
    public async Task New_LeadWritesAndPublishes_AndAHeadSigns()
    {
        await using var place = await PlaceApp.StartAsync();
        var lead = await place.LeadAsync();
        (await lead.GetAsync("/agreements")).Text.ShouldContain("No agreement yet");

        var published = await lead.FollowAsync(
            await lead.SubmitAsync("/agreements/new", [("Words", "We share what helps."), .. Terms("group")])
        );
        published.Text.ShouldContain("The version is published");
        published.Text.ShouldContain("0 of 6 schools have signed");
        var head = await place.HeadAsync();
        var unread = await head.SubmitAsync(published.Path, ("HasRead", ""));
        unread.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unread.Text.ShouldContain("Say that you have read it");
        var signed = await head.FollowAsync(await head.SubmitAsync(published.Path, ("HasRead", "true")));

        signed.Text.ShouldContain("Your school has signed");
        signed.Text.ShouldContain("1 of 6 schools have signed");
        (await place.App.Database.RowsAsync<Opening>()).ShouldAllBe(o => o.Audience == "group" && o.OwnerId == place.Schools[0]);
        var withdrawn = await head.FollowAsync(await head.SubmitAsync(published.Path, ("Reason", "We want to wait")));
        withdrawn.Text.ShouldContain("The signature is withdrawn");
    }

    [Fact]
    public async Task New_WithoutWordsOrTerms_SaysSo_AndForgedTermsAreNone()
    {
        await using var place = await PlaceApp.StartAsync();
        var lead = await place.LeadAsync();

        (await lead.SubmitAsync("/agreements/new", [("Words", ""), .. Terms("group")])).Text.ShouldContain("Write what you agree");
        (await lead.SubmitAsync("/agreements/new", [("Words", "Something"), .. Terms("")])).Text.ShouldContain(
            "opens at least one kind of record"
        );
        var forged = await lead.SubmitAsync(
            "/agreements/new",
            ("Words", "Something"),
            ("Terms[0].Kind", "note"),
            ("Terms[0].Audience", "partnership"),
            ("Terms[1].Kind", "report"),
            ("Terms[1].Audience", "world")
        );
        forged.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await place.App.Database.RowsAsync<Agreement>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Show_OutsidersAndUnknown_AreNotFound_AndNobodySignsForAnother()
    {
        await using var place = await PlaceApp.StartAsync();
        var id = await place.AgreementAsync();
        var stranger = await place.StrangerAsync();
        var head = await place.HeadAsync();

        (await stranger.GetAsync($"/agreements/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync("/agreements")).Text.ShouldNotContain("Version");
        (await head.GetAsync($"/agreements/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (
            await head.PostWithTokenAsync(
                $"/agreements/{id}?handler=Sign",
                $"/agreements/{id}",
                ("SchoolId", place.Schools[1].ToString()),
                ("HasRead", "true")
            )
        ).Status.ShouldBe(HttpStatusCode.NotFound);
        (
            await (await place.LeadAsync()).PostWithTokenAsync(
                $"/agreements/{id}?handler=Sign",
                "/schools/add",
                ("SchoolId", place.Schools[0].ToString()),
                ("HasRead", "true")
            )
        ).Status.ShouldBe(HttpStatusCode.NotFound);
        (await head.GetAsync("/agreements/new")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await place.App.Database.RowsAsync<Signature>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Show_Replaced_SaysSoAndTakesNoSignature()
    {
        await using var place = await PlaceApp.StartAsync();
        var first = await place.AgreementAsync("First words.");
        await place.AgreementAsync("Second words.");
        var head = await place.HeadAsync();

        var page = await head.GetAsync($"/agreements/{first}");
        page.Text.ShouldContain("A newer version took the place of this one");
        page.Forms.ShouldNotContain(f => f.Has("HasRead"));
        var late = await head.PostWithTokenAsync(
            $"/agreements/{first}?handler=Sign",
            $"/schools/{place.Schools[0]}/leave",
            ("SchoolId", place.Schools[0].ToString()),
            ("HasRead", "true")
        );
        late.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        late.Text.ShouldContain("Read and sign that");
    }

    private static (string, string)[] Terms(string audience) =>
        [
            ("Terms[0].Kind", "pledge"),
            ("Terms[0].Audience", audience),
            ("Terms[1].Kind", "pledge-check"),
            ("Terms[1].Audience", audience),
            ("Terms[2].Kind", "report"),
            ("Terms[2].Audience", audience),
            ("Terms[3].Kind", "snapshot"),
            ("Terms[3].Audience", audience),
        ];
}
