using Candour.Testing;
using Candour.Web.Access;
using Candour.Web.Tests.Access.Table;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Web.Tests.Access;

/// <summary>No endpoint without a rule, no endpoint and no handler without rows, no row without an endpoint.</summary>
public sealed class EndpointRulesTests(RunningApp running) : IClassFixture<RunningApp>
{
    private IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. running.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()];

    [Fact]
    public void Endpoints_EachIsAPageWithARule()
    {
        Endpoints.Count.ShouldBeGreaterThan(60);
        foreach (var endpoint in Endpoints)
        {
            var page = PageOf(endpoint);
            page.ShouldNotBeNull(
                $"{endpoint.DisplayName} is no page: an endpoint of another kind says its access by a rule of its own, which this test must learn to read."
            );
            var rule = page.HandlerTypeInfo.GetCustomAttributes(typeof(RuleAttribute), true).OfType<RuleAttribute>().SingleOrDefault();
            rule.ShouldNotBeNull($"{page.ViewEnginePath} has no rule: say who may come to it by [Rule(Door.…)] on its model.");
            var open = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            open.ShouldBe(rule.Door == Door.Anybody, $"{page.ViewEnginePath}: [OpenToAll] and Door.Anybody go together.");
        }
    }

    [Fact]
    public void Endpoints_EachIsInTheTable_AndTheTableNamesNoOther()
    {
        var there = Endpoints.Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();
        var told = AccessTable.Routes.Select(r => r.Route).ToList();

        told.ShouldBeUnique();
        there
            .Except(told)
            .ShouldBeEmpty(
                "These routes have no rows. Add one AccessRoute for each to the rows of its room in tests/Candour.Web.Tests/Access/Rows."
            );
        told.Except(there).ShouldBeEmpty("These rows are of routes that are not there any more. Take them out.");
    }

    [Fact]
    public void Handlers_EachHasARowThatSendsIt()
    {
        var missing = new List<string>();
        foreach (var (route, page) in Pages)
        {
            var sent = AccessTable.Of(route).Rows.OfType<Twice>().Select(r => r.Handler).ToHashSet(StringComparer.OrdinalIgnoreCase);
            missing.AddRange(Posts(page).Where(h => !sent.Contains(h)).Select(h => $"{route} {h}"));
        }
        missing.ShouldBeEmpty("These handlers are sent by no row. Give the route a Twice(…) with that handler among its conflicts.");
    }

    [Fact]
    public void States_NoForm_IsSaidOnlyOfPagesThatTakeNothing()
    {
        foreach (var (route, page) in Pages)
        {
            var takes = Posts(page).Any();
            var saysNot = new[] { AccessTable.Of(route).Error, AccessTable.Of(route).Conflict }
                .SelectMany(cells => cells)
                .OfType<None>()
                .Any(n => n.Why == RoomRows.NoFormWhy);
            saysNot.ShouldBe(!takes, $"{route} {(takes ? "takes a form: its rows must send it" : "takes no form: say NoForm")}");
        }
    }

    [Fact]
    public void States_EachHasARowAllowedAndARowRefused_OrSaysWhyNot()
    {
        var wrong = new List<string>();
        foreach (var route in AccessTable.Routes)
        {
            foreach (var (state, cells) in route.States)
            {
                var rows = cells.OfType<Asked>().ToList();
                if (cells.Length == 0 || cells.OfType<None>().Any(n => n.Why.Length < 7))
                    wrong.Add($"{route.Route} {state}: neither a row nor a reason");
                if (rows.Count == 0 || cells.OfType<None>().Any())
                    continue;
                if (rows.All(r => r.May.Length == 0))
                    wrong.Add($"{route.Route} {state}: nobody is allowed");
                if (rows.All(r => r.Not.Length == 0 && r.WhyNot is null))
                    wrong.Add($"{route.Route} {state}: nobody is refused, and nothing says why");
            }
        }
        wrong.ShouldBeEmpty();
    }

    private IEnumerable<(string Route, CompiledPageActionDescriptor Page)> Pages =>
        Endpoints.Select(e => ("/" + e.RoutePattern.RawText!.TrimStart('/'), PageOf(e)!)).DistinctBy(p => p.Item1);

    private CompiledPageActionDescriptor? PageOf(RouteEndpoint endpoint) => PagesOf.Compiled(running.App.Services, endpoint);

    private static IEnumerable<string> Posts(CompiledPageActionDescriptor page) => PagesOf.Posts(page).Select(h => h.Name ?? "");
}

/// <summary>The host alone: what it maps needs no records.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    internal CandourApp App { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => App = await CandourApp.StartAsync();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => App.DisposeAsync();
}
