using Candour.Foundation.Outcomes;
using Candour.Partnerships;
using Candour.Partnerships.Groups;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;

namespace Candour.Tests.Partnerships;

public sealed class GroupsTests
{
    [Theory, OnEachDatabase]
    public async Task ProposeAndApply_ACluster_PutsEverySchoolIntoOneGroup(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);

        var proposal = (await house.AsAsync<ProposeGroups, GroupProposal>(house.Lead, c => c.RunAsync(new ClusterToCut(house.Partnership, house.Cluster)))).Value;
        (await house.Database.RowsAsync<Party>()).ShouldNotContain(p => p.Kind == PartyKinds.Group, "a proposal changes nothing");
        var formed = await ApplyAsync(house, proposal);

        proposal.Groups.Select(g => g.Schools.Count).Order().ShouldBe([2, 3]);
        formed.Value.ShouldBe(2);
        var left = await house.AskAsync(house.Lead, s => s.Get<PartnershipsAccess>().LeftOut(house.Partnership).Select(x => x.Id).ToListAsync());
        left.ShouldBe([house.Schools[5]]);
    }

    [Theory, OnEachDatabase]
    public async Task Propose_SchoolsOfOneTrust_ArePartedAndTheReasonSaysSo(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var trust = await house.Place.OrganisationAsync(PartyKinds.Trust, "Oak Trust", Party.Installation);
        await house.Place.JoinAsync(house.Schools[0], trust);
        await house.Place.JoinAsync(house.Schools[1], trust);

        var proposal = (await house.AsAsync<ProposeGroups, GroupProposal>(house.Lead, c => c.RunAsync(new ClusterToCut(house.Partnership, house.Cluster)))).Value;

        proposal.Groups.ShouldAllBe(g => g.Schools.Count(s => s.Id == house.Schools[0] || s.Id == house.Schools[1]) == 1);
        proposal.Groups.ShouldAllBe(g => g.Reasons.Any(r => r.TextKey == "partnerships.propose.trusts-apart" && !r.Against));
    }

    [Theory, OnEachDatabase]
    public async Task Propose_WhenPartingCannotBeHad_SaysWhoIsTogether(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var trust = await house.Place.OrganisationAsync(PartyKinds.Trust, "Oak Trust", Party.Installation);
        foreach (var school in house.Schools)
            await house.Place.JoinAsync(school, trust);

        var proposal = (await house.AsAsync<ProposeGroups, GroupProposal>(house.Lead, c => c.RunAsync(new ClusterToCut(house.Partnership, house.Cluster)))).Value;

        proposal.Groups.ShouldAllBe(g => g.Reasons.Any(r => r.TextKey == "partnerships.propose.same-trust" && r.Against));
    }

    [Theory, OnEachDatabase]
    public async Task Apply_AfterSomebodyElseFormedAGroup_IsRefusedAndFormsNothing(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var proposal = (await house.AsAsync<ProposeGroups, GroupProposal>(house.Lead, c => c.RunAsync(new ClusterToCut(house.Partnership, house.Cluster)))).Value;
        await FormAsync(house, "By hand", 0, 1);

        var formed = await ApplyAsync(house, proposal);

        formed.Refusals.Single().TextKey.ShouldBe("partnerships.propose.changed");
        (await house.Database.RowsAsync<Party>()).Count(p => p.Kind == PartyKinds.Group).ShouldBe(1);
    }

    [Theory]
    [OnEachDatabase("partnerships.group.size", 0)]
    [OnEachDatabase("partnerships.group.size", 0, 1, 2, 3, 4)]
    [OnEachDatabase("partnerships.group.outside-cluster", 0, 5)]
    public async Task FormGroup_AgainstARule_SaysWhich(DatabaseKind kind, string refusal, params int[] schools)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);

        (await FormAsync(house, "Group", schools)).Refusals.ShouldContain(r => r.TextKey == refusal);
        (await house.Database.RowsAsync<Party>()).ShouldNotContain(p => p.Kind == PartyKinds.Group);
    }

    [Theory, OnEachDatabase]
    public async Task FormGroup_SchoolInAnother_NamesTheSchool(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        await FormAsync(house, "First", 0, 1);

        var refused = (await FormAsync(house, "Second", 1, 2)).Refusals.Single();

        (refused.TextKey, refused.Arguments[0]).ShouldBe(("partnerships.group.already", "Birch Primary"));
    }

    [Theory, OnEachDatabase]
    public async Task FormGroup_SchoolOfAnotherPartnership_IsNotFound(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var elsewhere = await house.Place.SchoolAsync("Elsewhere");

        var formed = await house.AsAsync<FormGroup, Guid>(house.Lead, c => c.RunAsync(new NewGroup(house.Partnership, null, "Group", [house.Schools[0], elsewhere])));

        formed.IsNotFound.ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    public async Task MoveSchool_ToAnotherGroup_KeepsTheDaysItWasInTheFirst(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var first = (await FormAsync(house, "First", 0, 1, 2)).Value;
        var second = (await FormAsync(house, "Second", 3, 4)).Value;
        house.Database.Clock.Advance(TimeSpan.FromDays(30));

        var moved = await MoveAsync(house, house.Schools[0], first, second);

        moved.IsDone.ShouldBeTrue();
        var ties = (await house.Database.RowsAsync<Membership>()).Where(m => m.PartyId == house.Schools[0] && m.Kind == PartyKinds.Group).OrderBy(m => m.From).ToList();
        ties.Select(t => (t.GroupId, t.To)).ShouldBe([(first, house.Today.AddDays(-1)), (second, null)]);
        ties[1].From.ShouldBe(house.Today);
    }

    [Theory, OnEachDatabase]
    public async Task MoveSchool_IntoAFullGroupOrTwice_IsRefused(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var full = (await FormAsync(house, "Full", 0, 1, 2, 3)).Value;

        (await MoveAsync(house, house.Schools[4], null, full)).Refusals.Single().TextKey.ShouldBe("partnerships.move.full");
        (await MoveAsync(house, house.Schools[0], full, full)).Refusals.Single().TextKey.ShouldBe("partnerships.move.already");
    }

    [Theory, OnEachDatabase]
    public async Task MoveSchool_ToAnotherCluster_LeavesTheGroupOfTheOld(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        await FormAsync(house, "First", 0, 1, 2);
        var south = (await house.AsAsync<FormCluster, Guid>(house.Lead, c => c.RunAsync(new NewCluster(house.Partnership, "South", [house.Schools[5]])))).Value;

        (await MoveAsync(house, house.Schools[0], house.Cluster, south)).IsDone.ShouldBeTrue();

        var now = await house.AskAsync(house.Lead, s => s.Get<PartnershipsAccess>().TiesNow.Where(m => m.PartyId == house.Schools[0]).Select(m => m.GroupId).ToListAsync());
        now.ShouldBe([house.Partnership, south], ignoreOrder: true);
    }

    [Theory, OnEachDatabase]
    public async Task ParkSchool_ThenGrouped_LosesItsReason(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);

        (await ParkAsync(house, house.Schools[0], "  Asked to wait a term. ")).IsDone.ShouldBeTrue();
        (await LeftOutAsync(house)).Single(s => s.Id == house.Schools[0]).Reason.ShouldBe("Asked to wait a term.");
        (await ParkAsync(house, house.Schools[0], " ")).Refusals.Single().Field.ShouldBe("Reason");
        await FormAsync(house, "First", 0, 1);

        (await LeftOutAsync(house)).ShouldNotContain(s => s.Id == house.Schools[0]);
        (await house.Database.RowsAsync<Membership>()).ShouldAllBe(m => m.Reason == null);
        (await ParkAsync(house, house.Schools[0], "Again")).Refusals.Single().TextKey.ShouldBe("partnerships.park.in-group");
    }

    [Theory, OnEachDatabase]
    public async Task DissolveGroup_EndsItAndFreesItsSchools(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var group = (await FormAsync(house, "First", 0, 1)).Value;

        (await house.AsAsync<DissolveGroup, Done>(house.Lead, c => c.RunAsync(new GroupEnd(house.Partnership, group, "Regrouped")))).IsDone.ShouldBeTrue();

        (await LeftOutAsync(house)).Count.ShouldBe(6);
        (await FormAsync(house, "First", 0, 1)).IsDone.ShouldBeTrue("its name is free again");
    }

    [Theory, OnEachDatabase]
    public async Task EveryChange_AsAHead_IsNotFound(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var head = house.Heads[0];

        (await house.AsAsync<FormCluster, Guid>(head, c => c.RunAsync(new NewCluster(house.Partnership, "Mine", [])))).IsNotFound.ShouldBeTrue();
        (await house.AsAsync<FormGroup, Guid>(head, c => c.RunAsync(new NewGroup(house.Partnership, null, "Mine", [.. house.Schools.Take(2)])))).IsNotFound.ShouldBeTrue();
        (await house.AsAsync<ProposeGroups, GroupProposal>(head, c => c.RunAsync(new ClusterToCut(house.Partnership, house.Cluster)))).IsNotFound.ShouldBeTrue();
        (await house.AsAsync<ApplyGroups, int>(head, c => c.RunAsync(new GroupsToForm(house.Partnership, house.Cluster, [])))).IsNotFound.ShouldBeTrue();
        (await house.AsAsync<MoveSchool, Done>(head, c => c.RunAsync(new SchoolMove(house.Partnership, house.Schools[0], house.Cluster, house.Cluster)))).IsNotFound.ShouldBeTrue();
        (await house.AsAsync<EndMembership, Done>(head, c => c.RunAsync(new MembershipEnd(house.Partnership, house.Schools[0], house.Cluster, "x")))).IsNotFound.ShouldBeTrue();
        (await house.AsAsync<ParkSchool, Done>(head, c => c.RunAsync(new SchoolWithoutGroup(house.Partnership, house.Schools[0], "x")))).IsNotFound.ShouldBeTrue();
        (await house.AsAsync<DissolveGroup, Done>(head, c => c.RunAsync(new GroupEnd(house.Partnership, house.Cluster, "x")))).IsNotFound.ShouldBeTrue();
    }

    private static Task<Outcome<Guid>> FormAsync(PartnershipsFixture house, string name, params int[] schools) =>
        house.AsAsync<FormGroup, Guid>(house.Lead, c => c.RunAsync(new NewGroup(house.Partnership, house.Cluster, name, [.. schools.Select(i => house.Schools[i])])));

    private static Task<Outcome<int>> ApplyAsync(PartnershipsFixture house, GroupProposal proposal) => house.AsAsync<ApplyGroups, int>(house.Lead, c => c.RunAsync(
        new GroupsToForm(proposal.PartnershipId, proposal.ClusterId, [.. proposal.Groups.Select(g => new GroupToForm(g.Name, [.. g.Schools.Select(s => s.Id)]))])));

    private static Task<Outcome<Done>> MoveAsync(PartnershipsFixture house, Guid school, Guid? from, Guid to) =>
        house.AsAsync<MoveSchool, Done>(house.Lead, c => c.RunAsync(new SchoolMove(house.Partnership, school, from, to)));

    private static Task<Outcome<Done>> ParkAsync(PartnershipsFixture house, Guid school, string reason) =>
        house.AsAsync<ParkSchool, Done>(house.Lead, c => c.RunAsync(new SchoolWithoutGroup(house.Partnership, school, reason)));

    private static Task<List<LeftOutSchool>> LeftOutAsync(PartnershipsFixture house) =>
        house.AskAsync(house.Lead, s => s.Get<PartnershipsAccess>().LeftOut(house.Partnership).ToListAsync());
}
