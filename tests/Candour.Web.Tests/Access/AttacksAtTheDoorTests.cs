using System.Net;
using Candour.Accounts;
using Candour.Foundation.Mail;
using Candour.Foundation.ReadLog;
using Candour.PeerReview.Visits;
using Candour.Testing;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Candour.Web.Tests.Access;

/// <summary>What somebody could try from outside a page: forged posts, hosts, addresses of callers, and words in a search.</summary>
public sealed class AttacksAtTheDoorTests
{
    [Fact]
    public async Task No_page_takes_a_post_without_its_token()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var head = await app.SignInAsAsync(schools.People["Hana"]);
        var pages = app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => e.RoutePattern)
            .Where(p => !(p.RawText ?? "").StartsWith("problem", StringComparison.OrdinalIgnoreCase))
            .ToList();
        pages.Count.ShouldBeGreaterThan(40);

        foreach (var page in pages)
        {
            var path =
                "/"
                + string.Join(
                    '/',
                    page.PathSegments.Select(s =>
                        string.Concat(
                            s.Parts.Select(part =>
                                part switch
                                {
                                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { IsOptional: true } => "",
                                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter =>
                                        parameter.ParameterPolicies.Any(c => c.Content == "int") ? "1" : schools.Mill.ToString(),
                                    _ => "",
                                }
                            )
                        )
                    )
                );
            var answer = await head.PostAsync(path.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed : "/", ("Address", "x"));
            answer.Status.ShouldBeOneOf([HttpStatusCode.BadRequest, HttpStatusCode.NotFound], $"{path} took a post without a token");
        }
    }

    [Fact]
    public async Task A_forged_host_stands_in_no_mail()
    {
        await using var app = await CandourApp.StartAsync();
        var person = Make.Person("Ada Nowak");
        await app.SeedAsync(person, Make.Account(person, "ada@school.example"));
        var visitor = app.Visit();
        var page = await visitor.GetAsync("/forgotten");
        var form = page.Forms.Single(f => f.Has("Address"));
        var request = new HttpRequestMessage(HttpMethod.Post, "/forgotten")
        {
            Content = new FormUrlEncodedContent(
                form.With(("Address", "ada@school.example")).Select(f => new KeyValuePair<string, string>(f.Name, f.Value))
            ),
        };
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");

        await visitor.SendAsync(request);
        await app.RunJobsAsync();

        (await app.Database.RowsAsync<OutMail>()).ShouldHaveSingleItem().Body.ShouldNotContain("evil");
    }

    [Fact]
    public async Task A_caller_who_says_they_are_many_is_one()
    {
        await using var app = await CandourApp.StartAsync(change: builder =>
            builder.Services.Replace(ServiceDescriptor.Singleton(new DoorLimitSettings { Doors = 3 }))
        );
        var statuses = await KnockAsync(
            app.Visit(),
            ["X-Forwarded-For", "Forwarded", "X-Real-IP", "True-Client-IP", "CF-Connecting-IP"],
            "for="
        );

        statuses.TakeLast(2).ShouldAllBe(s => s == HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("10.0.0.5", false)]
    [InlineData("198.51.100.7", true)]
    public async Task Only_a_proxy_that_was_named_is_believed_about_its_callers(string from, bool areOne)
    {
        await using var app = await CandourApp.StartAsync(
            settings: s => s with { Proxies = [IPNetwork.Parse("10.0.0.0/24")] },
            change: builder => builder.Services.Replace(ServiceDescriptor.Singleton(new DoorLimitSettings { Doors = 3 }))
        );
        var visitor = app.Visit();
        visitor.From = from;

        var statuses = await KnockAsync(visitor, ["X-Forwarded-For"], "");

        statuses.Contains(HttpStatusCode.TooManyRequests).ShouldBe(areOne);
    }

    /// <summary>Signs in wrongly five times, each time as though from somewhere else.</summary>
    private static async Task<List<HttpStatusCode>> KnockAsync(Visitor visitor, string[] headers, string before)
    {
        var form = (await visitor.GetAsync("/sign-in")).Forms.Single(f => f.Has("Address"));
        List<HttpStatusCode> statuses = [];
        for (var i = 0; i < 5; i++)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
            {
                Content = new FormUrlEncodedContent(
                    form.With(("Address", $"a{i}@school.example"), ("Password", "wrong"))
                        .Select(f => new KeyValuePair<string, string>(f.Name, f.Value))
                ),
            };
            foreach (var header in headers)
                request.Headers.TryAddWithoutValidation(header, $"{before}203.0.113.{i}");
            statuses.Add((await visitor.SendAsync(request)).Status);
        }
        return statuses;
    }

    [Fact]
    public async Task Behind_a_proxy_that_ends_tls_cookies_go_over_tls_only()
    {
        await using var app = await CandourApp.StartAsync(settings: s => s with { PublicAddress = new Uri("https://candour.example") });
        var person = Make.Person("Ada Nowak");
        await app.SeedAsync(person);
        await using (var scope = app.As(Make.Keeper))
            await scope.Get<Passwords>().CreateAsync(Account.For(person.Id, "ada@school.example"), "plum kettle orbit seven");
        var visitor = app.Visit();
        var open = await visitor.GetAsync("/sign-in");
        var form = open.Forms.Single(f => f.Has("Address"));

        var answer = await visitor.PostAsync(
            "/sign-in",
            form.With(("Address", "ada@school.example"), ("Password", "plum kettle orbit seven"))
        );

        open.Headers["Set-Cookie"].ShouldContain("secure", Case.Insensitive);
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.ToString());
        answer.Headers["Set-Cookie"].ShouldContain("secure", Case.Insensitive);
    }

    [Fact]
    public async Task A_search_for_a_thousand_words_is_a_search_for_a_few()
    {
        await using var app = await CandourApp.StartAsync();
        var schools = await SchoolsAtWork.FurnishAsync(app.Database, app.Services);
        var head = await app.SignInAsAsync(schools.People["Hana"]);
        var many = string.Join("+", Enumerable.Repeat("ab", 2000));

        foreach (var page in (string[])[$"/search?q={many}", $"/people?q={many}", $"/schools/{schools.Mill}/grants?q={many}"])
            (await head.GetAsync(page)).Status.ShouldBe(HttpStatusCode.OK, page[..20]);
        foreach (var wild in (string[])["%25", "_____", "%5B%5D", "%5C%25", "''--"])
            (await head.GetAsync($"/search?q={wild}{wild}")).Text.ShouldNotContain("Hill Top");
    }

    [Fact]
    public async Task A_lead_learns_where_a_review_is_and_not_what_it_asks()
    {
        await using var app = await CandourApp.StartAsync();
        var walk = new ReviewWalk(app.Services, new TestPlace(app.Database));
        await walk.PlanAsync();
        await walk.ToAsync("on-site");
        var question = (await walk.FileAsync()).Review.Question.ShouldNotBeNull();

        (await (await app.SignInAsAsync(walk.Head)).GetAsync($"/reviews/{walk.ReviewId}")).Text.ShouldContain(question);
        var lead = await app.SignInAsAsync(walk.Lead);
        foreach (
            var page in (string[])
                [$"/reviews/{walk.ReviewId}", "/reviews", $"/reviews/{walk.ReviewId}/team", $"/reviews/{walk.ReviewId}/state"]
        )
        {
            var seen = await lead.GetAsync(page);
            seen.Status.ShouldBe(HttpStatusCode.OK, page);
            seen.Text.ShouldNotContain(question, Case.Sensitive, page);
        }
    }

    [Fact]
    public async Task Nobody_reads_a_colleagues_note_or_the_draft_unseen()
    {
        await using var app = await CandourApp.StartAsync();
        var walk = new ReviewWalk(app.Services, new TestPlace(app.Database));
        await walk.PlanAsync();
        await walk.ToAsync("sealed");
        var notes = await app.Database.RowsAsync<VisitNote>();
        var reader = walk.Reviewers[0];
        var visitor = await app.SignInAsAsync(reader);

        await visitor.GetAsync($"/reviews/{walk.ReviewId}/visit");

        (await app.Database.RowsAsync<ReadEntry>())
            .Where(e => e.PersonId == reader)
            .Select(e => e.RecordId)
            .ShouldBe(notes.Where(n => n.AuthorId != reader).Select(n => n.Id), ignoreOrder: true);
        await walk.ToAsync("accuracy");
        await visitor.GetAsync($"/reviews/{walk.ReviewId}/draft");
        (await app.Database.RowsAsync<ReadEntry>()).ShouldContain(e => e.PersonId == reader && e.RecordKindKey == "draft-report");
    }
}
