using System.Net;
using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Testing;

namespace Candour.Web.Tests.Pages.Accounts;

public sealed class CastTests
{
    [Fact]
    public async Task Post_InASample_StepsIntoThePerson()
    {
        await using var app = await CandourApp.StartAsync();
        var (first, second) = await SampleAsync(app, isSample: true);
        var visitor = app.Visit();

        (await visitor.GetAsync("/sign-in")).Links.ShouldContain("/cast");
        var page = await visitor.GetAsync("/cast");
        page.Text.IndexOf("Sol First", StringComparison.Ordinal)
            .ShouldBeLessThan(page.Text.IndexOf("Sal Second", StringComparison.Ordinal));
        page.Text.ShouldContain("head, Made-up Primary");
        var answer = await visitor.SubmitAsync(page, f => f.Action.Contains(second.Id.ToString(), StringComparison.Ordinal));

        answer.Location.ShouldBe("/");
        (await visitor.GetAsync("/me")).Text.ShouldContain("Sal Second");
        await visitor.SubmitAsync(await visitor.GetAsync("/cast"), f => f.Action.Contains(first.Id.ToString(), StringComparison.Ordinal));
        (await visitor.GetAsync("/me")).Text.ShouldContain("Sol First, head, Made-up Primary");
    }

    [Theory]
    [InlineData("203.0.113.7", null, "localhost")]
    [InlineData("::ffff:203.0.113.7", null, "localhost")]
    [InlineData("127.0.0.1", "203.0.113.7", "localhost")]
    [InlineData("127.0.0.1", null, "evil.example")]
    public async Task Get_FromAnotherMachine_IsNotThere(string from, string? forwardedFor, string host)
    {
        await using var app = await CandourApp.StartAsync();
        var (person, _) = await SampleAsync(app, isSample: true);
        var visitor = app.Visit();
        visitor.From = from;

        (await GetAsync("/cast")).ShouldBe(await GetAsync("/no-such-page"));
        visitor.From = "203.0.113.7";
        (await visitor.PostWithTokenAsync("/cast", "/sign-in", ("person", person.Id.ToString()))).Location.ShouldBe(
            "/sign-in?next=%2Fcast"
        );
        visitor.Cookies.Keys.ShouldNotContain("candour");

        async Task<string> GetAsync(string path)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = host;
            if (forwardedFor is not null)
                request.Headers.Add("X-Forwarded-For", forwardedFor);
            var answer = await visitor.SendAsync(request);
            return $"{answer.Status} {answer.Location}".Replace(path[1..], "", StringComparison.Ordinal) + answer.Body;
        }
    }

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1, 10.0.0.9")]
    public async Task Get_ThroughAProxyThatIsBelieved_IsNotThere(string said)
    {
        await using var app = await CandourApp.StartAsync(settings: s =>
            s with
            {
                Proxies = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("10.0.0.0/24")],
            }
        );
        await SampleAsync(app, isSample: true);
        var visitor = app.Visit();
        (await visitor.GetAsync("/cast")).Status.ShouldBe(HttpStatusCode.OK, "from this machine, through nothing");
        var request = new HttpRequestMessage(HttpMethod.Get, "/cast");
        request.Headers.Add("X-Forwarded-For", said);

        (await visitor.SendAsync(request)).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Get_FromAnotherMachineWhenTheInstallationSaysSo_IsThere()
    {
        await using var app = await CandourApp.StartAsync(settings: s => s with { CastFromAnywhere = true });
        await SampleAsync(app, isSample: true);
        var visitor = app.Visit();
        visitor.From = "203.0.113.7";

        (await visitor.GetAsync("/cast")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Get_InAPlaceThatIsNoSample_AnswersAsWhatIsNotThere()
    {
        await using var app = await CandourApp.StartAsync(settings: s => s with { CastFromAnywhere = true });
        var (person, _) = await SampleAsync(app, isSample: false);
        var visitor = app.Visit();

        var signedIn = await app.SignInAsAsync(person.Id);
        var (cast, nothing) = (await signedIn.GetAsync("/cast"), await signedIn.GetAsync("/no-such-page"));

        cast.Status.ShouldBe(HttpStatusCode.NotFound);
        cast.Body.ShouldBe(nothing.Body);
        (await visitor.GetAsync("/cast")).Location.ShouldBe("/sign-in?next=%2Fcast", "which is what any address without a page answers");
        (await visitor.GetAsync("/sign-in")).Links.ShouldNotContain("/cast");
        (await visitor.PostWithTokenAsync("/cast", "/sign-in", ("person", person.Id.ToString()))).Location.ShouldBe(
            "/sign-in?next=%2Fcast"
        );
        visitor.Cookies.Keys.ShouldNotContain("candour");
    }

    [Fact]
    public async Task Post_SomebodyWhoIsNotOfTheCast_IsNotThere()
    {
        await using var app = await CandourApp.StartAsync();
        await SampleAsync(app, isSample: true);
        var other = Make.Party(PartyKinds.Person, "Una Other", Party.Installation, isSample: true);
        await app.SeedAsync(other);
        var visitor = app.Visit();

        (await visitor.PostWithTokenAsync("/cast", "/cast", ("person", other.Id.ToString()))).Status.ShouldBe(HttpStatusCode.NotFound);
        visitor.Cookies.Keys.ShouldNotContain("candour");
    }

    private static async Task<(Party First, Party Second)> SampleAsync(CandourApp app, bool isSample)
    {
        Party Of(string kind, string name, Guid? id = null) => Make.Party(kind, name, Party.Installation, id, isSample);
        var (place, school, first, second) = (
            Of(PartyKinds.Installation, "A sample", Party.Installation),
            Of(PartyKinds.School, "Made-up Primary"),
            Of(PartyKinds.Person, "Sol First"),
            Of(PartyKinds.Person, "Sal Second")
        );
        await app.SeedAsync(
            place,
            school,
            first,
            second,
            Make.Appointed(first, Roles.Head, school),
            new CastMember
            {
                Id = second.Id,
                Order = 2,
                Description = "Sees little.",
            },
            new CastMember
            {
                Id = first.Id,
                Order = 1,
                Description = "Sees the school.",
            }
        );
        return (first, second);
    }
}
