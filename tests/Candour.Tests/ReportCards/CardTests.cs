using System.Text;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Keeping;
using Candour.PeerReview.Pledges;
using Candour.ReportCards;
using Candour.Results;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Tests.ReportCards;

public sealed class CardTests
{
    [Theory, OnEachDatabase]
    public async Task A_published_card_says_what_the_head_chose_and_peers_exactly(DatabaseKind kind)
    {
        await using var host = await CardTestHost.CreateAsync(kind, "check");

        var published = await host.Desk.PublishAsync();

        published.Slug.ShouldBe("ellerbeck-primary");
        published.Version.ShouldBe(1);
        var page = await ReadAsync(host);
        page.ShouldContain($"school/story: {CardDesk.Story}");
        page.ShouldContain("school/proud: Every class shows the first step.");
        page.ShouldContain("school/working-on: More of us speaking in lessons.");
        page.ShouldContain("peers/peers: “A school that knows itself.”");
        page.ShouldContain("people/people: card.blank.people.not-asked");
        page.ShouldContain("data/about: card.blank.about.not-in-register");
        var edition = (await host.Database.RowsAsync<CardEdition>()).Single();
        edition.ResultIds.Count.ShouldBe(3);
        edition.Digest.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(page))));
    }

    [Theory, OnEachDatabase]
    public async Task An_edition_keeps_what_it_said_when_the_card_moves_on(DatabaseKind kind)
    {
        await using var host = await CardTestHost.CreateAsync(kind);
        await host.Desk.PublishAsync();
        var first = await ReadAsync(host, 1);

        var next = await host.Desk.FilledAsync() with { Story = "Another year." };
        await host.Walk.As<SaveCard, int>(host.Walk.Head, u => u.RunAsync(next));
        (await ReadAsync(host, 1)).ShouldBe(first, "saving publishes nothing");
        (await host.Database.RowsAsync<CardEdition>()).Count.ShouldBe(1);
        var version = await host.Desk.VersionAsync();
        await host.Walk.As<PublishEdition, PublishEdition.Published>(
            host.Walk.Head,
            u => u.RunAsync(new(host.Walk.Host, version, HasRead: true))
        );

        (await ReadAsync(host, 1)).ShouldBe(first);
        (await ReadAsync(host, 2)).ShouldContain("Another year.");
    }

    [Theory, OnEachDatabase]
    public async Task The_button_pressed_twice_publishes_once(DatabaseKind kind)
    {
        await using var host = await CardTestHost.CreateAsync(kind);
        await host.Desk.SaveAsync();
        var request = new PublishEdition.Request(host.Walk.Host, await host.Desk.VersionAsync(), HasRead: true);

        await host.Walk.As<PublishEdition, PublishEdition.Published>(host.Walk.Head, u => u.RunAsync(request));
        var again = await host.Walk.TryAs<PublishEdition, PublishEdition.Published>(host.Walk.Head, u => u.RunAsync(request));

        again.Refusals.Single().TextKey.ShouldBe("card.refused.changed-since");
        (await host.Database.RowsAsync<CardEdition>()).Count.ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task A_withdrawn_edition_is_out_of_reach_at_once_and_gone_within_the_hour(DatabaseKind kind)
    {
        await using var host = await CardTestHost.CreateAsync(kind);
        await host.Desk.PublishAsync();
        await host.Host.Jobs.RunDueAsync();

        await host.Desk.WithdrawAsync(1, "A figure was wrong.");
        foreach (var viewer in (Viewer[])[Viewers.PublicReader, await host.Host.Place.ViewerAsync(host.Walk.Head)])
        {
            await using var scope = host.Host.As(viewer);
            (await scope.Get<ReportCardsAccess>().Contents.CountAsync()).ShouldBe(0);
            (await scope.Get<ReportCardsAccess>().Editions.SingleAsync()).WithdrawnReason.ShouldBe("A figure was wrong.");
        }
        (await host.Database.RowsAsync<EditionContent>()).Count.ShouldBe(1);

        host.Database.Clock.Advance(TimeSpan.FromMinutes(59));
        await host.Host.Jobs.RunDueAsync();

        (await host.Database.RowsAsync<EditionContent>()).ShouldBeEmpty();
        var edition = (await host.Database.RowsAsync<CardEdition>()).Single();
        edition.PurgedAt.ShouldNotBeNull();
        edition.WithdrawnReason.ShouldBe("A figure was wrong.");
        var facts = (await host.Database.RowsAsync<Fact>()).Where(f => f.RecordId == edition.Id).Select(f => f.Verb);
        facts.ShouldBe([ReportCardsFacts.Published, ReportCardsFacts.Withdrawn, ReportCardsFacts.Purged], ignoreOrder: true);
        (await host.Database.RowsAsync<FactContent>())
            .Where(c => facts.Any() && c.Canonical.Contains("school/story"))
            .ShouldBeEmpty("no fact keeps the bytes");
    }

    [Theory, OnEachDatabase]
    public async Task An_edition_that_stands_is_never_purged(DatabaseKind kind)
    {
        await using var host = await CardTestHost.CreateAsync(kind);
        await host.Desk.PublishAsync();

        host.Database.Clock.Advance(TimeSpan.FromDays(400));
        await host.Host.Jobs.RunDueAsync();

        (await ReadAsync(host)).ShouldContain("school/story");
    }

    [Theory, OnEachDatabase]
    public async Task Only_the_head_saves_publishes_and_withdraws(DatabaseKind kind)
    {
        await using var host = await CardTestHost.CreateAsync(kind);
        var walk = host.Walk;
        await host.Desk.PublishAsync();
        var filled = await host.Desk.FilledAsync();
        var deputy = await host.Host.Place.PersonAsync("Dev Patel", Roles.SeniorLeader, walk.Host);

        foreach (var person in (Guid[])[deputy, walk.Outsider, walk.Lead, walk.LeadReviewer, walk.Reviewers[0]])
        {
            (await walk.TryAs<SaveCard, int>(person, u => u.RunAsync(filled))).IsNotFound.ShouldBeTrue();
            (
                await walk.TryAs<PublishEdition, PublishEdition.Published>(
                    person,
                    u => u.RunAsync(new(walk.Host, filled.Version, HasRead: true))
                )
            ).IsNotFound.ShouldBeTrue();
            (await walk.TryAs<WithdrawEdition, CardEdition>(person, u => u.RunAsync(new(walk.Host, 1, "No.")))).IsNotFound.ShouldBeTrue();
        }
        (await host.Database.RowsAsync<CardEdition>()).Single().WithdrawnAt.ShouldBeNull();
    }

    [Theory, OnEachDatabase]
    public async Task What_no_longer_stands_must_be_chosen_again(DatabaseKind kind)
    {
        await using var host = await CardTestHost.CreateAsync(kind, "workshop");
        var walk = host.Walk;
        var pledge = await walk.As<MakePledge, Guid>(
            walk.Head,
            u => u.RunAsync(new(walk.ReviewId, null, 0, null, "All speak.", "The deputy", "Few do.", "All do.", ""))
        );
        await host.Host.Jobs.RunDueAsync();
        await host.Desk.SaveAsync();
        await walk.As<MakePledge, Guid>(
            walk.Head,
            u => u.RunAsync(new(walk.ReviewId, pledge, 1, null, "All speak daily.", "The deputy", "Few do.", "All do.", ""))
        );
        await host.Host.Jobs.RunDueAsync();
        var version = await host.Desk.VersionAsync();

        var refused = await walk.TryAs<PublishEdition, PublishEdition.Published>(
            walk.Head,
            u => u.RunAsync(new(walk.Host, version, HasRead: true))
        );

        refused.Refusals.Single().TextKey.ShouldBe("card.check.standing.wait");
        await host.Desk.PublishAsync();
    }

    [Theory, OnEachDatabase]
    public async Task Two_schools_of_one_name_have_two_addresses_and_keep_them(DatabaseKind kind)
    {
        await using var host = await CardTestHost.CreateAsync(kind);
        await host.Desk.PublishAsync();
        var twin = await host.Host.Place.SchoolAsync("Ellerbeck  Primary!", host.Walk.Partnership);
        var head = await host.Host.Place.PersonAsync("Una Bell", Roles.Head, twin);

        for (var version = 1; version <= 2; version++)
        {
            var now = version == 1 ? 0 : 2;
            await host.Walk.As<SaveCard, int>(head, u => u.RunAsync(new(twin, now, "Ours.", [], [], null)));
            var published = await host.Walk.As<PublishEdition, PublishEdition.Published>(
                head,
                u => u.RunAsync(new(twin, now + 1, HasRead: true))
            );
            published.ShouldSatisfyAllConditions(p => p.Slug.ShouldBe("ellerbeck-primary-2"), p => p.Version.ShouldBe(version));
        }
        (await host.Desk.PublishAsync()).ShouldSatisfyAllConditions(p => p.Slug.ShouldBe("ellerbeck-primary"), p => p.Version.ShouldBe(2));
    }

    [Theory, OnEachDatabase]
    public async Task A_card_that_is_not_ready_is_refused_in_words(DatabaseKind kind)
    {
        await using var host = await CardTestHost.CreateAsync(kind);
        var walk = host.Walk;
        var strength = (await host.Desk.ResultsAsync(Measures.Strength))[0].Id;
        var question = (await host.Desk.ResultsAsync(Measures.Question))[0].Id;

        async Task<IEnumerable<(string?, string)>> Tried(SaveCard.Request request) =>
            (await walk.TryAs<SaveCard, int>(walk.Head, u => u.RunAsync(request))).Refusals.Select(r => (r.Field, r.TextKey));
        SaveCard.Request With(
            SaveCard.Item[] proud,
            SaveCard.Item[] working,
            Guid? peers = null,
            string story = "Ours.",
            int version = 0
        ) => new(walk.Host, version, story, proud, working, peers);

        (await Tried(With([new(null, "Words.")], []))).ShouldBe([("Proud[0].ResultId", "card.refused.nothing-chosen")]);
        (await Tried(With([new(strength, " ")], []))).ShouldBe([("Proud[0].Words", "card.refused.no-words")]);
        (await Tried(With([new(question, "Words.")], []))).ShouldBe([("Proud[0].ResultId", "card.refused.gone")]);
        (await Tried(With([new(strength, "Words."), new(strength, "Words.")], []))).ShouldBe([("Proud[1].ResultId", "card.refused.twice")]);
        (await Tried(With([], [new(Guid.NewGuid(), "Words.")]))).ShouldBe([("WorkingOn[0].ResultId", "card.refused.gone")]);
        (await Tried(With([], [], peers: strength))).ShouldBe([("PeersResultId", "card.refused.gone")]);
        (await Tried(With([], [], story: new string('a', Card.StoryLength + 1)))).ShouldBe([("Story", "card.refused.long")]);
        (await Tried(With([], [], version: 3))).ShouldBe([(null, "card.refused.changed")]);
        (await host.Database.RowsAsync<Card>()).ShouldBeEmpty();

        await walk.As<SaveCard, int>(walk.Head, u => u.RunAsync(With([], [], story: "")));
        var unread = await walk.TryAs<PublishEdition, PublishEdition.Published>(
            walk.Head,
            u => u.RunAsync(new(walk.Host, 1, HasRead: false))
        );
        unread.Refusals.Single().TextKey.ShouldBe("card.refused.not-read");
        var empty = await walk.TryAs<PublishEdition, PublishEdition.Published>(
            walk.Head,
            u => u.RunAsync(new(walk.Host, 1, HasRead: true))
        );
        empty.Refusals.Single().TextKey.ShouldBe("card.check.story.wait");
        (await host.Database.RowsAsync<CardEdition>()).ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task A_result_of_another_school_cannot_be_chosen(DatabaseKind kind)
    {
        await using var host = await CardTestHost.CreateAsync(kind);
        var strength = (await host.Desk.ResultsAsync(Measures.Strength))[0].Id;
        await using var scope = await host.Walk.ScopeAsync(host.Walk.Outsider);
        var elsewhere = scope.Db.Viewer.OrganisationsAs(Roles.Head)[0];

        var outcome = await scope.Get<SaveCard>().RunAsync(new(elsewhere, 0, "Ours.", [new(strength, "Words.")], [], null));

        outcome.Refusals.Single().TextKey.ShouldBe("card.refused.gone");
    }

    [Theory, OnEachDatabase]
    public async Task The_data_is_whole_after_publishing_withdrawing_and_purging(DatabaseKind kind)
    {
        await using var host = await CardTestHost.CreateAsync(kind);
        await host.Desk.PublishAsync();
        await host.Desk.PublishAsync();
        await host.Desk.WithdrawAsync(1);
        (await BreaksAsync(host)).ShouldBeEmpty();
        host.Database.Clock.Advance(TimeSpan.FromHours(1));
        await host.Host.Jobs.RunDueAsync();

        (await BreaksAsync(host)).ShouldBeEmpty();
        await host.Database.SeedAsync(
            new EditionContent
            {
                Id = Guid.NewGuid(),
                EditionId = Guid.NewGuid(),
                OwnerId = host.Walk.Host,
                PublishedAt = host.Database.Calendar.Now,
                Data = "{}",
                Page = [1],
            }
        );
        (await BreaksAsync(host)).ShouldHaveSingleItem().ShouldBe("withdrawn-card-is-out-of-reach");
    }

    private static async Task<IReadOnlyList<string>> BreaksAsync(CardTestHost host)
    {
        await using var scope = host.Host.As(Make.Keeper);
        var broken = new List<string>();
        foreach (var invariant in host.Host.Services.GetServices<IInvariant>().Where(i => i.Key.Contains("card")))
        {
            if ((await invariant.BreaksAsync(scope.Db, default)).Count > 0)
                broken.Add(invariant.Key);
        }
        return broken;
    }

    private static async Task<string> ReadAsync(CardTestHost host, int? version = null)
    {
        await using var scope = host.Host.As(Viewers.PublicReader);
        var access = scope.Get<ReportCardsAccess>();
        var edition = await access
            .Editions.Where(e => version == null || e.Version == version)
            .OrderByDescending(e => e.Version)
            .FirstAsync();
        return Encoding.UTF8.GetString((await access.Contents.SingleAsync(c => c.EditionId == edition.Id)).Page);
    }
}
