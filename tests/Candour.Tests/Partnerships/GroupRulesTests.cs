using Candour.Partnerships.Groups;

namespace Candour.Tests.Partnerships;

public sealed class GroupRulesTests
{
    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "")]
    [InlineData(2, "2")]
    [InlineData(3, "3")]
    [InlineData(4, "4")]
    [InlineData(5, "3,2")]
    [InlineData(6, "3,3")]
    [InlineData(7, "3,4")]
    [InlineData(8, "4,4")]
    [InlineData(13, "3,3,3,4")]
    public void Sizes_OfACluster_AreTriadsAndFours(int schools, string expected) => string.Join(",", GroupRules.Sizes(schools)).ShouldBe(expected);

    [Fact]
    public void Sizes_OfAnyNumberFromTwo_TakeEverySchool()
    {
        for (var schools = 2; schools <= 200; schools++)
        {
            GroupRules.Sizes(schools).Sum().ShouldBe(schools);
            GroupRules.Sizes(schools).ShouldAllBe(size => GroupRules.Fits(size));
        }
    }
}
