using Candour.Records;
using Candour.Records.Previews;
using static Candour.Tests.Records.RegisterFiles;

namespace Candour.Tests.Records;

public sealed class RealRegisterTests
{
    [Fact]
    public async Task BasicList_OfEalingAndSurrey_IsReadWhole()
    {
        var preview = await Preview(Basic);
        preview.Source.ShouldBe("gias-basic-list");
        preview.Counts.ShouldBe(new FateCounts(New: 1254, 0, 0, 0, 0));
        Rows(Basic).CountBy(r => r.Row![RegisterField.Authority] ?? "").ShouldBe([new("307", 216), new("936", 1038)], ignoreOrder: true);
    }

    [Fact]
    public async Task Extract_OfSurrey_IsReadWhole()
    {
        var preview = await Preview(Extract);
        preview.Source.ShouldBe("gias-extract");
        preview.Counts.ShouldBe(new FateCounts(New: 576, 0, 0, 0, 0));
        preview.NamingPeople.ShouldBeEmpty();
        preview.Inspections.ShouldContain("OfstedRating (name)");
        preview.Unknown.ShouldBeEmpty();
    }

    [Fact]
    public async Task Extract_AfterTheBasicList_AddsItsFieldsAndShowsWhatIsOlder()
    {
        var preview = await Preview(Extract, new RegisterInMemory().Take(Basic));
        preview.Counts.Total.ShouldBe(576);
        preview.Counts.New.ShouldBeLessThan(5);
        preview.Counts.Changed.ShouldBeGreaterThan(500);
        preview.Reopened.ShouldBeGreaterThan(20);
        preview.ChangesByField.Keys.ShouldContain(RegisterField.Postcode);
    }

    [Fact]
    public async Task BasicList_OfTheCountry_IsReadWhole()
    {
        var file = Shared("gias", "establishments_all_england_basic_20240617.csv.gz");
        var preview = await Preview(file);
        preview.Rejections.Select(r => Say(r.Why)).ShouldBeEmpty();
        preview.Counts.ShouldBe(new FateCounts(New: 51_012, 0, 0, 0, 0));
        preview.Repeats.ShouldBe(0);
        preview.Unknown.ShouldBeEmpty();
        var rows = Rows(file);
        rows.Count(r => r.Row![RegisterField.Authority] is null).ShouldBe(280);
        rows.Single(r => r.Row!.Urn == 149679)
            .Row![RegisterField.Name]
            .ShouldBe("St Michael's Roman Catholic Primary School, a Voluntary Academy");
        rows.CountBy(r => r.Row![RegisterField.Status] ?? "")
            .ShouldBe(
                [new("Open", 26_997), new("Closed", 23_812), new("Open, but proposed to close", 111), new("Proposed to open", 92)],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Extract_OfTwoAuthorities_IsReadWholeWithItsRaggedRowsAndWithoutItsPeople()
    {
        var file = Shared("gias", "establishments_850_936_20220420.csv.gz");
        var preview = await Preview(file);
        preview.Counts.ShouldBe(new FateCounts(New: 1_096, 0, 0, 0, 0));
        preview.NamingPeople.Count.ShouldBe(5);
        preview.Unknown.ShouldBeEmpty();
        var rows = Rows(file);
        rows.CountBy(r => r.Row![RegisterField.Authority] ?? "").ShouldBe([new("850", 520), new("936", 576)], ignoreOrder: true);
        rows.Count(r => r.Row![RegisterField.Pupils] is null).ShouldBe(296);
        rows.Count(r => r.Row![RegisterField.Opened] is null).ShouldBe(883);
        rows.Count(r => r.Row![RegisterField.Lsoa] is null).ShouldBe(28);
        rows.Count(r => r.Row![RegisterField.FreeMeals] == "0").ShouldBeGreaterThan(0);
    }

    [Fact]
    public void BasicList_OfTheCountry_HasEveryNameWithAnAccent()
    {
        var names = Rows(Shared("gias", "establishments_all_england_basic_20240617.csv.gz")).ConvertAll(r => r.Row![RegisterField.Name]!);
        foreach (var row in TextKindTests.Names)
            names.ShouldContain(row.Data);
    }
}
