using System.Net;
using Candour.Foundation.Access;
using Candour.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Web.Tests;

public sealed class TestHostTests
{
    [Fact]
    public async Task SignedIn_IsThePersonToThePagesToo()
    {
        await using var host = await TestHost.StartAsync(builder => builder.Services.AddSingleton<IStartupFilter>(new NameOfTheViewer()));
        var school = await host.Place.SchoolAsync("Mill Lane");
        var ada = await host.Place.PersonAsync("Ada Lovell", Roles.Head, school);
        using var client = await host.SignedInAsync(ada);
        using var visitor = host.Visitor();

        (await client.GetStringAsync("/who-is-asking")).ShouldBe("Ada Lovell");
        (await visitor.GetAsync("/who-is-asking")).StatusCode.ShouldBe(HttpStatusCode.Found);
        host.Requests.Last("/who-is-asking").Tally.Commands.ShouldBeEmpty();
        host.Requests.Requests[0].Tally.Commands.Count.ShouldBe(2, "building the viewer takes two commands");
    }

    /// <summary>A page that says who is asking, for want of one that does only that.</summary>
    private sealed class NameOfTheViewer : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                next(app);
                app.UseEndpoints(routes => routes.MapGet("/who-is-asking", (ViewerScope scope) => scope.Viewer.Name));
            };
    }
}
