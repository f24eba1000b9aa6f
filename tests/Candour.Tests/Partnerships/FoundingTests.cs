using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Partnerships;
using Candour.Partnerships.Founding;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;

namespace Candour.Tests.Partnerships;

public sealed class FoundingTests
{
    [Theory, OnEachDatabase]
    public async Task MakePartnership_OfAnAuthorityAndOfNumbersBeyondItsBorder_TakesOpenSchoolsOfBoth(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var op = await OperatorAsync(house);
        var (near, closed, far) = (await RowAsync(house, "307", 101, "Ealing Green"), await RowAsync(house, "307", 102, "Old Mill", open: false), await RowAsync(house, "936", 201, "Surrey Hill"));

        var made = await house.AsAsync<MakePartnership, PartnershipMade>(op, c => c.RunAsync(new NewPartnership(" Ealing  Learning ", "307", [201])));

        made.IsDone.ShouldBeTrue();
        made.Value.Schools.ShouldBe(2);
        var members = (await house.Database.RowsAsync<Membership>()).Where(m => m.GroupId == made.Value.Id && m.Kind == PartyKinds.Partnership).ToList();
        members.Select(m => m.PartyId).ShouldBe([near, far], ignoreOrder: true);
        members.ShouldAllBe(m => m.OwnerId == made.Value.Id);
        members.ShouldNotContain(m => m.PartyId == closed);
        var facts = (await house.Database.RowsAsync<Fact>()).Where(f => f.PersonId == op).ToList();
        facts.Count(f => f.Verb == PartnershipsFacts.SchoolJoined).ShouldBe(2);
        facts.Single(f => f.Verb == PartnershipsFacts.PartnershipMade).Capacity.ShouldBe(Roles.Operator);
    }

    [Theory, OnEachDatabase]
    public async Task MakePartnership_NumbersUnknownAndClosed_NamesEachAndMakesNothing(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var op = await OperatorAsync(house);
        await RowAsync(house, "307", 101, "Ealing Green");
        await RowAsync(house, "307", 102, "Old Mill", open: false);

        var made = await house.AsAsync<MakePartnership, PartnershipMade>(op, c => c.RunAsync(new NewPartnership("Across", Urns: [101, 102, 999])));

        made.Refusals.Select(r => (r.TextKey, (string)r.Arguments[0])).ShouldBe([("partnerships.make.urns-unknown", "999"), ("partnerships.make.urns-closed", "102")]);
        (await house.Database.RowsAsync<Party>()).ShouldNotContain(p => p.Name == "Across");
    }

    [Theory, OnEachDatabase]
    public async Task MakePartnership_NotAnOperator_IsNotFound(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);

        (await house.AsAsync<MakePartnership, PartnershipMade>(house.Lead, c => c.RunAsync(new NewPartnership("Mine")))).IsNotFound.ShouldBeTrue();
        (await house.AsAsync<MakePartnership, PartnershipMade>(house.Heads[0], c => c.RunAsync(new NewPartnership("Mine")))).IsNotFound.ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    public async Task MakePartnership_NameOfAnother_IsRefusedWhateverItsCase(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        var op = await OperatorAsync(house);

        var made = await house.AsAsync<MakePartnership, PartnershipMade>(op, c => c.RunAsync(new NewPartnership("HART learning-partnership")));

        made.Refusals.Single().TextKey.ShouldBe("partnerships.make.name-taken");
    }

    [Theory, OnEachDatabase]
    public async Task AddSchool_ByName_IsKeptByThePartnershipAndJoinsIt(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);

        var added = await house.AsAsync<AddSchool, Guid>(house.Lead, c => c.RunAsync(new NewSchool(house.Partnership, "Gorse Free School")));

        (await house.Database.RowsAsync<Party>()).Single(p => p.Id == added.Value).OwnerId.ShouldBe(house.Partnership);
        (await house.AskAsync(house.Lead, s => s.Get<PartnershipsAccess>().SchoolsOf(house.Partnership).CountAsync())).ShouldBe(7);
        (await house.AsAsync<AddSchool, Guid>(house.Lead, c => c.RunAsync(new NewSchool(house.Partnership, "gorse free school"))))
            .Refusals.Single().TextKey.ShouldBe("partnerships.add.name-taken");
        (await house.AsAsync<AddSchool, Guid>(house.Heads[0], c => c.RunAsync(new NewSchool(house.Partnership, "Mine")))).IsNotFound.ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    public async Task AddRegisterSchools_SomeAlreadyIn_AddsTheOthersOnce(DatabaseKind kind)
    {
        await using var house = await PartnershipsFixture.CreateAsync(kind);
        await RowAsync(house, "307", 101, "Ealing Green");
        house.Register.Rows.Add(("936", new RegisterSchool(102, house.Schools[0], "Alder Primary", IsOpen: true, null, null, null, null)));

        var added = await house.AsAsync<AddRegisterSchools, int>(house.Lead, c => c.RunAsync(new MoreSchools(house.Partnership, [101, 102])));
        var again = await house.AsAsync<AddRegisterSchools, int>(house.Lead, c => c.RunAsync(new MoreSchools(house.Partnership, [101, 102])));

        added.Value.ShouldBe(1);
        again.Refusals.Single().TextKey.ShouldBe("partnerships.add.urns-already");
    }

    private static async Task<Guid> OperatorAsync(PartnershipsFixture house)
    {
        await house.Database.SeedAsync(Make.Installation());
        return await house.Place.PersonAsync("Olga Operator", Roles.Operator, Party.Installation);
    }

    private static async Task<Guid> RowAsync(PartnershipsFixture house, string authority, int urn, string name, bool open = true)
    {
        var school = await house.Place.SchoolAsync(name);
        house.Register.Rows.Add((authority, new RegisterSchool(urn, school, name, open, null, open ? null : house.Today, null, null)));
        return school;
    }
}
