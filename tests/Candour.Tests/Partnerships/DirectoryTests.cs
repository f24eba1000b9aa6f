using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Partnerships.Waiting;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;

namespace Candour.Tests.Partnerships;

/// <summary>Who may know which name, which tie and which role.</summary>
public sealed class DirectoryTests
{
    [Theory, OnEachDatabase]
    public async Task Organisations_AreKnownToAllSignedIn_AndToNobodyElse(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var stranger = await StrangerAsync(house);

        (
            await house.AskAsync(stranger, s => s.Get<PartnershipsAccess>().Organisations.CountAsync(p => house.Schools.Contains(p.Id)))
        ).ShouldBe(6);
        foreach (var viewer in (Viewer[])[Viewer.Nobody, Viewers.PublicReader, Viewers.Founder])
            (await house.AskAsync(viewer, s => s.Get<PartnershipsAccess>().Organisations.CountAsync())).ShouldBe(0, viewer.Name);
    }

    [Theory, OnEachDatabase]
    public async Task People_AreKnownToThoseWhoShareAPartnership(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var stranger = await StrangerAsync(house);

        (await PeopleAsync(house, house.Heads[0])).ShouldBe(["Ann Alder", "Bob Birch", "Cat Cedar", "Dan Damson", "Ruth Adeyemi"]);
        (await PeopleAsync(house, stranger)).ShouldBe(["Stan Stranger"]);
        (await house.AskAsync(Viewers.PublicReader, s => s.Get<PartnershipsAccess>().People.CountAsync())).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    public async Task People_OfOneCircle_KnowEachOtherAcrossPartnerships(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var stranger = await StrangerAsync(house);
        var circle = await house.Place.CircleAsync("Review", house.Partnership, house.Schools[0]);
        await house.Place.JoinAsync(stranger, circle, Roles.Moderator);
        await house.Place.JoinAsync(house.Heads[1], circle, Roles.LeadReviewer);

        (await PeopleAsync(house, stranger)).ShouldContain("Bob Birch");
        (await PeopleAsync(house, house.Heads[1])).ShouldContain("Stan Stranger");
        var names = await house.AskAsync(house.Heads[3], s => s.Get<PartyNames>().OfAsync([stranger, house.Schools[0]]));
        names[stranger].ShouldBe("Stan Stranger", "whoever serves in a review of the partnership has a name there");
        (await PeopleAsync(house, house.Heads[3])).ShouldNotContain("Stan Stranger", "but is not found by searching");
    }

    [Theory, OnEachDatabase]
    public async Task Ties_AreKnownInsideThePartnershipThatKeepsThem(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var stranger = await StrangerAsync(house);
        var trust = await house.Place.OrganisationAsync(PartyKinds.Trust, "Oak Trust", Party.Installation);
        await house.Place.JoinAsync(house.Schools[0], trust);

        (await TiesAsync(house, house.Heads[1], house.Schools[0])).ShouldBe(["cluster", "partnership", "trust"]);
        (await TiesAsync(house, stranger, house.Schools[0])).ShouldBe(
            ["trust"],
            "what the register says is known to all who are signed in"
        );
    }

    [Theory, OnEachDatabase]
    public async Task ASchool_InManyThingsAtOnce_ShowsEachToThoseInside(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var other = await house.Place.PartnershipAsync("Moor Partnership");
        await house.Place.JoinAsync(house.Schools[0], other);
        await house.Place.GroupAsync(PartyKinds.Cluster, "Moor", other, house.Schools[0]);
        var moorLead = await house.Place.PersonAsync("Moira Moor", Roles.PartnershipLead, other);

        (await TiesAsync(house, house.Heads[0], house.Schools[0])).ShouldBe(["cluster", "cluster", "partnership", "partnership"]);
        (await TiesAsync(house, moorLead, house.Schools[0])).ShouldBe(["cluster", "partnership"]);
        (await house.AskAsync(house.Heads[0], s => s.Get<Places>().AllAsync()))
            .Select(p => p.Name)
            .ShouldBe(["Hart Learning Partnership", "Moor Partnership"]);
        (await house.AskAsync(moorLead, s => s.Get<Places>().NowAsync(house.Partnership))).ShouldBeNull(
            "a place one is not in is not there"
        );
    }

    [Theory, OnEachDatabase]
    public async Task Teachers_AreKnownToTheirOwnSchoolOnly(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        await house.Place.PersonAsync("Tim Teacher", Roles.Teacher, house.Schools[0]);

        (await PeopleAsync(house, house.Heads[0])).ShouldContain("Tim Teacher");
        (await PeopleAsync(house, house.Heads[1])).ShouldNotContain("Tim Teacher");
        (await PeopleAsync(house, house.Lead)).ShouldNotContain("Tim Teacher");
    }

    [Theory, OnEachDatabase]
    public async Task Names_OfAnyNumber_AreOneCommand(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var viewer = await house.Place.ViewerAsync(house.Lead);

        var commands = await house.AskAsync(
            viewer,
            async s =>
            {
                using var counter = CommandCounter.Begin();
                var names = await s.Get<PartyNames>().OfAsync([.. house.Schools, .. house.Heads]);
                names.All.Count.ShouldBe(10);
                return counter.Tally.Commands.Count;
            }
        );

        commands.ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task Waiting_Sources_SendAtMostOneCommandEach(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        foreach (var person in (Guid[])[house.Lead, house.Heads[0]])
        {
            await house.AskAsync(
                person,
                async s =>
                {
                    foreach (var source in s.Get<IEnumerable<IWaiting>>().Where(w => w.Concerns(s.Db.Viewer, house.Partnership)))
                    {
                        using var counter = CommandCounter.Begin();
                        await source.OfAsync(house.Partnership);
                        counter.Tally.Commands.Count.ShouldBeLessThanOrEqualTo(1, source.GetType().Name);
                    }
                    return true;
                }
            );
        }
    }

    [Theory, OnEachDatabase]
    public async Task Waiting_ForALead_CountsSchoolsWithoutAGroupAndReason(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);

        var items = await house.AskAsync(house.Lead, s => s.Get<WaitingList>().OfAsync(house.Partnership));

        var left = items.Single(i => i.TextKey == "place.waiting.left-out.other");
        left.Arguments.ShouldBe([6]);
    }

    private static async Task<Guid> StrangerAsync(PartnershipsFixture house) =>
        await house.Place.PersonAsync("Stan Stranger", Roles.Head, await house.Place.SchoolAsync("Elsewhere"));

    private static Task<List<string>> PeopleAsync(PartnershipsFixture house, Guid person) =>
        house.AskAsync(person, s => s.Get<PartnershipsAccess>().People.OrderBy(p => p.SortKey).Select(p => p.Name).ToListAsync());

    private static Task<List<string>> TiesAsync(PartnershipsFixture house, Guid person, Guid school) =>
        house.AskAsync(
            person,
            s => s.Get<PartnershipsAccess>().TiesNow.Where(m => m.PartyId == school).Select(m => m.Kind).OrderBy(k => k).ToListAsync()
        );
}
