using Candour.Foundation.Access;
using Candour.Testing;

namespace Candour.Tests.Foundation.Access;

public sealed class ViewerLoaderTests
{
    [Theory, OnEachDatabase]
    public async Task SomebodyOfASchoolInTwoPartnerships_ActsInTheOneItJoinedFirst(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (school, head) = (Make.School(), Make.Person("Ada"));
        var partnerships = Enumerable.Range(0, 6).Select(i => Make.Partnership($"Partnership {i}")).ToList();
        await database.SeedAsync([school, head, Make.Account(head), .. partnerships, Make.Appointed(head, Roles.Head, school)]);
        // Neither the order in which ties were stored nor that of names or keys is the order of joining.
        int[] years = [2021, 2019, 2023, 2018, 2022, 2020];
        foreach (var (partnership, year) in partnerships.Zip(years))
            await database.SeedAsync(Make.Member(school, partnership, from: new DateOnly(year, 9, 1)));

        var viewer = await new TestPlace(database).ViewerAsync(head.Id);

        viewer.Capacity!.PlaceId.ShouldBe(partnerships[3].Id);
        viewer
            .GroupIds.Where(g => g != school.Id && g != head.Id)
            .ShouldBe(partnerships.Zip(years).OrderBy(p => p.Second).Select(p => p.First.Id));
    }
}
