using System.Net;
using Candour.Accounts;
using Candour.Testing;

namespace Candour.Web.Tests.Pages.Accounts;

public sealed class SignInTests
{
    [Fact]
    public async Task Post_RightPassword_SignsInAndGoesOn()
    {
        await using var town = await Town.StartAsync();
        var address = await town.WithAccountAsync(town.Head);
        var visitor = town.App.Visit();

        var turnedAway = await visitor.GetAsync("/me");
        turnedAway.Status.ShouldBe(HttpStatusCode.Redirect);
        var answer = await town.SignInAsync(visitor, $"  {address.ToUpperInvariant()} ", Town.Password, turnedAway.Location!);

        answer.Location.ShouldBe("/me");
        (await visitor.GetAsync("/me")).Text.ShouldContain("Ada Nowak");
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Post_GoingOnElsewhere_GoesToTheStart(string next)
    {
        await using var town = await Town.StartAsync();
        var address = await town.WithAccountAsync(town.Head);

        var answer = await town.SignInAsync(town.App.Visit(), address, Town.Password, $"/sign-in?next={Uri.EscapeDataString(next)}");

        answer.Location.ShouldBe("/");
    }

    [Fact]
    public async Task Post_WrongPasswordAndNoAccount_AreTheSameAnswer()
    {
        await using var town = await Town.StartAsync();
        var address = await town.WithAccountAsync(town.Head);
        var strange = address.Replace("ada", "eda", StringComparison.Ordinal);

        var wrong = await town.SignInAsync(town.App.Visit(), address, "not the right one");
        var none = await town.SignInAsync(town.App.Visit(), strange, "not the right one");

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Same(wrong, address).ShouldBe(Same(none, strange));
        Headers(wrong).ShouldBe(Headers(none));
        town.App.Requests.Requests.Where(r => r.Method == "POST")
            .Select(r => r.Tally.Commands.Count)
            .Distinct()
            .Count()
            .ShouldBe(1, "the same work is done whether or not there is an account");
    }

    [Fact]
    public async Task Post_TooManyTries_ShutsTheDoorAlikeForKnownAndUnknown()
    {
        await using var town = await Town.StartAsync();
        var address = await town.WithAccountAsync(town.Head);
        const string Strange = "nobody.here@school.example";

        foreach (var who in new[] { address, Strange })
        {
            for (var i = 0; i < KnockedDoor.SignIn.Tries; i++)
                (await town.SignInAsync(town.App.Visit(), who, "wrong wrong wrong")).Text.ShouldContain("do not belong together");
        }
        var known = await town.SignInAsync(town.App.Visit(), address, Town.Password);
        var unknown = await town.SignInAsync(town.App.Visit(), Strange, Town.Password);

        known.Text.ShouldContain("resting for 15 minutes");
        Same(known, address).ShouldBe(Same(unknown, Strange));
        town.App.Clock.Advance(TimeSpan.FromMinutes(16));
        (await town.SignInAsync(town.App.Visit(), address, Town.Password)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Post_TriesAtAShutDoor_DoNotKeepItShut()
    {
        await using var town = await Town.StartAsync();
        var address = await town.WithAccountAsync(town.Head);
        for (var i = 0; i < KnockedDoor.SignIn.Tries; i++)
            await town.SignInAsync(town.App.Visit(), address, "wrong");

        town.App.Clock.Advance(TimeSpan.FromMinutes(14));
        await town.SignInAsync(town.App.Visit(), address, "wrong");
        town.App.Clock.Advance(TimeSpan.FromMinutes(2));

        (await town.SignInAsync(town.App.Visit(), address, Town.Password)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Post_ManyAtOnce_NoneIsLeftUncounted()
    {
        await using var town = await Town.StartAsync();
        var address = await town.WithAccountAsync(town.Head);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 14).Select(_ => Task.Run(() => town.SignInAsync(town.App.Visit(), address, "wrong wrong")))
        );

        answers.Count(a => a.Text.Contains("do not belong together", StringComparison.Ordinal)).ShouldBe(KnockedDoor.SignIn.Tries);
        answers.Count(a => a.Text.Contains("resting", StringComparison.Ordinal)).ShouldBe(4);
    }

    [Fact]
    public async Task Post_MoreThanACallerMay_IsPaused()
    {
        await using var town = await Town.StartStrictAsync(tries: 3);
        var visitor = town.App.Visit();
        visitor.From = "203.0.113.7";
        for (var i = 0; i < 3; i++)
            (await town.SignInAsync(visitor, $"somebody{i}@school.example", "wrong")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var answer = await town.SignInAsync(visitor, "somebody@school.example", "wrong");

        answer.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Text.ShouldContain("Please wait a little");
        (await visitor.GetAsync("/sign-in")).Status.ShouldBe(HttpStatusCode.OK, "reading is not trying");
        visitor.From = "203.0.113.8";
        (await town.SignInAsync(visitor, "somebody@school.example", "wrong")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("%ED%A0%80@school.example")]
    [InlineData("")]
    [InlineData("ада@школа.example")]
    public async Task Post_OddAddress_IsRefusedLikeAnyOther(string address)
    {
        await using var town = await Town.StartAsync();

        var answer = await town.SignInAsync(town.App.Visit(), address, "zxqvzxqv");

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer + town.App.Log.ToString());
        answer.Text.ShouldContain("do not belong together");
        answer.Title.ShouldStartWith("Error");
        answer.Body.ShouldNotContain("zxqv");
    }

    [Fact]
    public async Task Post_Nul_IsAFormWeCannotTake()
    {
        await using var town = await Town.StartAsync();

        var answer = await town.SignInAsync(town.App.Visit(), "a\0b@school.example", "whatever");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Text.ShouldContain("Nothing has been changed");
    }

    [Fact]
    public async Task Post_WithoutAToken_IsRefused()
    {
        await using var town = await Town.StartAsync();
        var address = await town.WithAccountAsync(town.Head);

        (await town.App.Visit().PostAsync("/sign-in", ("Address", address), ("Password", Town.Password))).Status.ShouldBe(
            HttpStatusCode.BadRequest
        );
    }

    [Fact]
    public async Task SignOut_EndsThisSessionOnly()
    {
        await using var town = await Town.StartAsync();
        await town.WithAccountAsync(town.Head);
        var (here, there) = (await town.AsAsync(town.Head), await town.AsAsync(town.Head));

        var answer = await here.SubmitAsync(await here.GetAsync("/me"), f => f.Action == "/sign-out");

        answer.Location.ShouldBe("/sign-in");
        (await here.GetAsync("/me")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await there.GetAsync("/me")).Status.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>The page without what differs from one asking to the next: the token, and the address typed.</summary>
    private static string Same(Answer answer, string address) =>
        answer.Body.Replace(answer.Token!, "", StringComparison.Ordinal).Replace(address, "", StringComparison.Ordinal);

    private static IEnumerable<string> Headers(Answer answer) =>
        answer.Headers.Where(h => h.Key is not ("Set-Cookie" or "Date")).Select(h => $"{h.Key}: {h.Value}").Order(StringComparer.Ordinal);
}
