using System.Net;
using Candour.Evidence;
using Candour.Testing;

namespace Candour.Web.Tests.BadInput;

/// <summary>A 200 MB upload, sent by a browser over a real connection.</summary>
public sealed class LargeUploadTests
{
    [Fact]
    public async Task An_upload_of_200_megabytes_ends_on_a_page_that_says_so_and_nothing_is_kept()
    {
        await using var app = await CandourApp.StartAsync(onPort: true);
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var page = $"/self-evaluations/{await schools.StartedAsync()}/aspects/welcome/add/file";
        using var browser = await BrowserAsync(app, schools.People["Hana"]);

        using var answer = await SendAsync(browser, page, new byte[200 << 20]);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("That file is too large");
        text.ShouldContain("Nothing has been changed");
        (await app.Database.RowsAsync<EvidenceItem>()).ShouldBeEmpty();

        using var smaller = await SendAsync(browser, page, "%PDF-1.7\n1 0 obj\n<< >>\nendobj\n"u8.ToArray());
        smaller.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.Database.RowsAsync<EvidenceItem>()).Count.ShouldBe(1);
    }

    private static async Task<HttpClient> BrowserAsync(CandourApp app, Guid person)
    {
        var (name, value) = await app.SignInCookieAsync(person);
        var cookies = new CookieContainer();
        cookies.Add(app.Address, new Cookie(name, value));
        return new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = app.Address };
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string page, byte[] bytes)
    {
        var form = HtmlForm.AllOf(await browser.GetStringAsync(page)).Single(f => f.Has("Input.Shows"));
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.With(("Input.Shows", "What it shows."), ("Input.Strength", EvidenceStrengths.OneSource)))
            content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(bytes), "Input.File", "plan.pdf");
        return await browser.PostAsync(page, content);
    }
}
