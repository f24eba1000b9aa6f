using Candour.Frameworks;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Tests.Frameworks;

public sealed class FrameworkTests
{
    [Theory, OnEachDatabase]
    public async Task Adopt_ByTheLead_IsACopyThatSchoolsReadOncePublished(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database, s => s.AddSingleton(Catalogue));
        var schools = await SchoolsAtWork.FurnishAsync(database, services);

        var id = await AdoptedAsync(schools);
        (await schools.AsAsync("Hana", s => ReadableAsync(s))).ShouldBeEmpty("a draft is the lead's own");
        (await schools.AsAsync("Lea", s => s.Get<PublishFramework>().RunAsync(id))).IsDone.ShouldBeTrue();

        var framework = (await schools.AsAsync("Hana", s => ReadableAsync(s))).ShouldHaveSingleItem();
        var source = Shipped;
        framework.Title.ShouldBe(source.Title);
        framework
            .AllAspects()
            .Select(p => (p.Area.Title, p.Aspect.Title, p.Aspect.Strong, Prompts: string.Join('|', p.Aspect.Prompts)))
            .ShouldBe(
                source.Areas.SelectMany(a => a.Aspects.Select(x => (a.Title, x.Title, x.Strong, Prompts: string.Join('|', x.Prompts))))
            );
    }

    [Theory]
    [OnEachDatabase("Hana", true)]
    [OnEachDatabase("Tess", true)]
    [OnEachDatabase("Mo", true)]
    [OnEachDatabase("Lea", true)]
    [OnEachDatabase("Otto", false)]
    [OnEachDatabase("Opal", false)]
    public async Task Published_IsReadByMembersOnly(DatabaseKind kind, string name, bool reads)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database, s => s.AddSingleton(Catalogue));
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        await schools.FrameworkAsync();

        (await schools.AsAsync(name, s => ReadableAsync(s))).Count.ShouldBe(reads ? 1 : 0);
    }

    [Theory]
    [OnEachDatabase("Hana")]
    [OnEachDatabase("Otto")]
    [OnEachDatabase("Opal")]
    public async Task Adopt_ByAnybodyElse_IsNotFound(DatabaseKind kind, string name)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database, s => s.AddSingleton(Catalogue));
        var schools = await SchoolsAtWork.FurnishAsync(database, services);

        (
            await schools.AsAsync(name, s => s.Get<AdoptFramework>().RunAsync(new(schools.Partnership, Shipped.Key)))
        ).IsNotFound.ShouldBeTrue();

        (await database.RowsAsync<Framework>()).ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Adopt_Twice_IsRefusedInWords(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database, s => s.AddSingleton(Catalogue));
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        await AdoptedAsync(schools);

        var again = await schools.AsAsync("Lea", s => s.Get<AdoptFramework>().RunAsync(new(schools.Partnership, Shipped.Key)));

        again.Refusals.ShouldHaveSingleItem().TextKey.ShouldBe("frameworks.adopt.already");
        (await database.RowsAsync<Framework>()).Count.ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task Adopt_NotShipped_IsNotFound(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database, s => s.AddSingleton(Catalogue));
        var schools = await SchoolsAtWork.FurnishAsync(database, services);

        (
            await schools.AsAsync("Lea", s => s.Get<AdoptFramework>().RunAsync(new(schools.Partnership, "inspection")))
        ).IsNotFound.ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    public async Task Publish_Twice_IsRefusedAndByASchoolNotFound(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database, s => s.AddSingleton(Catalogue));
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        var id = await schools.FrameworkAsync();

        (await schools.AsAsync("Lea", s => s.Get<PublishFramework>().RunAsync(id)))
            .Refusals.ShouldHaveSingleItem()
            .TextKey.ShouldBe("frameworks.publish.already");
        (await schools.AsAsync("Hana", s => s.Get<PublishFramework>().RunAsync(id))).IsNotFound.ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    public async Task Guard_OutsidersInsertUpdateAndDelete_AreRefused(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = SchoolsAtWork.Rooms(database, s => s.AddSingleton(Catalogue));
        var schools = await SchoolsAtWork.FurnishAsync(database, services);
        await schools.FrameworkAsync();
        var stored = (await database.RowsAsync<Framework>()).Single();

        await schools.ShouldRefuseAsync(
            "Hana",
            () => SchoolsAtWork.Small(schools.Partnership, "forged", "Forged", FrameworkStatus.Published, database.Calendar.Now),
            stored,
            f => f.Status = FrameworkStatus.Draft
        );
        (await database.RowsAsync<Framework>()).ShouldHaveSingleItem().Status.ShouldBe(FrameworkStatus.Published);
    }

    private static readonly ShippedFrameworks Catalogue = new([
        (
            "small.json",
            """
            {"key":"small","title":"Small","version":2,"summary":"S","areas":[
              {"key":"a","title":"A","aspects":[{"key":"x","title":"X","strong":"Strong X.","prompts":["Why?","How?"]},{"key":"y","title":"Y","strong":"Strong Y.","prompts":[]}]},
              {"key":"b","title":"B","aspects":[{"key":"z","title":"Łz","strong":"Strong Z.","prompts":["When?"]}]}]}
            """
        ),
    ]);

    private static ShippedFramework Shipped => Catalogue.All[0];

    private static Task<Guid> AdoptedAsync(SchoolsAtWork schools) =>
        schools.AsAsync("Lea", async s => (await s.Get<AdoptFramework>().RunAsync(new(schools.Partnership, Shipped.Key))).Value);

    private static Task<List<Framework>> ReadableAsync(TestScope scope) =>
        scope.Get<FrameworksAccess>().Readable().AsNoTracking().ToListAsync();
}
