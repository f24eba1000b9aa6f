using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Testing;

namespace Candour.Tests.House;

public sealed class TestPlaceTests
{
    [Theory, OnEachDatabase]
    public async Task Furnished_PeopleStandWhereTheSentencesSay(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var place = new TestPlace(database);
        var partnership = await place.PartnershipAsync("Wharfdale");
        var mill = await place.SchoolAsync("Mill Lane", partnership);
        var hill = await place.SchoolAsync("Hill Top", partnership);
        var triad = await place.GroupAsync(PartyKinds.Group, "Riverside", partnership, mill, hill);
        var circle = await place.CircleAsync("Mill Lane's review", partnership, mill);
        var ada = await place.PersonAsync("Ada", Roles.Head, mill);
        var ben = await place.PersonAsync("Ben", Roles.SeniorLeader, hill);
        await place.JoinAsync(ben, circle, Roles.Reviewer);

        var head = await place.ViewerAsync(ada);
        var reviewer = await place.ViewerAsync(ben);

        head.Capacity!.Role.ShouldBe(Roles.Head);
        head.Capacity.PlaceId.ShouldBe(partnership);
        head.Circles.ShouldHaveSingleItem().Role.ShouldBe(Roles.Host);
        head.GroupIds.ShouldBe([mill, partnership, triad], ignoreOrder: true);
        reviewer.Circles.ShouldHaveSingleItem().Role.ShouldBe(Roles.Reviewer);
        reviewer.OwnIds.ShouldBe([ben, hill, circle], ignoreOrder: true);
    }
}
