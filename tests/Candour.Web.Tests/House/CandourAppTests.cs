using System.Net;
using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Testing;
using Microsoft.AspNetCore.Builder;

namespace Candour.Web.Tests.House;

public sealed class CandourAppTests
{
    [Fact]
    public async Task SignInAs_Person_AsksAsThatPersonInTheirRole()
    {
        await using var app = await CandourApp.StartAsync(map: MapWho);
        var (head, school) = (Make.Person("Ada Łukasik"), Make.School());
        await app.SeedAsync(head, school, Make.Appointed(head, Roles.Head, school));

        var visitor = await app.SignInAsAsync(head.Id);
        var answer = await visitor.GetAsync("/who");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Body.ShouldBe("Ada Łukasik, head at Millbrook Primary");
        app.Requests.Last("/who").Tally.Commands.Count.ShouldBe(2, "a viewer is built in two commands");
    }

    [Fact]
    public async Task Visit_Nobody_IsThePublicReader()
    {
        await using var app = await CandourApp.StartAsync(map: MapWho);

        (await app.Visit().GetAsync("/who")).Body.ShouldBe("public");
    }

    [Fact]
    public async Task SignInAs_StampChangedSince_IsNobody()
    {
        await using var app = await CandourApp.StartAsync(map: MapWho);
        var person = Make.Person("Bea Hart");
        await app.SeedAsync(person);
        var visitor = await app.SignInAsAsync(person.Id);
        await using (var db = app.Database.Open(Make.Keeper))
        {
            (await db.FindAsync<Account>(person.Id))!.SecurityStamp = "another";
            await db.SaveChangesAsync();
        }

        (await visitor.GetAsync("/who")).Body.ShouldBe("public");
    }

    [Fact]
    public async Task SignInAs_CookieRunOut_IsNobody()
    {
        await using var app = await CandourApp.StartAsync(map: MapWho);
        var person = Make.Person("Bea Hart");
        await app.SeedAsync(person);
        var visitor = await app.SignInAsAsync(person.Id);

        app.Clock.Advance(TimeSpan.FromHours(13));

        (await visitor.GetAsync("/who")).Body.ShouldBe("public");
    }

    [Fact]
    public void Forms_AsABrowserSendsThem()
    {
        var form = HtmlForm
            .AllOf(
                """
                <form method="post" action="/a?x=1&amp;y=2"><input name="t" type="hidden" value="&quot;1&quot;">
                <input type="checkbox" name="c" value="no"><input checked type="checkbox" name="c" value="yes">
                <input type="submit" name="s" value="S"><textarea name="w">
                a &amp; b</textarea><select name="q"><option value="1">One</option><option selected value="2">Two</option></select></form>
                """
            )
            .ShouldHaveSingleItem();

        form.Action.ShouldBe("/a?x=1&y=2");
        form.IsPost.ShouldBeTrue();
        form.Fields.ShouldBe([("t", "\"1\""), ("c", "yes"), ("w", "a & b"), ("q", "2")]);
        form.With(("w", "new"), ("c", "yes"), ("c", "no")).ShouldBe([("t", "\"1\""), ("q", "2"), ("w", "new"), ("c", "yes"), ("c", "no")]);
    }

    /// <summary>An endpoint that says who is asking.</summary>
    private static void MapWho(WebApplication app) =>
        app.MapGet(
                "/who",
                (Viewer viewer) => viewer.Capacity is { } capacity ? $"{viewer.Name}, {capacity.Role} at {capacity.PartyName}" : viewer.Name
            )
            .AllowAnonymous();
}
