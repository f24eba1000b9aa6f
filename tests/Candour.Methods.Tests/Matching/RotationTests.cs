using Candour.Methods.Matching;

namespace Candour.Methods.Tests.Matching;

public sealed class RotationTests
{
    [Fact]
    public void Met_LaterYears_WeighHalfEach()
    {
        var met = Rotation.Met(
            2,
            3,
            [
                [(0, 1)],
                [(0, 1), (1, 2)],
                [(1, 2), (1, 2)],
            ]
        );

        met[0, 1].ShouldBe(1.5);
        met[1, 2].ShouldBe(0.75);
        met[0, 0].ShouldBe(0);
    }

    [Fact]
    public void Groups_NineSchoolsInThrees_NobodyMeetsAgainTheYearAfter()
    {
        // Nine in threes: the three of one group can part to three groups.
        var years = Rotation.Groups(new GroupQuestion(new double[9, 9], [3]), 4, 10);

        var pairs = years
            .SelectMany(y => y.OrThrow.Plan.SelectMany(g => g.SelectMany(i => g.Where(j => i < j).Select(j => (i, j)))))
            .ToList();
        pairs.Count.ShouldBe(36);
        years[1].OrThrow.Objective.ShouldBe(0);
        pairs.Take(18).Distinct().Count().ShouldBe(18);
    }

    [Fact]
    public void Groups_WithAPast_PartsThoseWhoMetLastYear()
    {
        var year = Rotation
            .Groups(
                new GroupQuestion(new double[6, 6], [3]),
                1,
                1,
                [
                    [(0, 1), (1, 2), (0, 2)],
                ]
            )
            .Single()
            .OrThrow;

        // Of three who were together, two must meet again in two groups of three.
        year.Objective.ShouldBe(-1);
    }

    [Fact]
    public void Groups_NothingFits_EndsThere() => Rotation.Groups(new GroupQuestion(new double[4, 4], [3]), 3, 1).Count.ShouldBe(1);
}
