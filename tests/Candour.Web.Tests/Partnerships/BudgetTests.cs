using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.Testing;

namespace Candour.Web.Tests.Partnerships;

/// <summary>
/// Eight commands beyond the viewer's two, 60 KB of HTML, and rows in proportion to what is shown: for a reader with
/// most roles, and the same with the place ten times larger.
/// </summary>
public sealed class BudgetTests
{
    private const int Commands = 8 + 2;
    private const int Bytes = 60 * 1024;

    /// <summary>The longest list shows 50 lines; five rows for each, and 50 more.</summary>
    private const int Reads = (5 * 50) + 50;

    [Fact]
    public async Task EveryPage_KeepsItsBudget_AndTheSameTenTimesLarger()
    {
        await using var place = await PlaceApp.StartAsync();
        await place.Place.AppointAsync(place.LeadId, Roles.Head, place.Schools[0]);
        var agreement = await place.AgreementAsync();
        await place.Place.GroupAsync(PartyKinds.Group, "Alone", place.Partnership, place.Schools[5]);
        string[] pages =
        [
            "/",
            "/schools",
            "/schools?q=primary",
            $"/schools?in={place.Cluster}",
            "/schools?in=none",
            $"/schools/{place.Schools[0]}",
            "/groups",
            $"/groups/{place.Cluster}",
            "/agreements",
            $"/agreements/{agreement}",
            $"/schools/{place.Schools[0]}/grants",
            "/search?q=primary",
        ];
        var small = await CountAsync(place, pages);
        await GrowAsync(place, 60);

        var large = await CountAsync(place, pages);

        foreach (var page in pages)
            large[page].ShouldBe(small[page], $"{page} asks as often of a large place as of a small one");
    }

    private static async Task<Dictionary<string, int>> CountAsync(PlaceApp place, string[] pages)
    {
        var lead = await place.LeadAsync();
        var counts = new Dictionary<string, int>();
        foreach (var page in pages)
        {
            var answer = await lead.GetAsync(page);
            answer.Status.ShouldBe(System.Net.HttpStatusCode.OK, page);
            var tally = place.App.Requests.Last(page.Split('?')[0]).Tally;
            tally.Commands.Count.ShouldBeLessThanOrEqualTo(Commands, $"{page}\n{tally}");
            tally.Reads.ShouldBeLessThanOrEqualTo(Reads, $"{page}\n{tally}");
            answer.Body.Length.ShouldBeLessThanOrEqualTo(Bytes, page);
            counts[page] = tally.Commands.Count;
        }
        return counts;
    }

    private static async Task GrowAsync(PlaceApp place, int schools)
    {
        var partnership = Make.Party(PartyKinds.Partnership, "", place.Partnership, place.Partnership);
        var records = new List<object>();
        for (var i = 0; i < schools; i++)
        {
            var school = Make.School($"Grown Primary {i}");
            records.Add(school);
            records.Add(Make.Member(school, partnership));
            if (i % 5 != 0)
                continue;
            var cluster = Make.Party(PartyKinds.Cluster, $"Cluster {i}", place.Partnership);
            records.AddRange([cluster, Make.Member(cluster, partnership), Make.Member(school, cluster, keptBy: place.Partnership)]);
            var person = Make.Person($"Grown Primary Head {i}");
            records.AddRange([person, Make.Appointed(person, Roles.Head, school)]);
        }
        await place.App.SeedAsync([.. records]);
    }
}
