using System.Net;
using System.Text;
using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Testing;

namespace Candour.Web.Tests.Records;

public sealed class RegisterPagesTests
{
    private static readonly byte[] Basic = File.ReadAllBytes(
        Repository.At("tests", "data", "register", "ealing_surrey_basic_20240617.csv")
    );
    private static readonly byte[] Extract = File.ReadAllBytes(
        Repository.At("tests", "data", "register", "surrey_extract_20220420.csv.gz")
    );

    [Fact]
    public async Task Pages_ForAHead_AreNotThere()
    {
        await using var place = await Place.CreateAsync();
        var head = await place.App.SignInAsAsync(place.Head.Id);
        foreach (var path in new[] { "/register", "/register/bring", $"/register/imports/{Guid.NewGuid()}" })
            (await head.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Register_Empty_SaysHowToBegin()
    {
        await using var place = await Place.CreateAsync();
        var page = await place.Lead.GetAsync("/register");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("No schools yet");
        page.Links.ShouldContain("/register/bring");
        (await place.Lead.GetAsync("/register/bring")).Text.ShouldContain("You will see what would change before anything does.");
    }

    [Fact]
    public async Task Bring_ThenApply_ShowsPreviewProgressAndResult()
    {
        await using var place = await Place.CreateAsync();
        var sent = await place.BringAsync("ealing_surrey_basic_20240617.csv", Basic);
        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        var path = sent.Location!;

        var preview = await place.Lead.GetAsync(path);
        preview.Title.ShouldContain("The register's basic list of schools, as at 17 June 2024");
        preview.Text.ShouldContain("new to the register 1,254");
        preview.Text.ShouldContain("Nothing has changed yet.");
        (await place.Lead.GetAsync("/register")).Text.ShouldContain("No schools yet");

        var scheduled = await place.Lead.SubmitAsync(preview);
        scheduled.Location.ShouldBe(path);
        var waiting = await place.Lead.GetAsync(path);
        waiting.Text.ShouldContain("Applying the file");
        waiting.Headers["Refresh"].ShouldBe("3");

        await place.App.RunJobsAsync();
        var done = await place.Lead.GetAsync(path);
        done.Text.ShouldContain("Applied on 8 October 2026.");
        done.Text.ShouldContain("What changed");
        done.Headers.Keys.ShouldNotContain("Refresh");
        done.Forms.ShouldNotContain(f => f.IsPost && f.Action != "/sign-out");

        var found = await place.Lead.GetAsync("/register?q=chart+wood");
        found.Text.ShouldContain("Chart Wood School");
        found.Text.ShouldContain("Surrey");
        (await place.Lead.GetAsync("/register?q=146527")).Text.ShouldContain("One school");
        (await place.Lead.GetAsync("/register?q=no+such+school")).Text.ShouldContain("No schools found");
        (await place.Lead.GetAsync("/register?p=51")).Text.ShouldContain("1,254");
    }

    [Fact]
    public async Task Bring_TheSameAgain_SaysThatNothingWouldChange()
    {
        await using var place = await Place.CreateAsync();
        await place.ApplyAsync("ealing_surrey_basic_20240617.csv", Basic);
        var again = await place.Lead.FollowAsync(await place.BringAsync("ealing_surrey_basic_20240617.csv", Basic));
        again.Text.ShouldContain("Everything in this file is already in the register.");
        again.Forms.ShouldNotContain(f => f.IsPost && f.Action != "/sign-out");
    }

    [Fact]
    public async Task Bring_AnOlderExtract_WarnsAndListsWhatChanges()
    {
        await using var place = await Place.CreateAsync();
        await place.ApplyAsync("ealing_surrey_basic_20240617.csv", Basic);
        var page = await place.Lead.FollowAsync(await place.BringAsync("surrey_extract_20220420.csv.gz", Extract));
        page.Text.ShouldContain("This file speaks of 20 April 2022, and the register was last brought up to 17 June 2024.");
        page.Text.ShouldContain("that the register has closed are open in this file");
        page.Text.ShouldContain("What changes, and in how many schools");
        page.Text.ShouldContain("Columns left unread because they are about inspections");
        (await place.Lead.GetAsync(page.Path + "?p=2")).Status.ShouldBe(HttpStatusCode.OK);
        Encoding.UTF8.GetByteCount(page.Body).ShouldBeLessThan(60 * 1024);
    }

    [Fact]
    public async Task Bring_WithRejectedRows_PagesThroughThemWithLineAndReason()
    {
        await using var place = await Place.CreateAsync();
        var rows = new StringBuilder("urn,name\n900001,Oakmere\n");
        for (var i = 0; i < 120; i++)
            rows.Append("1e+05,<b>Hart & \"Sons\"</b>\n");
        var page = await place.Lead.FollowAsync(
            await place.BringAsync("<script>alert(1)</script>.csv", Encoding.UTF8.GetBytes(rows.ToString()))
        );
        page.Text.ShouldContain("rejected 120");
        page.Text.ShouldContain("“1e+05” is not a school's number (URN)");
        page.Body.ShouldNotContain("<script>alert");
        var third = await place.Lead.GetAsync(page.Path + "?p=3");
        third.Text.ShouldContain("122");
        (await place.Lead.GetAsync(page.Path + "?p=99")).Text.ShouldContain("122");
        (await place.Lead.GetAsync(page.Path + "?show=changes&p=2")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("schools.csv", "[{\"URN\":1}]", "This file looks like JSON, not a table.")]
    [InlineData("schools.csv", "URN,LinkURN\n1,2\n", "This file looks like the register's list of links between schools.")]
    [InlineData("schools.csv", "", "This file is empty.")]
    public async Task Bring_AnythingElse_SaysWhatItLooksLikeBesideTheField(string name, string content, string says)
    {
        await using var place = await Place.CreateAsync();
        var answer = await place.BringAsync(name, Encoding.UTF8.GetBytes(content));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain(says);
        answer.Title.ShouldStartWith("Error:");
        (await place.Lead.GetAsync("/register")).Text.ShouldNotContain("Files that were brought");
    }

    [Fact]
    public async Task Bring_200Megabytes_SaysThatItIsTooLarge()
    {
        await using var place = await Place.CreateAsync(onPort: true);
        var (name, value) = await place.App.SignInCookieAsync(place.LeadId);
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = place.App.Address };
        browser.DefaultRequestHeaders.Add("Cookie", $"{name}={value}");
        using var form = await browser.GetAsync("/register/bring");
        var token = HtmlForm
            .AllOf(await form.Content.ReadAsStringAsync())
            .Single(f => f.Action != "/sign-out")
            .Fields.Single(f => f.Name == HtmlForm.TokenField)
            .Value;
        browser.DefaultRequestHeaders.Add("Cookie", string.Join("; ", form.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        using var content = new MultipartFormDataContent
        {
            { new StringContent(token), HtmlForm.TokenField },
            { new ByteArrayContent(Large()), "Upload", "schools.csv" },
        };
        using var answer = await browser.PostAsync("/register/bring", content);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("This file is larger than 100 MB");
    }

    [Fact]
    public async Task Bring_NoFile_AsksForOne()
    {
        await using var place = await Place.CreateAsync();
        var answer = await place.Lead.SubmitAsync("/register/bring");
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain("Please choose a file.");
    }

    [Fact]
    public async Task Pages_OfAFullRegister_StayWithinTheirBudget()
    {
        await using var place = await Place.CreateAsync();
        var path = await place.ApplyAsync("ealing_surrey_basic_20240617.csv", Basic);
        foreach (var page in new[] { "/register", "/register/bring", path })
        {
            var answer = await place.Lead.GetAsync(page);
            Encoding.UTF8.GetByteCount(answer.Body).ShouldBeLessThan(60 * 1024, page);
            var tally = place.App.Requests.Last(page).Tally;
            tally.Commands.Count.ShouldBeLessThanOrEqualTo(8 + 2, tally.ToString());
            tally.Reads.ShouldBeLessThanOrEqualTo(5 * 25 + 50, tally.ToString());
        }
    }

    private static byte[] Large()
    {
        var bytes = new byte[200 << 20];
        bytes.AsSpan().Fill((byte)'0');
        "urn,name\n"u8.CopyTo(bytes);
        return bytes;
    }

    private sealed class Place : IAsyncDisposable
    {
        public required CandourApp App { get; init; }

        public required Visitor Lead { get; init; }

        public required Party Head { get; init; }

        public required Guid LeadId { get; init; }

        public static async Task<Place> CreateAsync(bool onPort = false)
        {
            var app = await CandourApp.StartAsync(onPort: onPort);
            var (lead, head, partnership, school) = (Make.Person("Leo Lead"), Make.Person("Hana Head"), Make.Partnership(), Make.School());
            await app.SeedAsync(
                lead,
                head,
                partnership,
                school,
                Make.Appointed(lead, Roles.PartnershipLead, partnership),
                Make.Appointed(head, Roles.Head, school)
            );
            return new Place
            {
                App = app,
                Lead = onPort ? null! : await app.SignInAsAsync(lead.Id),
                Head = head,
                LeadId = lead.Id,
            };
        }

        public async Task<Answer> BringAsync(string name, byte[] bytes)
        {
            var form = await Lead.GetAsync("/register/bring");
            using var content = new MultipartFormDataContent
            {
                { new StringContent(form.Token!), HtmlForm.TokenField },
                { new ByteArrayContent(bytes), "Upload", name },
            };
            using var request = new HttpRequestMessage(HttpMethod.Post, "/register/bring") { Content = content };
            return await Lead.SendAsync(request);
        }

        public async Task<string> ApplyAsync(string name, byte[] bytes)
        {
            var path = (await BringAsync(name, bytes)).Location!;
            await Lead.SubmitAsync(path);
            await App.RunJobsAsync();
            return path;
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
