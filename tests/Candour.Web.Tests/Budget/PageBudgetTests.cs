using System.Net;
using Candour.Partnerships;
using Candour.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Web.Tests.Budget;

/// <summary>
/// Every page there is, as everybody who may open it meets it in the sample place: at most eight commands beyond the
/// viewer's two, rows in proportion to what is shown, 60 KB of HTML. And the same with the place ten times larger.
/// </summary>
[Trait("speed", "slow")]
public sealed class PageBudgetTests
{
    private const int Times = 10;

    /// <summary>How many pages of a route are asked for again in the larger place: the costliest.</summary>
    private const int Again = 6;

    /// <summary>Routes that the sample place shows nobody, and why.</summary>
    private static readonly Dictionary<string, string> Unseen = new(StringComparer.Ordinal)
    {
        ["me/capacity"] = "takes what is posted and goes back",
        ["problem/{status:int}"] = "is shown in the place of a page, with the status of what went wrong",
        ["self-evaluations/{id:guid}/evidence/{use:guid}/restore"] = "takes what is posted and goes back",
        ["sign-out"] = "takes what is posted and goes back",
    };

    private readonly List<string> _failed = [];

    [Fact]
    public async Task EveryPage_KeepsItsBudget_AndTheSameTenTimesLarger()
    {
        await using var place = await LoadedPlace.StartAsync();
        var cases = new RouteCases(place);
        var small = new Dictionary<string, List<PageCost>>(StringComparer.Ordinal);
        foreach (var route in Routes(place))
            small[route] = await CostsAsync(place, route, cases.Of(route));
        await Growth.MultiplyAsync(place.App.Database, Times);
        (await place.App.Database.RowsAsync<Party>())
            .Count(p => p.Kind == PartyKinds.School)
            .ShouldBe(place.Of(PartyKinds.School).Count() * Times);
        var large = new List<PageCost>();
        foreach (var (route, costs) in small)
            large.AddRange(await CostsAsync(place, route, Worst(costs).Select(c => c.Ask)));

        var over = small.Values.SelectMany(c => c).Concat(large).Where(c => !c.IsKept).ToList();
        _failed.ShouldBeEmpty(place.App.Log.ToString());
        small
            .Where(r => r.Value.Count == 0 && !Unseen.ContainsKey(r.Key))
            .Select(r => r.Key)
            .ShouldBeEmpty("nobody can open these in the sample place");
        Unseen
            .Keys.Where(r => small.GetValueOrDefault(r, []).Count > 0 || !small.ContainsKey(r))
            .ShouldBeEmpty("these need no reason any more");
        over.Select(c => c.Route).Distinct().ShouldBeEmpty(PageCost.Table(WorstOfEach(over)));
        var before = small.Values.SelectMany(c => c).ToDictionary(c => c.Ask, c => c.Commands);
        large
            .Where(c => c.Commands > before[c.Ask])
            .Select(c => $"{c.Ask.Path}: {before[c.Ask]} commands, then {c.Commands}")
            .ShouldBeEmpty("these ask more often of a larger place");
    }

    private static IEnumerable<string> Routes(LoadedPlace place) =>
        place
            .App.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains("GET"))
            .Select(e => e.RoutePattern.RawText!)
            .Distinct();

    /// <summary>What each page of a route cost; one that is not there for who asks is no page.</summary>
    private async Task<List<PageCost>> CostsAsync(LoadedPlace place, string route, IEnumerable<Ask> asks)
    {
        var costs = new List<PageCost>();
        foreach (var ask in asks.Distinct().ToList())
        {
            var visitor = await place.AsAsync(ask.Person);
            place.App.Requests.Clear();
            var answer = await visitor.GetAsync(ask.Path);
            if (answer.Status == HttpStatusCode.InternalServerError)
                _failed.Add(ask.Path);
            if (answer.Status == HttpStatusCode.OK)
                costs.Add(PageCost.Of(route, ask, answer, place.App.Requests.Requests[0].Tally));
        }
        return costs;
    }

    private static IEnumerable<PageCost> Worst(List<PageCost> costs) =>
        costs
            .OrderByDescending(c => c.Strain)
            .Take(Again)
            .Concat(costs.OrderByDescending(c => c.Commands).Take(Again))
            .Concat(costs.OrderByDescending(c => c.Bytes).Take(Again))
            .Concat(costs.Where(c => c.Ask.Path.Contains('?', StringComparison.Ordinal)).Take(Again))
            .DistinctBy(c => c.Ask);

    private static IEnumerable<PageCost> WorstOfEach(IEnumerable<PageCost> costs) =>
        costs.GroupBy(c => c.Route).SelectMany(g => g.OrderByDescending(c => c.Strain).Take(2));
}
