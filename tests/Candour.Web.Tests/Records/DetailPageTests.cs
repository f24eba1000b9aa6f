using System.Net;
using Candour.Foundation.Access;
using Candour.Testing;

namespace Candour.Web.Tests.Records;

public sealed class DetailPageTests
{
    [Fact]
    public async Task Detail_OfASchoolOfThePlace_IsWrittenByTheLeadAndReadByMembersOnly()
    {
        await using var app = await CandourApp.StartAsync();
        var (lead, head, stranger) = (Make.Person("Leo Lead"), Make.Person("Hana Head"), Make.Person("Stan Strange"));
        var (place, elsewhere) = (Make.Partnership("Hart Learning Partnership"), Make.Partnership("Elsewhere"));
        var (school, other) = (Make.School("Mill Lane"), Make.School("Weir"));
        await app.SeedAsync(
            lead,
            head,
            stranger,
            place,
            elsewhere,
            school,
            other,
            Make.Member(school, place),
            Make.Member(other, elsewhere),
            Make.Appointed(lead, Roles.PartnershipLead, place),
            Make.Appointed(head, Roles.Head, school),
            Make.Appointed(stranger, Roles.Head, other)
        );
        var path = $"/schools/{school.Id}/detail";
        var (leading, heading, outside) = (
            await app.SignInAsAsync(lead.Id),
            await app.SignInAsAsync(head.Id),
            await app.SignInAsAsync(stranger.Id)
        );

        (await outside.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await heading.GetAsync(path)).Text.ShouldContain("Nothing is written down yet.");
        (await leading.SubmitAsync(path, ("Input.OfficeEmail", "nobody"))).Text.ShouldContain("This does not look like an email address.");
        var saved = await leading.FollowAsync(
            await leading.SubmitAsync(path, ("Input.KnownAs", "The Mill"), ("Input.OfficeEmail", "office@mill.example"))
        );
        saved.Text.ShouldContain("Saved.");

        var read = await heading.GetAsync(path);
        read.Text.ShouldContain("The Mill");
        read.Text.ShouldContain("office@mill.example");
        read.Forms.ShouldNotContain(f => f.IsPost && f.Action != "/sign-out");
        (await heading.PostWithTokenAsync(path, path, ("Input.KnownAs", "Mine"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await heading.GetAsync(path)).Text.ShouldNotContain("Mine");
    }

    [Fact]
    public async Task Detail_SavedByTwo_ShowsTheSecondBothAndLosesNeither()
    {
        await using var app = await CandourApp.StartAsync();
        var (lead, place, school) = (Make.Person("Leo Lead"), Make.Partnership(), Make.School("Mill Lane"));
        await app.SeedAsync(lead, place, school, Make.Member(school, place), Make.Appointed(lead, Roles.PartnershipLead, place));
        var path = $"/schools/{school.Id}/detail";
        var leading = await app.SignInAsAsync(lead.Id);
        var (one, two) = (await leading.GetAsync(path), await leading.GetAsync(path));
        await leading.SubmitAsync(one, ("Input.KnownAs", "First name"));

        var refused = await leading.SubmitAsync(two, ("Input.KnownAs", "Second name"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Somebody else changed this while you were writing.");
        refused.Text.ShouldContain("First name");
        refused.Body.ShouldContain("value=\"Second name\"");

        (await leading.FollowAsync(await leading.SubmitAsync(refused))).Body.ShouldContain("value=\"Second name\"");
    }
}
