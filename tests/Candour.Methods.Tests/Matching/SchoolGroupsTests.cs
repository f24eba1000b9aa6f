using Candour.Methods.Matching;
using Candour.Methods.Optimisation;
using Candour.Methods.Verifiers;

namespace Candour.Methods.Tests.Matching;

public sealed class SchoolGroupsTests
{
    [Theory]
    [InlineData("groups_n12_3", new[] { 3 })]
    [InlineData("groups_n20_34", new[] { 3, 4 })]
    [InlineData("groups_n33_3", new[] { 3 })]
    public void Reference_Groups(string name, int[] sizes)
    {
        var (score, allowed) = MatchingCases.Pairs($"{name}.csv");
        var question = new GroupQuestion(score, sizes, allowed);

        var found = SchoolGroups.Of(question).OrThrow;

        found.Objective.ShouldBe(MatchingCases.Expected("matching", "groups_and_teams.json", name).GetProperty("objective").GetDouble());
        found.Bound.ShouldBe(found.Objective);
        found.Ending.ShouldBeOfType<Ending.Proved>();
        GroupVerifier.Broken(question, found.Plan).ShouldBeEmpty();
        foreach (var reason in found.Reasons)
            (reason.Next?.Cost ?? 0).ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public void AnyQuestion_GroupsKeepEveryRuleAndAreTheBestThatTryingEverythingFinds()
    {
        var (fits, none) = (0, 0);
        for (var seed = 0; seed < Long.Many(200, 10_000); seed++)
        {
            var question = Any(new Random(seed));
            var (best, fewest) = Everything(question);

            var answer = SchoolGroups.Of(question);

            if (answer is Answer<IReadOnlyList<IReadOnlyList<int>>>.NothingFits refused)
            {
                none++;
                best.ShouldBe(double.NegativeInfinity, $"seed {seed}");
                GroupVerifier
                    .Broken(question, refused.Closest)
                    .Order()
                    .ShouldBe(refused.Relax.Select(b => b.ToString()).Order(), $"seed {seed}");
                refused.Relax.Count.ShouldBe(fewest, $"seed {seed}");
                refused.IsFewest.ShouldBeTrue();
                continue;
            }
            fits++;
            GroupVerifier.Broken(question, answer.OrThrow.Plan).ShouldBeEmpty($"seed {seed}");
            answer.OrThrow.Objective.ShouldBe(best, $"seed {seed}");
        }
        (fits > 20 && none > 20).ShouldBeTrue($"{fits} fit and {none} do not");
    }

    [Fact]
    public void Repair_ASchoolDropsOut_KeepsTheOtherGroups()
    {
        var (score, allowed) = MatchingCases.Pairs("groups_n33_3.csv");
        var before = SchoolGroups.Of(new GroupQuestion(score, [3], allowed)).OrThrow.Plan;
        // The last school goes; the numbers of the others stay.
        var (less, may) = (new double[32, 32], new bool[32, 32]);
        for (var i = 0; i < 32; i++)
        for (var j = 0; j < 32; j++)
            (less[i, j], may[i, j]) = (score[i, j], allowed[i, j]);
        IReadOnlyList<int>[] left = [.. before.Select(g => g.Where(s => s < 32).ToList())];

        var repaired = SchoolGroups.Repair(new GroupQuestion(less, [2, 3], may), left).OrThrow;

        repaired.Plan.Select(g => string.Join(",", g)).Order().ShouldBe(left.Select(g => string.Join(",", g)).Order());
    }

    [Fact]
    public void CutShort_TheStepItNames_ReplaysIt()
    {
        var random = new Random(5);
        var worth = new double[60, 60];
        for (var i = 0; i < 60; i++)
        for (var j = 0; j < 60; j++)
            worth[i, j] = random.Next(100);
        var question = new GroupQuestion(worth, [3]);
        using var stop = new CancellationTokenSource();

        var cut = SchoolGroups.Of(question, new Effort { Stop = stop.Token, Progress = new StopAt(5500, stop) }).OrThrow;
        var step = cut.Ending.ShouldBeOfType<Ending.CutShort>().Step;
        var replayed = SchoolGroups.Of(question, new Effort { Steps = step }).OrThrow;

        replayed.Ending.ShouldBe(cut.Ending);
        (replayed.Objective, replayed.Bound).ShouldBe((cut.Objective, cut.Bound));
        cut.Bound.ShouldBeGreaterThanOrEqualTo(SchoolGroups.Of(question).OrThrow.Objective);
    }

    private static GroupQuestion Any(Random random)
    {
        var count = 5 + random.Next(5);
        var (worth, allowed) = (new double[count, count], new bool[count, count]);
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
                (worth[i, j], allowed[i, j]) = (random.Next(-10, 40), random.Next(10) < 7);
        }
        int[][] sizes =
        [
            [3],
            [2, 3],
            [3, 4],
            [4],
        ];
        return new GroupQuestion(worth, sizes[random.Next(4)], allowed);
    }

    /// <summary>The most worth of a plan that keeps every rule, and the fewest breaches of any.</summary>
    private static (double Best, int Fewest) Everything(GroupQuestion question)
    {
        var (best, fewest) = (double.NegativeInfinity, int.MaxValue);
        Place(0, []);
        return (best, fewest);

        void Place(int school, List<List<int>> groups)
        {
            if (school == question.Schools)
            {
                var broken = GroupVerifier.Broken(question, groups).Count;
                fewest = Math.Min(fewest, broken);
                if (broken == 0)
                    best = Math.Max(best, groups.Sum(g => g.SelectMany((x, i) => g.Skip(i + 1).Select(y => question.Worth(x, y))).Sum()));
                return;
            }
            foreach (var group in groups.Where(g => g.Count <= question.Sizes.Max()).ToList())
            {
                group.Add(school);
                Place(school + 1, groups);
                group.RemoveAt(group.Count - 1);
            }
            groups.Add([school]);
            Place(school + 1, groups);
            groups.RemoveAt(groups.Count - 1);
        }
    }
}
