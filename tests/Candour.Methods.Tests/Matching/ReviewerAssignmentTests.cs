using Candour.Methods.Matching;
using Candour.Methods.Optimisation;
using Candour.Methods.Verifiers;

namespace Candour.Methods.Tests.Matching;

public sealed class ReviewerAssignmentTests
{
    [Theory]
    [InlineData("cov3_load0_4", 3, 0, 4)]
    [InlineData("cov3_load1_3", 3, 1, 3)]
    [InlineData("cov4_load2_3", 4, 2, 3)]
    public void Reference_Affinity(string name, int needed, int fewest, int most)
    {
        var expected = MatchingCases.Expected("matching", "affinity.json", "affinity_90x60").GetProperty(name);
        var affinity = MatchingCases.Affinity("affinity_90x60.csv");
        var question = new AssignmentQuestion(
            affinity,
            Enumerable.Repeat(needed, 60).ToList(),
            Enumerable.Repeat(fewest, 90).ToList(),
            Enumerable.Repeat(most, 90).ToList()
        );

        var all = ReviewerAssignment.MostInAll(question).OrThrow;
        var worst = ReviewerAssignment.WorstServedFirst(question).OrThrow;

        all.Objective.ShouldBe(expected.GetProperty("max_total").GetProperty("total").GetDouble(), 1e-9);
        all.Ending.ShouldBeOfType<Ending.Proved>();
        AssignmentVerifier.Broken(question, all.Plan).ShouldBeEmpty();
        Floor(question, worst.Plan).ShouldBe(expected.GetProperty("max_min").GetProperty("optimum").GetDouble(), 1e-9);
        worst.Objective.ShouldBe(expected.GetProperty("max_min").GetProperty("best_total_subject_to_it").GetDouble(), 1e-9);
        worst.Ending.ShouldBeOfType<Ending.Proved>();
        AssignmentVerifier.Broken(question, worst.Plan).ShouldBeEmpty();
    }

    [Fact]
    public void AnyQuestion_PlansKeepEveryRuleAndAreTheBestThatTryingEverythingFinds()
    {
        var (fits, none) = (0, 0);
        for (var seed = 0; seed < Long.Many(200, 10_000); seed++)
        {
            var question = Any(new Random(seed));
            var every = Everything(question).ToList();

            var (all, worst) = (ReviewerAssignment.MostInAll(question), ReviewerAssignment.WorstServedFirst(question));

            if (all is Answer<IReadOnlyList<IReadOnlyList<int>>>.NothingFits refused)
            {
                none++;
                every.ShouldBeEmpty($"seed {seed}");
                worst.ShouldBeOfType<Answer<IReadOnlyList<IReadOnlyList<int>>>.NothingFits>();
                refused.Relax.ShouldNotBeEmpty();
                AssignmentVerifier
                    .Broken(question, refused.Closest)
                    .Order()
                    .ShouldBe(refused.Relax.Select(b => b.ToString()).Order(), $"seed {seed}");
                if (question.Schools <= 3)
                    refused.Relax.Count.ShouldBe(
                        EveryPlan(question).Min(p => AssignmentVerifier.Broken(question, p).Count),
                        $"seed {seed}"
                    );
                continue;
            }
            fits++;
            AssignmentVerifier.Broken(question, all.OrThrow.Plan).ShouldBeEmpty($"seed {seed}");
            AssignmentVerifier.Broken(question, worst.OrThrow.Plan).ShouldBeEmpty($"seed {seed}");
            all.OrThrow.Objective.ShouldBe(every.Max(p => Total(question, p)), 1e-9, $"seed {seed}");
            var floor = every.Max(p => Floor(question, p));
            Floor(question, worst.OrThrow.Plan).ShouldBe(floor, 1e-7, $"seed {seed}");
            worst.OrThrow.Objective.ShouldBe(
                every.Where(p => Floor(question, p) >= floor - 1e-9).Max(p => Total(question, p)),
                1e-7,
                $"seed {seed}"
            );
        }
        (fits > 20 && none > 20).ShouldBeTrue($"{fits} fit and {none} do not");
    }

    [Fact]
    public void Reasons_NextBest_IsAPlanThatKeepsEveryRuleAndCostsThatMuch()
    {
        var checks = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var question = Any(new Random(seed));
            if (ReviewerAssignment.MostInAll(question) is not Answer<IReadOnlyList<IReadOnlyList<int>>>.Fits { Proposal: var proposal })
                continue;
            foreach (var reason in proposal.Reasons)
            {
                if (reason.Next is not { } next)
                    continue;
                var other = proposal
                    .Plan.Select((l, s) => s == reason.Second ? l.Select(r => r == reason.First ? next.Instead : r).ToList() : l.ToList())
                    .ToList();
                AssignmentVerifier.Broken(question, other).ShouldBeEmpty();
                (proposal.Objective - Total(question, other)).ShouldBe(next.Cost, 1e-9);
                next.Cost.ShouldBeGreaterThanOrEqualTo(-1e-9);
                checks++;
            }
        }
        checks.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Repair_OneDropsOut_ChangesNoMoreThanTheirSchools()
    {
        var affinity = MatchingCases.Affinity("affinity_90x60.csv");
        int[] most = [.. Enumerable.Repeat(4, 90)];
        AssignmentQuestion With(int[] loads) => new(affinity, Enumerable.Repeat(3, 60).ToList(), new int[90], loads);
        var before = ReviewerAssignment.MostInAll(With(most)).OrThrow.Plan;
        var gone = before[7][0];
        int[] after = [.. most.Select((m, r) => r == gone ? 0 : m)];

        var repaired = ReviewerAssignment.Repair(With(after), before).OrThrow;

        AssignmentVerifier.Broken(With(after), repaired.Plan).ShouldBeEmpty();
        repaired.Plan.SelectMany((l, s) => l.Except(before[s])).Count().ShouldBe(before.Count(l => l.Contains(gone)));
    }

    [Fact]
    public void CutShort_TheStepItNames_ReplaysIt()
    {
        var affinity = MatchingCases.Affinity("affinity_90x60.csv");
        var question = new AssignmentQuestion(
            affinity,
            Enumerable.Repeat(4, 60).ToList(),
            Enumerable.Repeat(2, 90).ToList(),
            Enumerable.Repeat(3, 90).ToList()
        );
        using var stop = new CancellationTokenSource();
        var watch = new StopAt(2500, stop);

        var cut = ReviewerAssignment.WorstServedFirst(question, new Effort { Stop = stop.Token, Progress = watch }).OrThrow;
        var step = cut.Ending.ShouldBeOfType<Ending.CutShort>().Step;
        var replayed = ReviewerAssignment.WorstServedFirst(question, new Effort { Steps = step }).OrThrow;

        replayed.Ending.ShouldBe(cut.Ending);
        replayed.Plan.Select(l => string.Join(",", l)).ShouldBe(cut.Plan.Select(l => string.Join(",", l)));
        replayed.Bound.ShouldBe(cut.Bound);
    }

    private static double Total(AssignmentQuestion question, IEnumerable<IEnumerable<int>> plan) =>
        plan.Select((l, s) => l.Sum(r => question.Affinity(r, s))).Sum();

    private static double Floor(AssignmentQuestion question, IEnumerable<IEnumerable<int>> plan) =>
        plan.Select((l, s) => l.Sum(r => question.Affinity(r, s))).Min();

    private static AssignmentQuestion Any(Random random)
    {
        var (reviewers, schools) = (3 + random.Next(3), 2 + random.Next(3));
        var affinity = new double[reviewers, schools];
        for (var r = 0; r < reviewers; r++)
        for (var s = 0; s < schools; s++)
            affinity[r, s] = random.Next(-5, 20) / 4.0;
        var fewest = Enumerable.Range(0, reviewers).Select(_ => random.Next(2)).ToList();
        return new AssignmentQuestion(
            affinity,
            Enumerable.Range(0, schools).Select(_ => 1 + random.Next(2)).ToList(),
            fewest,
            fewest.Select(f => f + random.Next(3)).ToList(),
            Enumerable.Range(0, 4).Select(_ => (random.Next(reviewers), random.Next(schools))).ToList()
        );
    }

    private static IEnumerable<List<List<int>>> Everything(AssignmentQuestion question) =>
        EveryPlan(question, full: true).Where(p => AssignmentVerifier.Broken(question, p).Count == 0);

    /// <summary>Every way to give schools as many reviewers as they need; unless only full teams are wanted, or fewer.</summary>
    private static IEnumerable<List<List<int>>> EveryPlan(AssignmentQuestion question, bool full = false)
    {
        IEnumerable<List<List<int>>> plans =
        [
            [],
        ];
        for (var s = 0; s < question.Schools; s++)
        {
            var sets = Enumerable
                .Range(0, 1 << question.Reviewers)
                .Select(set => Enumerable.Range(0, question.Reviewers).Where(r => (set >> r & 1) == 1).ToList())
                .Where(l => full ? l.Count == question.Needed[s] : l.Count <= question.Needed[s])
                .ToList();
            plans = plans.SelectMany(p => sets.Select(l => p.Append(l).ToList())).ToList();
        }
        return plans;
    }
}
