using Candour.Records;

namespace Candour.Tests.Records;

public sealed class AuthoritiesTests
{
    private static readonly DateOnly Recently = new(2026, 10, 8);

    [Theory]
    [InlineData("307", "Ealing"), InlineData("936", "Surrey"), InlineData("826", "Milton Keynes"), InlineData("373", "Sheffield")]
    [
        InlineData("673", "Vale of Glamorgan"),
        InlineData("909", "Cumbria"),
        InlineData("940", "North Northamptonshire"),
        InlineData("0", "Does not apply")
    ]
    public void WithCode_Known_HasItsName(string code, string name) => Authorities.Shipped.WithCode(code)!.Name.ShouldBe(name);

    [Theory]
    [InlineData("Dorset", "1995-01-01", "912")]
    [InlineData("Dorset", "2018-06-01", "835")]
    [InlineData("Dorset", "2019-03-31", "835")]
    [InlineData("Dorset", "2019-04-01", "838")]
    [InlineData("Pre-LGR 2019 Dorset", "2026-10-08", "835")]
    [InlineData("Cheshire", "2005-01-01", "875")]
    [InlineData("Cumbria", "2026-10-08", "909")]
    [InlineData("Pre-LGR 2023 Cumbria", "2026-10-08", "909")]
    [InlineData("Bedfordshire", "1990-01-01", "902")]
    public void Named_OnADay_IsTheOneThatStoodThen(string name, string day, string code) =>
        Authorities.Shipped.Named(name, DateOnly.Parse(day))!.Code.ShouldBe(code);

    [Theory]
    [
        InlineData("Westmorland & Furness ", "943"),
        InlineData("St Helens", "342"),
        InlineData("St. Helens", "342"),
        InlineData("EALING", "307")
    ]
    [InlineData("Kingston Upon Hull, City of", "810"), InlineData("Isles of Scilly", "420"), InlineData("Bristol, City of", "801")]
    public void Named_SpelledInAnotherWay_IsTheSame(string name, string code) =>
        Authorities.Shipped.Named(name, Recently)!.Code.ShouldBe(code);

    [Theory]
    [InlineData("Ealin"), InlineData(""), InlineData("?!")]
    public void Named_Unknown_IsNobody(string name) => Authorities.Shipped.Named(name, Recently).ShouldBeNull();

    [Fact]
    public void All_OnAnyDay_StandOnceByName()
    {
        foreach (
            var day in new[]
            {
                new DateOnly(1990, 1, 1),
                new DateOnly(1997, 6, 1),
                new DateOnly(2008, 1, 1),
                new DateOnly(2020, 1, 1),
                new DateOnly(2022, 1, 1),
                Recently,
            }
        )
            Authorities.Shipped.All.Where(a => a.StoodOn(day)).Select(a => a.Name).ShouldBeUnique();
    }

    [Fact]
    public void All_InEnglandToday_Are153() =>
        Authorities.Shipped.All.Count(a => a.Place == "england" && a.StoodOn(Recently)).ShouldBe(153);

    [Fact]
    public void All_InEnglandIn2022_Are152() =>
        Authorities.Shipped.All.Count(a => a.Place == "england" && a.StoodOn(new DateOnly(2022, 9, 1))).ShouldBe(152);
}
