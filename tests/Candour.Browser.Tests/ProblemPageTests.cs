using Candour.Testing;

namespace Candour.Browser.Tests;

public sealed class ProblemPageTests(Browser browser)
{
    public static TheoryData<Look> Looks =>
        [Look.Narrow, Look.Desk, Look.Desk with { Script = false }, Look.Desk with { ForcedColours = true }];

    [Theory, MemberData(nameof(Looks))]
    public async Task PageThatIsNotThere_SaysSo(Look look)
    {
        await using var app = await CandourApp.StartAsync(onPort: true);
        var person = Make.Person("Ada Lovell");
        await app.SeedAsync(person);
        await using var window = await browser.OpenAsync(app.Address, look, await app.SignInCookieAsync(person.Id));

        (await window.GoAsync("/no/such/page")).ShouldBe(404);

        (await window.Page.TitleAsync()).ShouldNotBeNullOrWhiteSpace();
        (await window.Page.Locator("h1").CountAsync()).ShouldBe(1);
        (await window.OverhangAsync()).ShouldBe(0);
        // axe is a script itself; a page reads the same without one.
        if (look.Script)
            (await window.AxeAsync()).ShouldBeEmpty();
        window.Troubles.ShouldBeEmpty();
    }
}
