using System.Net;
using Candour.Frameworks;
using Candour.Testing;

namespace Candour.Web.Tests.Frameworks;

public sealed class FrameworkPagesTests
{
    [Fact]
    public async Task Lead_TakesOneOver_AndOpensItToSchools()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var (lea, hana) = (await app.SignInAsAsync(schools.People["Lea"]), await app.SignInAsAsync(schools.People["Hana"]));
        (await hana.GetAsync("/frameworks")).Text.ShouldContain("No framework yet");

        var draft = await lea.FollowAsync(
            await lea.SubmitAsync(await lea.GetAsync("/frameworks"), f => f.Has("Key") && f.Fields.Contains(("Key", "peer-enquiry")))
        );
        draft.Text.ShouldContain("Read it, then open it to your schools");
        (await hana.GetAsync(draft.Path)).Status.ShouldBe(HttpStatusCode.NotFound);
        var open = await lea.FollowAsync(
            await lea.SubmitAsync(draft, f => f.Action.Contains("handler=Publish", StringComparison.OrdinalIgnoreCase))
        );

        open.Text.ShouldContain("Your schools can read this framework now");
        var read = await hana.GetAsync(draft.Path);
        read.Text.ShouldContain("Peer enquiry");
        read.Text.ShouldContain("Questions a good colleague would ask");
        read.Forms.ShouldNotContain(f => f.Action.Contains("Publish", StringComparison.OrdinalIgnoreCase));
        var source = new ShippedFrameworks().Find("peer-enquiry")!;
        source.Areas.SelectMany(a => a.Aspects).ShouldAllBe(a => read.Text.Contains(a.Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Adopt_BySomebodyWhoLeadsNothing_IsNotFound()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        await schools.FrameworkAsync();
        var hana = await app.SignInAsAsync(schools.People["Hana"]);

        var answer = await hana.PostWithTokenAsync(
            "/frameworks",
            "/frameworks",
            ("PartnershipId", schools.Partnership.ToString()),
            ("Key", "peer-enquiry")
        );

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        (await app.Database.RowsAsync<Framework>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Publish_Twice_IsSaidInWords()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var id = await schools.FrameworkAsync(status: FrameworkStatus.Draft);
        var lea = await app.SignInAsAsync(schools.People["Lea"]);
        var page = await lea.GetAsync($"/frameworks/{id}");

        await lea.SubmitAsync(page, f => f.Action.Contains("Publish", StringComparison.OrdinalIgnoreCase));
        var again = await lea.SubmitAsync(page, f => f.Action.Contains("Publish", StringComparison.OrdinalIgnoreCase));

        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Text.ShouldContain("is open to your schools already");
    }
}
