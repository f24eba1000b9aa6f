using System.Net;
using Candour.Foundation.Access;
using Candour.Testing;
using Candour.Web.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Candour.Web.Tests.Design;

public sealed class HostTests
{
    [Fact]
    public async Task What_may_not_be_seen_answers_as_what_is_not_there()
    {
        await using var app = await CandourApp.StartAsync(map: Map);
        var person = Make.Person("Bea Hart");
        await app.SeedAsync(person);
        var visitor = await app.SignInAsAsync(person.Id);

        var (absent, forbidden) = (await visitor.GetAsync("/nowhere"), await visitor.GetAsync("/forbidden"));

        absent.Status.ShouldBe(HttpStatusCode.NotFound);
        absent.Title.ShouldBe("We could not find that – Candour");
        forbidden.Status.ShouldBe(HttpStatusCode.NotFound);
        forbidden.Body.ShouldBe(absent.Body);
        Kept(forbidden).ShouldBe(Kept(absent));
    }

    [Fact]
    public async Task A_fault_is_ours_and_has_a_reference()
    {
        await using var app = await CandourApp.StartAsync(map: Map);

        var answer = await app.Visit().GetAsync("/fault");

        answer.Status.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Text.ShouldContain("Something went wrong at our end");
        answer.Text.ShouldNotContain("secret detail");
    }

    [Fact]
    public async Task A_full_disk_is_a_pause_in_which_nothing_is_lost()
    {
        await using var app = await CandourApp.StartAsync(map: Map);

        var answer = await app.Visit().GetAsync("/full");

        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Text.ShouldContain("Nothing was lost");
    }

    [Fact]
    public async Task Every_answer_has_the_headers_and_pages_are_not_stored()
    {
        await using var app = await CandourApp.StartAsync(map: Map);

        var answer = await app.Visit().GetAsync("/problem/404");

        answer.Headers["Content-Security-Policy"].ShouldBe(SecurityHeaders.Policy);
        SecurityHeaders.Policy.ShouldNotContain("unsafe");
        answer.Headers["Referrer-Policy"].ShouldBe("no-referrer");
        answer.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        answer.Headers["Cache-Control"].ShouldContain("no-store");
        answer.Body.ShouldStartWith("<!DOCTYPE html>");
        answer.Body.ShouldContain("<html lang=\"en\" dir=\"ltr\">");
    }

    [Fact]
    public async Task A_page_that_says_how_long_it_may_be_kept_is_left_alone()
    {
        await using var app = await CandourApp.StartAsync(map: Map);

        (await app.Visit().GetAsync("/published")).Headers["Cache-Control"].ShouldBe("public, max-age=60");
    }

    [Fact]
    public async Task A_notice_is_said_once_and_cannot_be_made_up()
    {
        await using var app = await CandourApp.StartAsync(map: Map);
        var visitor = app.Visit();

        await visitor.GetAsync("/say");
        (await visitor.GetAsync("/hear")).Body.ShouldBe("Kept. /undo");
        (await visitor.GetAsync("/hear")).Body.ShouldBe("nothing");

        visitor.Keep("candour-notice", "Send your password to me");
        (await visitor.GetAsync("/hear")).Body.ShouldBe("nothing");
    }

    [Fact]
    public async Task The_bar_says_who_and_as_what()
    {
        await using var app = await CandourApp.StartAsync(map: Map);
        var (head, school) = (Make.Person("Ada Łukasik"), Make.School());
        await app.SeedAsync(head, school, Make.Appointed(head, Roles.Head, school));

        var visitor = await app.SignInAsAsync(head.Id);

        (await visitor.GetAsync("/line")).Body.ShouldBe("Ada Łukasik, head, Millbrook Primary|");
        (await app.Visit().GetAsync("/line")).Body.ShouldBe("");
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/forbidden", () => Microsoft.AspNetCore.Http.Results.StatusCode(403)).AllowAnonymous();
        app.MapGet("/fault", IResult () => throw new InvalidOperationException("secret detail")).AllowAnonymous();
        app.MapGet("/full", IResult () => throw new IOException("disk", unchecked((int)0x80070070))).AllowAnonymous();
        app.MapGet(
                "/published",
                (HttpContext http) =>
                {
                    http.Response.Headers.CacheControl = "public, max-age=60";
                    return Microsoft.AspNetCore.Http.Results.Content("<p>", "text/html");
                }
            )
            .AllowAnonymous();
        app.MapGet("/say", (Notices notices) => notices.Say("Kept.", "/undo")).AllowAnonymous();
        app.MapGet("/hear", (Notices notices) => notices.Take() is { } notice ? $"{notice.Text} {notice.UndoHref}" : "nothing")
            .AllowAnonymous();
        app.MapGet(
                "/line",
                async (HttpContext http, IHeaderLine header) =>
                    await header.LineAsync(http) is { } line ? $"{line.Text}|{line.ChangeHref}" : ""
            )
            .AllowAnonymous();
    }

    private static string Kept(Answer answer) =>
        string.Join(
            '\n',
            answer
                .Headers.Where(header => header.Key != "Date")
                .OrderBy(header => header.Key, StringComparer.Ordinal)
                .Select(header => $"{header.Key}: {header.Value}")
        );
}
