using Candour.Methods.Matching;
using Candour.Methods.Optimisation;
using Candour.Methods.Verifiers;

namespace Candour.Methods.Tests.Matching;

public sealed class OneWayCirclesTests
{
    [Theory]
    [InlineData("oneway_n12_k2")]
    [InlineData("oneway_n24_k2")]
    public void Reference_Circles(string name)
    {
        var question = Read(name);

        var found = OneWayCircles.Of(question).OrThrow;

        found.Objective.ShouldBe(MatchingCases.Expected("matching", "groups_and_teams.json", name).GetProperty("objective").GetDouble());
        found.Ending.ShouldBeOfType<Ending.Proved>();
        CircleVerifier.Broken(question, found.Plan).ShouldBeEmpty();
    }

    [Fact]
    public void AnyQuestion_CirclesKeepEveryRule_AndWhereNoneFitsWhatIsNamedIsWhatIsBroken()
    {
        var (fits, none) = (0, 0);
        for (var seed = 0; seed < Long.Many(200, 10_000); seed++)
        {
            var question = Any(new Random(seed), out var ring);

            var answer = OneWayCircles.Of(question);

            if (answer is Answer<IReadOnlyList<IReadOnlyList<int>>>.NothingFits refused)
            {
                none++;
                ring.ShouldBeFalse($"seed {seed}: a plan was hidden in it");
                refused.Relax.ShouldNotBeEmpty();
                CircleVerifier
                    .Broken(question, refused.Closest)
                    .Order()
                    .ShouldBe(refused.Relax.Select(b => b.ToString()).Order(), $"seed {seed}");
                continue;
            }
            fits++;
            CircleVerifier.Broken(question, answer.OrThrow.Plan).ShouldBeEmpty($"seed {seed}");
            foreach (var reason in answer.OrThrow.Reasons)
                (reason.Next?.Cost ?? 0).ShouldBeGreaterThanOrEqualTo(-1e-9, $"seed {seed}");
        }
        (fits > 20 && none > 20).ShouldBeTrue($"{fits} fit and {none} do not");
    }

    [Fact]
    public void Of_FiveSchoolsTwoEach_IsTheBestThatTryingEverythingFinds()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var worth = new double[5, 5];
            for (var i = 0; i < 5; i++)
            for (var j = 0; j < 5; j++)
                worth[i, j] = random.Next(50);

            // Of five, two each and none mutual, every pair is reviewed one way: 2^10 tournaments to try.
            var best = double.NegativeInfinity;
            for (var set = 0; set < 1 << 10; set++)
            {
                var (sum, goes, bit) = (0.0, new int[5], 0);
                for (var i = 0; i < 5; i++)
                {
                    for (var j = i + 1; j < 5; j++)
                    {
                        var (from, to) = (set >> bit++ & 1) == 1 ? (i, j) : (j, i);
                        goes[from]++;
                        sum += worth[from, to];
                    }
                }
                if (goes.All(g => g == 2))
                    best = Math.Max(best, sum);
            }

            OneWayCircles.Of(new CircleQuestion(worth, 2)).OrThrow.Objective.ShouldBe(best);
        }
    }

    [Fact]
    public void Of_ThreeSchoolsTwoEach_NamesTheThreePairsThatWouldBeMutualOrWhatIsMissing()
    {
        var refused = OneWayCircles
            .Of(new CircleQuestion(new double[3, 3], 2))
            .ShouldBeOfType<Answer<IReadOnlyList<IReadOnlyList<int>>>.NothingFits>();

        refused.Relax.Count.ShouldBe(3);
        refused.IsFewest.ShouldBeTrue();
    }

    [Fact]
    public void Repair_APairMayNoLongerMeet_ChangesOnlyWhatMustChange()
    {
        var question = Read("oneway_n24_k2");
        var before = OneWayCircles.Of(question).OrThrow.Plan;
        var (worth, allowed) = (new double[24, 24], new bool[24, 24]);
        for (var i = 0; i < 24; i++)
        for (var j = 0; j < 24; j++)
            (worth[i, j], allowed[i, j]) = (question.Worth(i, j), question.IsAllowed(i, j) && (i, j) != (0, before[0][0]));
        var now = new CircleQuestion(worth, 2, allowed);

        var repaired = OneWayCircles.Repair(now, before).OrThrow;

        CircleVerifier.Broken(now, repaired.Plan).ShouldBeEmpty();
        repaired.Plan.SelectMany((to, i) => to.Except(before[i])).Count().ShouldBeInRange(2, 3);
    }

    private static CircleQuestion Read(string name)
    {
        var (score, allowed) = MatchingCases.Pairs($"{name}.csv");
        var count = score.GetLength(0);
        for (var i = 0; i < count; i++)
        for (var j = 0; j < i; j++)
            (score[i, j], allowed[i, j]) = (score[j, i], allowed[j, i]);
        return new CircleQuestion(score, 2, allowed);
    }

    private static CircleQuestion Any(Random random, out bool ring)
    {
        var count = 4 + random.Next(6);
        ring = random.Next(2) == 0;
        var (worth, allowed) = (new double[count, count], new bool[count, count]);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
                (worth[i, j], allowed[i, j]) = (random.Next(-20, 60), random.Next(10) < 3 || ring && j == (i + 1) % count);
        }
        return new CircleQuestion(worth, 1, allowed);
    }
}
