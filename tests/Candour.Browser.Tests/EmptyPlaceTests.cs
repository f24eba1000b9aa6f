using Candour.Foundation.Access;
using Candour.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Browser.Tests;

/// <summary>Pages on the first day, when nothing is there yet: each says what will be here, and is accessible.</summary>
[Trait("speed", "slow")]
public sealed class EmptyPlaceTests(Browser browser)
{
    [Fact]
    public async Task EveryPage_OnTheFirstDay_IsAccessible()
    {
        await using var app = await CandourApp.StartAsync(
            onPort: true,
            change: builder => builder.Services.AddSingleton<IStartupFilter>(new RouteHeader())
        );
        var (partnership, school) = (Make.Partnership(), Make.School("Millbrook Primary"));
        var (lead, head, keeper) = (Make.Person("Ruth Adeyemi"), Make.Person("Ada Nowak"), Make.Person("Olive Tarrant"));
        var installation = Make.Installation();
        await app.SeedAsync(
            installation,
            partnership,
            school,
            lead,
            head,
            keeper,
            Make.Member(school, partnership),
            Make.Appointed(lead, Roles.PartnershipLead, partnership),
            Make.Appointed(head, Roles.Head, school),
            Make.Appointed(keeper, Roles.Operator, installation)
        );
        var walk = new SiteWalk(app.Address, SamplePlace.RoutesOf(app.Services));
        var wrong = new List<string>();
        var looked = new HashSet<string>(StringComparer.Ordinal);
        await using var window = await browser.OpenAsync(app.Address, Look.Desk);
        foreach (var person in new[] { lead, head, keeper })
        {
            var cookie = await app.SignInCookieAsync(person.Id);
            await window.PassToAsync(cookie);
            foreach (var page in SiteWalk.Different(await walk.WalkAsync(person.Name, cookie), perRoute: 1))
            {
                if (!looked.Add(page.Route + string.Concat(page.Shape.Order(StringComparer.Ordinal))))
                    continue;
                await window.GoAsync(page.Path);
                wrong.AddRange((await Sight.WrongAsync(window)).Select(what => $"{page}: {what}"));
            }
        }
        string.Join('\n', wrong).ShouldBeEmpty();
        looked.Count.ShouldBeGreaterThan(25);
    }
}
