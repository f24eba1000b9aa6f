using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Storage;
using Candour.ReportCards;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;

namespace Candour.Tests.ReportCards;

/// <summary>What somebody outside a school could try with its card, past every page and use case.</summary>
public sealed class CardGuardTests
{
    [Theory, OnEachDatabase]
    public async Task An_outsider_inserts_attaches_and_deletes_nothing(DatabaseKind kind)
    {
        await using var host = await CardTestHost.CreateAsync(kind);
        await host.Desk.PublishAsync();
        var school = host.Walk.Host;
        var card = (await host.Database.RowsAsync<Card>()).Single();
        var edition = (await host.Database.RowsAsync<CardEdition>()).Single();
        var content = (await host.Database.RowsAsync<EditionContent>()).Single();
        IGuarded[] forged =
        [
            new Card { Id = Guid.NewGuid(), OwnerId = school },
            new CardEdition
            {
                Id = Guid.NewGuid(),
                OwnerId = school,
                School = "Forged",
                Slug = "forged",
                Version = 7,
                Year = 2026,
                Design = "four-voices",
                ResultIds = [],
                Digest = "",
                PublishedAt = host.Database.Calendar.Now,
            },
            new EditionContent
            {
                Id = Guid.NewGuid(),
                EditionId = edition.Id,
                OwnerId = school,
                PublishedAt = host.Database.Calendar.Now,
                Data = "{}",
                Page = [1],
            },
        ];

        foreach (var person in (Guid[])[host.Walk.Outsider, host.Walk.Lead, host.Walk.LeadReviewer])
        {
            foreach (var record in forged)
                await RefusedAsync(host, person, record, EntityState.Added);
            foreach (var record in (IGuarded[])[card, edition, content])
            {
                await RefusedAsync(host, person, record, EntityState.Modified);
                await RefusedAsync(host, person, record, EntityState.Deleted);
            }
        }
        (await host.Database.RowsAsync<CardEdition>()).Single().Version.ShouldBe(1);
        (await host.Database.RowsAsync<EditionContent>()).Count.ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task A_card_attached_under_ones_own_school_finds_no_row_to_change(DatabaseKind kind)
    {
        await using var host = await CardTestHost.CreateAsync(kind);
        await host.Desk.SaveAsync();
        var card = (await host.Database.RowsAsync<Card>()).Single();
        await using var scope = await host.Walk.ScopeAsync(host.Walk.Outsider);
        var own = scope.Db.Viewer.OrganisationsAs(Roles.Head)[0];

        var forged = new Card
        {
            Id = card.Id,
            OwnerId = own,
            Story = "Not theirs.",
            Version = card.Version,
        };
        scope.Db.Entry(forged).State = EntityState.Modified;
        scope.Get<Journal>().Record("tried", forged);

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => scope.Db.SaveChangesAsync());
        (await host.Database.RowsAsync<Card>()).Single().Story.ShouldBe(CardDesk.Story);
    }

    [Theory, OnEachDatabase]
    public async Task Until_it_is_published_only_the_schools_leaders_know_of_a_card(DatabaseKind kind)
    {
        await using var host = await CardTestHost.CreateAsync(kind);
        var walk = host.Walk;
        await host.Desk.SaveAsync();
        var deputy = await host.Host.Place.PersonAsync("Dev Patel", Roles.SeniorLeader, walk.Host);
        var teacher = await host.Host.Place.PersonAsync("Tess Long", Roles.Teacher, walk.Host);

        (await CardsAsync(host, await host.Host.Place.ViewerAsync(walk.Head))).ShouldBe((1, 0));
        (await CardsAsync(host, await host.Host.Place.ViewerAsync(deputy))).ShouldBe((1, 0));
        foreach (var person in (Guid[])[walk.Outsider, walk.Lead, walk.LeadReviewer, walk.Reviewers[0], teacher])
            (await CardsAsync(host, await host.Host.Place.ViewerAsync(person))).ShouldBe((0, 0));

        await host.Desk.PublishAsync();
        (await CardsAsync(host, Viewers.PublicReader)).ShouldBe((0, 1));
        (await CardsAsync(host, await host.Host.Place.ViewerAsync(teacher))).ShouldBe((0, 1));
    }

    private static async Task<(int Cards, int Editions)> CardsAsync(CardTestHost host, Viewer viewer)
    {
        await using var scope = host.Host.As(viewer);
        var access = scope.Get<ReportCardsAccess>();
        return (await access.Cards.CountAsync(), await access.Editions.CountAsync());
    }

    private static async Task RefusedAsync(CardTestHost host, Guid person, IGuarded record, EntityState state)
    {
        await using var scope = await host.Walk.ScopeAsync(person);
        foreach (var capacity in scope.Db.Viewer.Capacities)
        {
            scope.Db.Viewer.Act(capacity.Key);
            scope.Db.ChangeTracker.Clear();
            scope.Db.Entry(record).State = state;
            scope.Get<Journal>().Record("tried", record);
            await Should.ThrowAsync<OwnerGuardException>(() => scope.Db.SaveChangesAsync());
        }
    }
}
