using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Partnerships.Waiting;
using Candour.ReportCards;
using Candour.Testing;

namespace Candour.Tests.ReportCards;

/// <summary>What other pages say of a school's card.</summary>
public sealed class CardLinksTests
{
    [Theory, OnEachDatabase]
    public async Task The_schools_page_leads_to_the_card_as_far_as_it_may_be_seen(DatabaseKind kind)
    {
        await using var host = await CardTestHost.CreateAsync(kind);
        await host.Desk.SaveAsync();

        (await LinksAsync(host, host.Walk.Head)).ShouldBe([("card.link.write", null)]);
        (await LinksAsync(host, host.Walk.Outsider)).ShouldBeEmpty();
        await host.Desk.PublishAsync();
        (await LinksAsync(host, host.Walk.Head)).ShouldBe([("card.link.read", "card.link.published"), ("card.link.write", null)]);
        (await LinksAsync(host, host.Walk.Outsider)).ShouldBe([("card.link.read", "card.link.published")]);
        await host.Desk.WithdrawAsync(1);
        (await LinksAsync(host, host.Walk.Outsider)).ShouldBe([("card.link.read", "card.link.withdrawn")]);
    }

    [Theory, OnEachDatabase]
    public async Task A_report_waits_on_the_head_until_families_can_read_of_it(DatabaseKind kind)
    {
        await using var host = await CardTestHost.CreateAsync(kind);
        var elsewhere = await host.Host.Place.PartnershipAsync("Another place");

        (await WaitingAsync(host, host.Walk.Head, host.Walk.Partnership)).ShouldBe([$"/schools/{host.Walk.Host}/card"]);
        (await WaitingAsync(host, host.Walk.Head, elsewhere)).ShouldBeEmpty();
        (await WaitingAsync(host, host.Walk.Outsider, host.Walk.Partnership)).ShouldBeEmpty();
        await host.Desk.PublishAsync();
        (await WaitingAsync(host, host.Walk.Head, host.Walk.Partnership)).ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Who_can_see_this_says_what_the_rule_does(DatabaseKind kind)
    {
        await using var host = await CardTestHost.CreateAsync(kind);
        await host.Desk.PublishAsync();
        var card = (await host.Database.RowsAsync<Card>()).Single();
        var edition = (await host.Database.RowsAsync<CardEdition>()).Single();

        var own = await SightAsync(host, host.Walk.Head, "card", card.Id);
        own!.Holders.ShouldBe(["ground.school-leader.who"]);
        own.Why.ShouldBe(["ground.school-leader.why"]);
        (await SightAsync(host, host.Walk.Outsider, "card", card.Id)).ShouldBeNull();
        (await SightAsync(host, host.Walk.Outsider, "card-edition", edition.Id))!.Why.ShouldBe(["ground.published.why"]);
    }

    private static async Task<IReadOnlyList<(string, string?)>> LinksAsync(CardTestHost host, Guid person)
    {
        await using var scope = await host.Walk.ScopeAsync(person);
        var links = await scope.Get<IEnumerable<ISchoolLinks>>().OfType<CardLinks>().Single().OfAsync(host.Walk.Host);
        return [.. links.Select(l => (l.TextKey, l.DetailKey))];
    }

    private static async Task<IReadOnlyList<string>> WaitingAsync(CardTestHost host, Guid person, Guid place)
    {
        await using var scope = await host.Walk.ScopeAsync(person);
        var waiting = scope.Get<IEnumerable<IWaiting>>().OfType<CardWaiting>().Single();
        return waiting.Concerns(scope.Db.Viewer, place) ? [.. (await waiting.OfAsync(place)).Select(i => i.Link)] : [];
    }

    private static async Task<Sight?> SightAsync(CardTestHost host, Guid person, string kind, Guid id)
    {
        await using var scope = await host.Walk.ScopeAsync(person);
        return await scope.Get<IEnumerable<ISightExplainer>>().Single(e => e.Kind == kind).ExplainAsync(id);
    }
}
